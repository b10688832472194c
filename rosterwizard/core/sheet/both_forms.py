"""Words that are written in both of their forms: "Schüler/in", "Lehrer(in)", "alumno/a"."""

import re

_BOTH_FORMS = re.compile(
    r"(?<=[^\W\d_])(?:[/*:]-?(?:innen|in|as|a|e)(?![^\W_])|\((?:innen|in|as|a|e)\))"
)


def in_one_form(text: str) -> str:
    """Return the text with the first form of such words alone."""
    return _BOTH_FORMS.sub("", text)
