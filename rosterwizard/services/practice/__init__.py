"""A destination to practise on, on this machine only."""
