"""What the pages of this room show, chosen and put in order before a template sees it."""
