"""How a forum is set up: who is included, by what rules, how openly, in which roles."""
