"""Handing a checked job over to a system: the plan, the protocols, the outcome of every row."""
