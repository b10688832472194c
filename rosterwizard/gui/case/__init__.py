"""Making a case file: the parts of its dialog."""
