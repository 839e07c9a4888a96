"""The pages of this room, one module for each matter."""
