"""What the pages of this room show, ready to be worded."""
