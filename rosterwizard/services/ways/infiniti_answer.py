"""What Infiniti's answer says about each row: read strictly, and never taken for more than it says.

The form is documented (`success`, `summary`, and `details` only if some rows failed); status
codes are not. `details` counts data rows from 1, in any order, and may leave rows out: so the
page's sample has it. An answer that numbers otherwise is read so only if all its numbers and all
its counts fit; one that contradicts itself says nothing about any row.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import polars as pl

from rosterwizard.core.job.outcomes import FRAME, State
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.ways.exchange import Answer
from rosterwizard.services.ways.left_open import KINDS, Kind, LeftOpen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Said = tuple[str, ...]  # of one row, each sentence once
STATE_OF: dict[Kind, State] = {"created": "created", "updated": "updated", "failed": "refused"}
LONGEST_WORDS = 1000
_COUNT = re.compile(
    r"\b(\d[\d,]{0,12}) (?:[a-z]+ ){0,3}?(created|updated|failed|processed)\b", re.IGNORECASE
)
_DONE = re.compile(r"(?:(?:users?|patrons?|contacts?) ){1,2}(created|updated)\.?", re.IGNORECASE)
_FAILED = re.compile(r"Field \(|.*\bfailed to import\b", re.IGNORECASE)
_REFUSED_ACCOUNT = re.compile(r"unauthori[sz]ed|check credentials", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"[0-9]{1,9}")
_ECHO = " User failed to import:"  # from here on a message only repeats itself
# The number of the first row, and the words for it; the page's own sample comes first.
_NUMBERINGS = {1: "", 0: "row-numbered-from-zero", 2: "row-numbered-with-heading"}


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
        """Whether the summary counts all three kinds."""
        return self.counts.keys() >= set(KINDS)

    @property
    def refuses_account(self) -> bool:
        """Whether the server did not even look at the rows."""
        silent = not self.success and not self.contradicts and not self.tells_rows
        return silent and bool(_REFUSED_ACCOUNT.search(self.summary))

    @property
    def tells_rows(self) -> bool:
        """Whether rows were looked at."""
        return bool(self.details) or self.first is None or self.counts_all


def told_in(body: bytes, rows: int) -> Told | None:
    """Return what the body says about `rows` rows; None when it is no such JSON object."""
    try:
        text = body.decode("utf-8-sig")
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
    said = plain(summary) if isinstance(summary, str) else ""
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


def states_told(told: Told, rows: int) -> Answer:
    """Return the answer about a batch of `rows` rows."""
    kinds = {row: _kind(said) for row, said in told.details.items()}
    left = _left_open(told, rows, Counter(kinds.values()))
    agrees = not told.contradicts and left.fits and _all_processed(told, rows)
    if told.first != 1 and not (told.first is not None and agrees and told.counts_all):
        return Answer("unknown", sentence("row-numbering-unknown"), summary=told.summary)
    if not agrees:
        return _contradictory(told)
    # An unknown wording may be the reason of a failure: then success alone is no word to take.
    trusted = told.counts_all or (not left.odd if told.success else bool(told.details))
    state = left.state_of_unnamed if trusted else "unknown"
    named: list[tuple[int, State, str]] = []
    for row, said in sorted(told.details.items()):
        kind = kinds[row]
        named.append((row, *_outcome(said, STATE_OF[kind] if kind else left.state_of_odd)))
    return _answer(told, state, _words_of_unnamed(state, told.summary), named)


def plain(text: str) -> str:
    """Return the server's words on one line, without what steers a screen, and not without end."""
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text)
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= LONGEST_WORDS else f"{tidy[: LONGEST_WORDS - 1]}…"


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
    for first in _NUMBERINGS:
        found = [int(number) - first for number in numbers]
        if all(0 <= row < rows for row in found):
            said = (words for _, words in details)
            return first, _by_row(list(zip(found, said, strict=True)))
    return None, {}


def _by_row(said: Sequence[tuple[int, object]]) -> dict[int, Said]:
    found: dict[int, Said] = {}
    for row, words in said:
        text = plain(words) if isinstance(words, str) else ""
        found[row] = tuple(dict.fromkeys((*found.get(row, ()), text)))
    return found


def _kind(said: Said) -> Kind | None:
    """Return what is said of a row in so many words; None for what nobody has documented."""
    if len(said) > 1:
        return None
    done = _DONE.fullmatch(said[0])
    if done:
        return "created" if done[1].lower() == "created" else "updated"
    return "failed" if _FAILED.match(said[0]) else None


def _left_open(told: Told, rows: int, named: Mapping[Kind | None, int]) -> LeftOpen:
    least: dict[Kind, int] = dict.fromkeys(KINDS, 0)
    most: dict[Kind, int] = dict.fromkeys(KINDS, rows)
    for kind in KINDS:
        if kind in told.counts:
            least[kind] = most[kind] = told.counts[kind]
    if told.success:
        most["failed"] = 0
    return LeftOpen(
        unnamed=rows - len(told.details),
        odd=named.get(None, 0),
        least={kind: max(least[kind] - named.get(kind, 0), 0) for kind in KINDS},
        most={kind: most[kind] - named.get(kind, 0) for kind in KINDS},
        fault=not told.success and told.tells_rows and not named.get("failed"),
    )


def _all_processed(told: Told, rows: int) -> bool:
    """Whether the summary speaks of so many rows; what is none of the three may not count."""
    counted = sum(told.counts[kind] for kind in KINDS) if told.counts_all else rows
    return told.counts.get("processed", rows) in {rows, counted}


def _contradictory(told: Told) -> Answer:
    named: list[tuple[int, State, str]] = [
        (row, "unknown", sentence("row-named-contradicted", said=" / ".join(said)))
        for row, said in sorted(told.details.items())
    ]
    return _answer(told, "unknown", sentence("row-contradicted"), named)


def _answer(
    told: Told, state: State, words: str, named: Sequence[tuple[int, State, str]]
) -> Answer:
    """Return the answer; a numbering that is not the documented one is said at each row."""
    numbering = _NUMBERINGS.get(told.first) if told.first is not None else ""
    if numbering:
        named = [(row, each, sentence(numbering, said=said)) for row, each, said in named]
    frame = pl.DataFrame(named, schema=FRAME, orient="row")
    return Answer(state, words, frame, told.summary)


def _outcome(said: Said, state: State) -> tuple[State, str]:
    """Return the state of a row that is named, and the words for it."""
    first = said[0]
    if len(said) > 1:
        return "unknown", sentence("row-named-twice", first=first, second=said[1])
    if not first:
        return "unknown", sentence("row-not-named")
    if state == "unknown":
        return state, sentence("row-words-unknown", said=first)
    return state, first.partition(_ECHO)[0].strip() or first


def _words_of_unnamed(state: State, summary: str) -> str:
    if state == "accepted":
        return sentence("row-accepted")
    if state == "refused":
        return sentence("row-refused-no-reason", summary=summary)
    if state == "unknown":
        part = "row-not-named-summary" if summary else "row-not-named"
        return sentence(part, summary=summary)
    return ""
