"""What a system says of a row that is in, beyond that it is."""

import re

_NO_MORE = re.compile(r"[\w ]*\.?")  # "User Created", and no second sentence or bracket
SAID_OF = frozenset({"created", "updated", "unchanged"})


def is_remark(state: str, words: str) -> bool:
    """Tell whether the words on a row of that state say more than the state does."""
    return state in SAID_OF and not _NO_MORE.fullmatch(words.strip())
