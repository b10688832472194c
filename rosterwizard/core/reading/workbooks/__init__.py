"""Workbooks: read in a process of their own, which imports nothing that it can do without."""
