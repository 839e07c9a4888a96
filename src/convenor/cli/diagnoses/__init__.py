"""A diagnosis shown three ways: as words, as data, as a page to print."""
