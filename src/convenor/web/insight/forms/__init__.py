"""What this room asks: an answer to advice, and what came of an action."""
