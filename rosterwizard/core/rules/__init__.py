"""What a profile asks of a record type's columns, rule by rule."""
