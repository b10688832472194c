"""What a person sees of a sheet."""
