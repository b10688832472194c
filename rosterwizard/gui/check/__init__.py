"""The parts of the page where a roster is checked and mended."""
