"""Spreadsheets to fill in: what stands in them, and how they are known again."""
