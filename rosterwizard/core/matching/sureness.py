"""How sure a guess at the field of a column must be, 0 to 1."""

AT_LEAST = 0.4
"""Less is not worth a question."""
SURELY = 0.9
"""What people write for the field, and not only for things like it."""
FEW_FIT = 0.3
"""Where so few of the values fit, the column is about something else."""
