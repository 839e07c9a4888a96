"""What the pages of this room say and show, made of what the selectors return."""
