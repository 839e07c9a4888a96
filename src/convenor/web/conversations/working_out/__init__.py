"""From what was said to what may be shown of it: what a release holds is worked out here, and nowhere else."""
