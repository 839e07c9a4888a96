"""What `convenor opinions` reads and writes: the same reading as data, as words and as a page."""
