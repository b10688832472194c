"""The parts of the page that says what became of each row."""
