"""What the file page is made of: the drop zone, the strip of facts, the first rows."""
