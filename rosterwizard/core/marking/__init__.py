"""Workbooks that go back to people with their problems marked."""
