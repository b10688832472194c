"""What a problem means, and why something is one or is none."""
