"""The window. The only place that knows Qt; it decides nothing that `core` could decide."""
