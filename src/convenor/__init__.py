"""Convenor: the workspace of a partnership that governs itself by collaboration."""

__version__ = "0.1.0"
