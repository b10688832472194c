"""A job: a sheet for each record type, its problems, its edits, the outcomes of its rows."""
