"""Several things in one sentence, joined as the language joins them."""

from collections.abc import Iterable

from rosterwizard.core.messages.words import sentence


def listed(items: Iterable[str], code: str = "list") -> str:
    """Return the items as one text: "a, b, c"; of none an empty text.

    code: the words that join them; "list-either" for "a, b or c".
    """
    every = tuple(items)
    said = "".join(every[:1])
    for item in every[1:-1]:
        said = sentence(code, "message", before=said, next=item)
    return sentence(code, "last", before=said, next=every[-1]) if every[1:] else said
