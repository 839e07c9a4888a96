"""What came out of a conversation, in words and drawings: only what a release holds."""
