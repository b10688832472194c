"""Case files: made of the work at hand, and opened in a world of their own."""
