"""From the rooms' rows to the theory, and back as a diagnosis."""
