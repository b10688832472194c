"""What Infiniti's answer says about each row: read strictly, and never taken for more than it says.

The form is documented (`success`, `summary`, and `details` only if some rows failed); status
codes are not. `details` counts data rows from 1, in any order, and may leave rows out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NoReturn

import polars as pl

from rosterwizard.core.job.outcomes import FRAME, State
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.ways.exchange import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["created", "updated", "failed"]
KIND_OF: dict[State, Kind] = {"created": "created", "updated": "updated", "refused": "failed"}
LONGEST_WORDS = 1000
_COUNT = re.compile(
    r"\b(\d[\d,]{0,12}) (?:[a-z]+ ){1,3}?(created|updated|failed|processed)\b", re.IGNORECASE
)
_DONE = re.compile(r"(?:(?:users?|patrons?|contacts?) ){1,2}(created|updated)\.?", re.IGNORECASE)
_REFUSED_ACCOUNT = re.compile(r"unauthori[sz]ed|check credentials", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"[0-9]{1,9}")
_ECHO = " User failed to import:"  # from here on a message only repeats itself


@dataclass(frozen=True, slots=True)
class Told:
    """What the body says. counts: None unless the summary names them all.

    details: what is said of a row (position in the batch), each sentence once.
    """

    success: bool
    summary: str
    counts: Mapping[Kind, int] | None
    details: Mapping[int, tuple[str, ...]]

    @property
    def refuses_account(self) -> bool:
        """Whether the server did not even look at the rows."""
        said = bool(self.details) or self.counts is not None
        return not self.success and not said and bool(_REFUSED_ACCOUNT.search(self.summary))

    @property
    def tells_rows(self) -> bool:
        """Whether rows were looked at."""
        return bool(self.details) or self.counts is not None


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
    return Told(success, said, _counts(said), _details(named.get("details"), rows))


def states_told(told: Told, rows: int) -> Answer:
    """Return the answer about a batch of `rows` rows."""
    named = [_outcome(row, said) for row, said in sorted(told.details.items())]
    frame = pl.DataFrame(named, schema=FRAME, orient="row")
    unnamed = rows - len(named)
    state = _state_of_unnamed(told, Counter(state for _, state, _ in named), unnamed)
    return Answer(state, _words_of_unnamed(state, told.summary), frame, told.summary)


def plain(text: str) -> str:
    """Return the server's words on one line, without what steers a screen, and not without end."""
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text)
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= LONGEST_WORDS else f"{tidy[: LONGEST_WORDS - 1]}…"


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _counts(summary: str) -> Mapping[Kind, int] | None:
    found = {word.lower(): int(count.replace(",", "")) for count, word in _COUNT.findall(summary)}
    if not found.keys() >= {"created", "updated", "failed"}:
        return None
    return {"created": found["created"], "updated": found["updated"], "failed": found["failed"]}


def _details(details: object, rows: int) -> dict[int, tuple[str, ...]]:
    """Return what is said of each row that was sent; what is said of others has no place."""
    found: dict[int, tuple[str, ...]] = {}
    for key, said in details if isinstance(details, tuple) else ():
        number = key.strip()
        if _ROW_NUMBER.fullmatch(number) and 1 <= int(number) <= rows:
            row = int(number) - 1
            words = plain(said) if isinstance(said, str) else ""
            found[row] = tuple(dict.fromkeys((*found.get(row, ()), words)))
    return found


def _outcome(row: int, said: tuple[str, ...]) -> tuple[int, State, str]:
    first = said[0]
    if len(said) > 1:
        return row, "unknown", sentence("row-named-twice", first=first, second=said[1])
    if not first:
        return row, "unknown", sentence("row-not-named")
    done = _DONE.fullmatch(first)
    if done:
        return row, "created" if done[1].lower() == "created" else "updated", first
    return row, "refused", first.partition(_ECHO)[0].strip() or first


def _state_of_unnamed(told: Told, named: Counter[State], unnamed: int) -> State:
    """Return what can be known of the rows that `details` leaves out.

    The counts of the summary, less the rows that are named, must account for exactly those rows.
    Where success and counts contradict each other, nothing is known.
    """
    if told.counts is None:
        claims_all = told.success and not named["refused"] and not named["unknown"]
        return "accepted" if claims_all else "unknown"
    left = {kind: told.counts[kind] - named[state] for state, kind in KIND_OF.items()}
    contradictory = told.success == bool(told.counts["failed"])
    if contradictory or min(left.values()) < 0 or sum(left.values()) != unnamed:
        return "unknown"
    kinds = {kind for kind, count in left.items() if count}
    for state, kind in KIND_OF.items():
        if kinds == {kind}:
            return state
    return "unknown" if "failed" in kinds else "accepted"


def _words_of_unnamed(state: State, summary: str) -> str:
    if state == "accepted":
        return sentence("row-accepted")
    if state == "refused":
        return sentence("row-refused-no-reason", summary=summary)
    if state == "unknown":
        part = "row-not-named-summary" if summary else "row-not-named"
        return sentence(part, summary=summary)
    return ""
