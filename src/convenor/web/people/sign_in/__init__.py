"""How allauth, which does the signing in, is made to keep this site's rules and speak its words."""
