"""Files that were given as one thing and clearly are another: what they look like instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rosterwizard.core.matching.known_names import certain_matches
from rosterwizard.core.matching.likely_types import likely_among
from rosterwizard.core.matching.recognising import recognised
from rosterwizard.core.matching.sheet_types import of_one_system
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.sheet.sheet import Sheet

# Much of a list of people is called alike in every system. What was chosen is doubted only where
# so many more of the headings are known elsewhere, or where they are all that the other needs
# while the chosen one lacks much.
_KNOWN_ELSEWHERE = 0.25
_EXACTLY, _POORLY = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class LooksLike:
    """What files look like. file: the name of the first. record_types: of one system."""

    file: str
    record_types: tuple[RecordType, ...]


def other_types(
    sheets: Sequence[Sheet], chosen: Sequence[RecordType], profiles: Sequence[Profile]
) -> LooksLike | None:
    """Return what the sheets look like, where that is clear and is none of what was chosen.

    A template of ours says what it is. Other sheets are told by their headings, and only where
    those fit clearly worse to what was chosen.
    """
    every = tuple(each for profile in profiles for each in profile.record_types)
    sheets = [each for each in sheets if not each.origin.passed_over]
    if any(_is_marked_as(sheet, chosen) for sheet in sheets):
        return None
    told, meant = _meant(sheets, every, profiles)
    if not meant or {each.id for each in meant} & {each.id for each in chosen}:
        return None
    marked = any(_is_marked_as(sheet, every) for sheet in sheets)
    if not marked and (_any_fits(sheets, chosen) or not _fits_clearly_better(told, meant, chosen)):
        return None
    return LooksLike(told[0].origin.file.name, meant)


def _any_fits(sheets: Sequence[Sheet], chosen: Sequence[RecordType]) -> bool:
    """Tell whether one of the sheets is what was chosen, whatever stands beside it."""
    return any(_fit([sheet], chosen) >= _POORLY for sheet in sheets)


def _fits_clearly_better(
    sheets: Sequence[Sheet], meant: Sequence[RecordType], chosen: Sequence[RecordType]
) -> bool:
    if _known(sheets, meant) - _known(sheets, chosen) >= _KNOWN_ELSEWHERE:
        return True
    return _fit(sheets, meant) >= _EXACTLY and _fit(sheets, chosen) < _POORLY


def _meant(
    sheets: Sequence[Sheet], every: Sequence[RecordType], profiles: Sequence[Profile]
) -> tuple[Sequence[Sheet], tuple[RecordType, ...]]:
    """Return the sheets that tell what is meant if nothing was chosen, and that; () if unclear.

    What makes no job for another reason is of that system all the same.
    """
    try:
        of_system = of_one_system(sheets, every)
    except RosterError:
        return sheets, ()
    try:
        found = recognised(sheets, of_system, profiles)
    except RosterError:
        return sheets, tuple(of_system)
    telling = [each.sheet for each in found.sheets]
    return telling, tuple(each.record_type for each in found.sheets)


def _is_marked_as(sheet: Sheet, record_types: Iterable[RecordType]) -> bool:
    return bool(sheet.origin.mark and likely_among(record_types, (), sheet.origin.mark))


def _known(sheets: Sequence[Sheet], record_types: Sequence[RecordType]) -> float:
    """Return which share of all headings the record types know, each sheet by the best of them."""
    named = sum(bool(heading.strip()) for sheet in sheets for heading in sheet.headings)
    known = (
        max(len(certain_matches(sheet.headings, each)) for each in record_types) for sheet in sheets
    )
    return sum(known) / max(named, 1)


def _fit(sheets: Sequence[Sheet], record_types: Sequence[RecordType]) -> float:
    """Return how well the sheet that fits worst does so."""
    best = (likely_among(record_types, sheet.headings)[:1] for sheet in sheets)
    return min((sum(each.score for each in likely) for likely in best), default=0.0)
