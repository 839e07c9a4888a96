"""The engine behind every file in or out: rows out in batches, a plan of what a file would do, apply, undo."""
