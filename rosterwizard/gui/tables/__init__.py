"""Tables over the sheet's own columns; the rows shown are one list of positions."""
