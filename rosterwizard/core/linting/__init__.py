"""What is wrong with a profile, beyond what its reading tells."""
