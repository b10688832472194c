"""Look-alike files: the same shape and the same problems, and nobody's data."""
