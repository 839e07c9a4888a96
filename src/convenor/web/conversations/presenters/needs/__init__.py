"""What each of us needs, as a page: sentences first, then what was said, then tables."""
