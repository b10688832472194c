"""Which heading is which field, and which record type a sheet is of."""
