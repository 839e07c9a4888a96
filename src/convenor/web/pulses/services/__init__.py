"""Writes of this room, one module for each matter; `by` names the actor."""
