"""What a cell means: the values that a field takes, and the stages of a column's text."""
