"""Who brings people together, and from where in the partnership they do it."""
