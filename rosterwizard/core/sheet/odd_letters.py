"""Characters that no cell should hold, as patterns."""

LOST = "\ufffd"
"""What other programs write for a letter that they could not read."""
LINE_BREAK = "[\r\n]"
CONTROL = "[\x00-\x08\x0e-\x1f\x7f]"
"""Characters that are no text, and that nobody sees."""
