"""The parts of the page where a person says which heading is which field."""
