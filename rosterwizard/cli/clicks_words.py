"""What click says by itself (usage, wrong options, questions), in our words.

Each module of click looks its texts up by `_` and `ngettext`, names of its own that it took from
gettext; so those are replaced. Setting gettext up instead would need a compiled catalogue for
each language, kept beside our words and in step with them.
"""

import re
from contextlib import suppress

from click import core, decorators, exceptions, formatting, parser, termui, types

from rosterwizard.core.messages.words import spoken, unfilled_sentence

_SPEAKING = (core, decorators, exceptions, formatting, parser, termui, types)


def code_of(text: str) -> str:
    """Return the code that a text of click goes by in our words."""
    words = re.findall(r"[a-z]+", re.sub(r"![rs]\}", "}", text.lower()))
    return "-".join(["click", *words])


def say_in_our_words() -> None:
    """Let click ask our words for what it says, from now on."""
    for module in _SPEAKING:
        for name, look_up in (("_", _said), ("ngettext", _counted)):
            if name in vars(module):
                setattr(module, name, look_up)


def _said(text: str) -> str:
    return _ours(text, "message") or text


def _counted(one: str, many: str, count: int) -> str:
    form = spoken().form_of(count)
    return _ours(many, form) or _ours(many, "message") or (one if count == 1 else many)


def _ours(text: str, part: str) -> str:
    """Return our words for a text of click, the gaps for click to fill; "" where there are none."""
    with suppress(Exception):  # damaged words must not hide what is said about a command
        return unfilled_sentence("usage", code_of(text), part)
    return ""
