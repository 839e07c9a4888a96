"""From rows of this room to readings of them that may be shown."""
