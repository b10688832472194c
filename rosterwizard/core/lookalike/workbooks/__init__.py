"""Workbooks rewritten with look-alike texts."""
