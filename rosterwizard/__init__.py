"""Roster Wizard: from an empty template to a confirmed submission."""

__version__ = "0.1.0"
