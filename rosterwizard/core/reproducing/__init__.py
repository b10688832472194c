"""Whether two checks found the same problems, told without the text of any cell."""
