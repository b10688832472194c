"""What the template page is made of: the list of fields, the picture, the words on a field."""
