"""The parts of the dialog that shows the history."""
