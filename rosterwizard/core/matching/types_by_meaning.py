"""Which record type a sheet holds, as far as what its headings mean tells, in any language."""

from collections.abc import Iterable, Sequence

from rosterwizard.core.matching.likely_types import EXPLAINS, Likely
from rosterwizard.core.matching.matching import Matching, missing_headings, must_be_there
from rosterwizard.core.matching.suggesting import Values, suggest_matching
from rosterwizard.core.profiles.language import RecordType

# Most lists hold names and addresses, which small record types want and nothing else. So what
# counts is how much of the sheet a record type has a place for; what it lacks only decides between
# equals. In `dev.py headings` the wrong ones of 42 exports lead by no more than 0.09.
_OF_MEANING = 0.8  # beside a name that a record type knows
_OF_COMPLETE = 0.1
_GOOD_SCORE = 0.6
_CLEAR_LEAD = 0.12
_HALF = 0.5
_MOST_HEADINGS = 200  # no list of people is wider, and each is compared with every record type


def likely_by_meaning(
    record_types: Iterable[RecordType], headings: Sequence[str], values: Values
) -> tuple[Likely, ...]:
    """Return how well what the headings mean fits each record type, best first.

    values: some of those of a column. Nothing is told of a very wide sheet.
    """
    if len(headings) > _MOST_HEADINGS:
        return ()
    found = [_likely(headings, each, values) for each in record_types]
    return tuple(sorted((each for each in found if each.explained), key=lambda each: -each.score))


def clear_by_meaning(meant: Sequence[Likely], choice: Likely | None) -> Likely | None:
    """Return what is clear by the meaning of the headings, and does not speak against `choice`.

    choice: what their names alone make clear. Where another record type has a place for clearly
    more of the sheet, nothing is clear.
    """
    if choice is not None:
        own = next((each for each in meant if each.record_type == choice.record_type), None)
        return None if meant and _speaks_against(meant[0], own) else choice
    if not meant or meant[0].score < _GOOD_SCORE:
        return None
    if len(meant) > 1 and meant[0].score - meant[1].score < _CLEAR_LEAD:
        return None
    return meant[0]


def _speaks_against(best: Likely, own: Likely | None) -> bool:
    """Tell whether another record type has a place for more of the sheet than the chosen one.

    own: the chosen one. Where it has a place for less than half, a little more is enough.
    """
    if own is None:
        return best.score >= _CLEAR_LEAD
    lead = best.score - own.score
    return lead >= _CLEAR_LEAD or (own.explained < _HALF and lead > 0)


def _likely(headings: Sequence[str], record_type: RecordType, values: Values) -> Likely:
    named = sum(bool(heading.strip()) for heading in headings)
    suggested = suggest_matching(headings, record_type, values=values).matches
    telling = {*EXPLAINS, "known"}
    matches = tuple(each for each in suggested if each.reason in telling and each.field)
    missing = missing_headings(Matching(matches), record_type)
    must = sum(must_be_there(each, record_type) for each in record_type.fields)
    explained = sum(EXPLAINS.get(each.reason, _OF_MEANING) for each in matches) / max(named, 1)
    complete = 1 - len(missing) / must if must else 1.0
    found = sum(each.field is not None for each in matches)
    share = found / len(record_type.fields)
    score = (1 - _OF_COMPLETE) * explained + _OF_COMPLETE * complete
    return Likely(record_type.id, share, explained, tuple(each.name for each in missing), score)
