"""What Infiniti's answer says, read strictly.

The form is documented (`success`, `summary`, and `details` only if some rows failed); status
codes are not. `details` counts data rows from 1, in any order, and may leave rows out: so the
page's sample has it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from rosterwizard.services.ways.server_words import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Said = tuple[str, ...]  # of one row, each sentence once
# Every summary of the page counts these; "unchanged" is none of its words.
_ALWAYS_COUNTED = {"created", "updated", "failed"}
_COUNT = re.compile(
    r"\b(\d[\d,]{0,12}) (?:[a-z]+ ){0,3}?(created|updated|unchanged|failed|processed)\b",
    re.IGNORECASE,
)
_REFUSED_ACCOUNT = re.compile(r"unauthori[sz]ed|check credentials", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"[0-9]{1,9}")
# The number of the first row, and the words for it; the page's own sample comes first.
NUMBERINGS = {1: "", 0: "row-numbered-from-zero", 2: "row-numbered-with-heading"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the body says. counts: what the summary counts, by its word.

    details: what is said of a row (position in the batch), each sentence once.
    first: the number that `details` gives to the first row; None when its numbers fit no rows.
    contradicts: whether a member of the object, or a count, is there twice.
    """

    success: bool
    summary: str
    counts: Mapping[str, int]
    details: Mapping[int, Said]
    first: int | None = 1
    contradicts: bool = False

    @property
    def counts_all(self) -> bool:
        """Whether the summary counts all that each summary counts."""
        return self.counts.keys() >= _ALWAYS_COUNTED

    @property
    def refuses_account(self) -> bool:
        """Whether the server did not even look at the rows."""
        silent = not self.success and not self.contradicts and not self.tells_rows
        return silent and bool(_REFUSED_ACCOUNT.search(self.summary))

    @property
    def tells_rows(self) -> bool:
        """Whether rows were looked at."""
        return bool(self.details) or self.first is None or self.counts_all


def told_in(text: str | None, rows: int) -> Told | None:
    """Return what the body says about `rows` rows; None when it is no such JSON object."""
    if text is None:
        return None
    try:
        # Objects become tuples of pairs, so that a name that comes twice is noticed.
        members = json.loads(text, object_pairs_hook=tuple, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None
    if not isinstance(members, tuple):
        return None
    named = dict(members)
    success, summary = named.get("success"), named.get("summary", "")
    if not isinstance(success, bool):
        return None
    said = tidy(summary) if isinstance(summary, str) else ""
    counts = {(word.lower(), int(count.replace(",", ""))) for count, word in _COUNT.findall(said)}
    first, details = _details(named.get("details"), rows)
    return Told(
        success,
        said,
        dict(counts),
        details,
        first,
        contradicts=len(named) < len(members) or len(dict(counts)) < len(counts),
    )


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _details(details: object, rows: int) -> tuple[int | None, dict[int, Said]]:
    """Return the number of the first row, and what is said of each row; see `Told`."""
    if isinstance(details, list):
        fits = len(details) in {0, rows}
        return (1, _by_row(list(enumerate(details)))) if fits else (None, {})
    if not isinstance(details, tuple):
        return 1, {}
    numbers = [key.strip() for key, _ in details]
    if not all(_ROW_NUMBER.fullmatch(number) for number in numbers):
        return None, {}
    for first in NUMBERINGS:
        found = [int(number) - first for number in numbers]
        if all(0 <= row < rows for row in found):
            said = (words for _, words in details)
            return first, _by_row(list(zip(found, said, strict=True)))
    return None, {}


def _by_row(said: Sequence[tuple[int, object]]) -> dict[int, Said]:
    found: dict[int, Said] = {}
    for row, words in said:
        text = tidy(words) if isinstance(words, str) else ""
        found[row] = tuple(dict.fromkeys((*found.get(row, ()), text)))
    return found
