"""What was read: text by column, and what headings, cells and file names may look like."""
