"""The loop in the middle of the model: dialogue, trust, commitment, shared understanding, small wins."""
