"""Which record type each sheet of a job fills: its mark, its name or its headings say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from rosterwizard.core.matching.likely_types import Likely, clear_choice, likely_among
from rosterwizard.core.matching.types_by_meaning import clear_by_meaning, likely_by_meaning
from rosterwizard.core.matching.values_below import values_below
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.profiles.language import Mode, RecordType
from rosterwizard.core.profiles.set_files import files_named
from rosterwizard.core.sheet.sheet import Origin, Sheet
from rosterwizard.core.sheet.stacking import stacked

_BY_MARK = 3.0
_BY_NAME = 1.0  # and the score of its headings
_BY_MEANING = 0.5  # of what a name counts
_WELL_KNOWN = 0.5  # of the headings; where fewer are names, what the others mean counts too
_NEAR = 3  # how many record types an error names

Modes = Mapping[str, tuple[Mode, ...]]  # by system: those whose files can be told by their names
NO_MODES: Modes = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """A sheet and the record type that it fills, and how certain that is (more is better)."""

    sheet: Sheet
    record_type: RecordType
    certainty: float


def typed_sheets(
    sheets: Sequence[Sheet], candidates: Sequence[RecordType], modes: Modes = NO_MODES
) -> tuple[TypedSheet, ...]:
    """Return the sheets that make a job, each with its record type, in the candidates' order.

    candidates: the record types that may be meant; those of one system are chosen. Of a workbook,
    sheets that fill nothing are left out beside one that does: people keep notes there, and beside
    the files of a set. Raises RosterError "type-unclear" or "type-unknown", each naming the file.
    """
    candidates = of_one_system(sheets, candidates)
    alone = len({sheet.origin.file for sheet in sheets}) == 1
    found = [
        (sheet, _typed(sheet, candidates, _named(sheet.origin, candidates, modes), alone=alone))
        for sheet in sheets
    ]
    typed = [each for _, each in found if each]
    files = {each.sheet.origin.file for each in typed}
    for sheet, each in found:
        is_note = bool(typed) and not likely_among(candidates, sheet.headings)
        if each is None and sheet.origin.file not in files and not is_note:
            raise _unclear(sheet, candidates)
    of_types = [_best(each, typed) for each in candidates]
    return tuple(each for each in of_types if each)


def of_one_system(
    sheets: Sequence[Sheet], candidates: Sequence[RecordType]
) -> Sequence[RecordType]:
    """Return those candidates that are of the same system as the most certain sheet.

    Raises RosterError "type-unclear" or "type-unknown" where no sheet tells.
    """
    if len({each.system for each in candidates}) == 1:
        return candidates
    typed = [_typed(sheet, candidates) for sheet in sheets]
    best = max((each for each in typed if each), key=lambda each: each.certainty, default=None)
    if best is None:
        raise _unclear(sheets[0], candidates)
    return [each for each in candidates if each.system == best.record_type.system]


def _typed(
    sheet: Sheet,
    candidates: Sequence[RecordType],
    named: RecordType | None = None,
    *,
    alone: bool = True,
) -> TypedSheet | None:
    """Return the sheet with its record type, or None when that is not clear.

    named: the one that the name of the file or sheet tells; many systems call a file `users.csv`,
    so that it counts only where the system is known. alone: there is no other file, so that it
    must be meant where but one record type may be.
    """
    by_id = {each.id: each for each in candidates}
    marked = sheet.origin.mark and likely_among(candidates, (), sheet.origin.mark)
    if marked:
        return TypedSheet(sheet, by_id[marked[0].record_type], _BY_MARK)
    likely = likely_among(candidates, sheet.headings)
    scores = {each.record_type: each.score for each in likely}
    choice = clear_choice(likely)
    if named:
        score = scores.get(named.id, 0.0)
        if choice is None or score >= choice.score / 2:
            return TypedSheet(sheet, named, _BY_NAME + score)
    if choice and choice.explained >= _WELL_KNOWN:
        return TypedSheet(sheet, by_id[choice.record_type], choice.score)
    meant = clear_by_meaning(_meant(sheet, candidates), choice)
    if meant:
        certainty = meant.score if choice else meant.score * _BY_MEANING
        return TypedSheet(sheet, by_id[meant.record_type], certainty)
    if len(candidates) == 1 and alone:
        return TypedSheet(sheet, candidates[0], scores.get(candidates[0].id, 0.0))
    return None


def _named(origin: Origin, candidates: Sequence[RecordType], modes: Modes) -> RecordType | None:
    """Return the one record type that the file or the sheet is named after."""
    own = modes.get(candidates[0].system, ())
    found = files_named(origin.file.name, origin.sheet_name, candidates, own)
    return found[0].record_type if len(found) == 1 else None


def _best(record_type: RecordType, typed: Iterable[TypedSheet]) -> TypedSheet | None:
    """Return the sheet that fills `record_type`.

    Of a workbook's several, those that were asked for by name stand below each other; else the
    best one is taken, and `with_sheets_beside` names the others, those of other files too.
    """
    same = [each for each in typed if each.record_type is record_type]
    best = max(same, key=lambda each: each.certainty, default=None)
    if best is None:
        return None
    own = [each.sheet for each in same if each.sheet.origin.file == best.sheet.origin.file]
    wanted = [sheet for sheet in own if sheet.origin.wanted]
    return replace(best, sheet=stacked(wanted)) if len(wanted) > 1 else best


def _meant(sheet: Sheet, candidates: Sequence[RecordType]) -> tuple[Likely, ...]:
    return likely_by_meaning(candidates, sheet.headings, values_below(sheet))


def _unclear(sheet: Sheet, candidates: Sequence[RecordType]) -> RosterError:
    file, row = sheet.origin.file.name, sheet.origin.heading_row
    likely = _meant(sheet, candidates) or likely_among(candidates, sheet.headings)
    near = [each.record_type for each in likely][:_NEAR]
    if not near and not row:
        return RosterError("headings-missing", file=file)
    if not near:
        return RosterError("type-unknown", file=file, row=row)
    return RosterError("type-unclear", file=file, near=listed(near), types=tuple(near))
