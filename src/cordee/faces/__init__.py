"""The faces: they translate between people and actions, and do nothing else."""
