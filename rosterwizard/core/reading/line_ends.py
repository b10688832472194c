"""What ends a line."""

import re

_MARK = "\ufeff"
_ENOUGH = 500  # letters of a line, to know it again


def one_kind_of_line_end(text: str) -> str:
    """Return a text of an old Mac with the line ends of today.

    Whoever joined two files left the mark of the second one inside, before the same headings; it
    belongs to no cell. Before anything else it counts as a blank, and is told as such.
    """
    text = text.lstrip(_MARK)
    if _MARK in text:
        first = re.escape(text.partition("\n")[0][:_ENOUGH].rstrip())
        text = re.sub(rf"(?m)^{_MARK}(?={first})", "", text)
    if "\r" in text and "\n" not in text and '"' not in text:
        return text.replace("\r", "\n")
    return text
