"""The engine that every table in or out goes through: rows out in batches, a plan of what a file would do, apply, undo."""
