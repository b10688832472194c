"""The case file: what a person sends to support, so that what they saw can be seen elsewhere."""
