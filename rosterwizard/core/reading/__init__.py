"""Reading: the bytes of a file in, a sheet of text out."""
