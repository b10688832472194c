"""Which record type a sheet holds, as far as its headings tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.matching.known_names import certain_matches
from rosterwizard.core.matching.matching import Matching, Reason, missing_headings, must_be_there
from rosterwizard.core.profiles.language import RecordType

if TYPE_CHECKING:
    from rosterwizard.core.sheet.sheet import TemplateMark

EXPLAINS: Mapping[Reason, float] = {
    "exact": 1.0,
    "case": 0.95,
    "synonym": 0.9,
    "hint": 0.9,
    "rival": 0.9,
}
_GOOD_SCORE = 0.6
_CLEAR_LEAD = 0.03


@dataclass(frozen=True, slots=True)
class Likely:
    """How well the headings of a sheet fit one record type.

    record_type: its id. share: how many of its fields were found, explained: how many of the
        headings it knows (both 0 to 1; another spelling counts a little less). missing: names
        of the fields that must be there and were not found. score: all in all, 0 to 1.
    """

    record_type: str
    share: float
    explained: float
    missing: tuple[str, ...]
    score: float


def likely_among(
    record_types: Iterable[RecordType],
    headings: Sequence[str],
    mark: "TemplateMark | None" = None,
) -> tuple[Likely, ...]:
    """Return how well the headings fit each record type that knows any of them, best first.

    The mark of a template of ours settles it: then only its own record type is returned, if it
    is one of `record_types`.
    """
    if mark is not None:
        marked = f"{mark.system}/{mark.record_type}"
        record_types = [each for each in record_types if each.id == marked]
    named = sum(bool(heading.strip()) for heading in headings)
    found = [_likely(headings, named, each) for each in record_types]
    return tuple(
        sorted((each for each in found if each.score or mark), key=lambda each: -each.score)
    )


def clear_choice(likely: Sequence[Likely]) -> Likely | None:
    """Return the first of `likely` if it fits well, and better than all the others."""
    if not likely or likely[0].score < _GOOD_SCORE:
        return None
    if len(likely) > 1 and likely[0].score - likely[1].score < _CLEAR_LEAD:
        return None
    return likely[0]


def _likely(headings: Sequence[str], named: int, record_type: RecordType) -> Likely:
    matches = certain_matches(headings, record_type)
    missing = missing_headings(Matching(tuple(matches.values())), record_type)
    must = sum(must_be_there(each, record_type) for each in record_type.fields)
    explained = sum(EXPLAINS[match.reason] for match in matches.values()) / max(named, 1)
    found = sum(match.field is not None for match in matches.values())
    share = found / len(record_type.fields)
    complete = 1 - len(missing) / must if must else 1.0
    score = 0.5 * explained + 0.35 * complete + 0.15 * share if matches else 0.0
    if found == 1 and missing:
        score /= 2  # a single heading such as "Name" says little
    return Likely(record_type.id, share, explained, tuple(each.name for each in missing), score)
