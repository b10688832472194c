"""Profiles: what the program knows about each system, as data."""
