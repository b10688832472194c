"""In what two profiles differ."""
