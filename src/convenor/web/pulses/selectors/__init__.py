"""Reads of this room, one module for each matter; first argument who is asking."""
