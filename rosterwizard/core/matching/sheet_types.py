"""Which record type each sheet of a job fills: its mark, its name or its headings say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rosterwizard.core.matching.likely_types import clear_choice, likely_among
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.profiles.language import RecordType
from rosterwizard.core.sheet.file_names import folded_name
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.sheet import Origin, Sheet

_BY_MARK = 3.0
_BY_NAME = 1.0  # and the score of its headings
_NEAR = 3  # how many record types an error names


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """A sheet and the record type that it fills, and how certain that is (more is better)."""

    sheet: Sheet
    record_type: RecordType
    certainty: float


def typed_sheets(
    sheets: Sequence[Sheet], candidates: Sequence[RecordType]
) -> tuple[TypedSheet, ...]:
    """Return the sheets that make a job, each with its record type, in the candidates' order.

    candidates: the record types that may be meant; those of one system are chosen. Of a
    workbook, sheets that fill nothing are left out beside one that does: people keep notes
    there. Raises RosterError "type-unclear", "type-unknown" or "type-twice", each naming the
    file.
    """
    systems = {each.system for each in candidates}
    if len(systems) > 1:
        candidates = _of_likeliest_system(sheets, candidates)
    found = [(sheet, _typed(sheet, candidates, by_name=True)) for sheet in sheets]
    typed = [each for _, each in found if each]
    files = {each.sheet.origin.file for each in typed}
    for sheet, each in found:
        if each is None and sheet.origin.file not in files:
            raise _unclear(sheet, candidates)
    of_types = [_best(each, typed) for each in candidates]
    return tuple(each for each in of_types if each)


def _of_likeliest_system(
    sheets: Sequence[Sheet], candidates: Sequence[RecordType]
) -> Sequence[RecordType]:
    """Return those candidates that are of the same system as the most certain sheet."""
    typed = [_typed(sheet, candidates, by_name=False) for sheet in sheets]
    best = max((each for each in typed if each), key=lambda each: each.certainty, default=None)
    if best is None:
        raise _unclear(sheets[0], candidates)
    return [each for each in candidates if each.system == best.record_type.system]


def _typed(sheet: Sheet, candidates: Sequence[RecordType], *, by_name: bool) -> TypedSheet | None:
    """Return the sheet with its record type, or None when that is not clear.

    by_name: the name of the file or sheet counts too; many systems call a file `users.csv`.
    """
    by_id = {each.id: each for each in candidates}
    marked = sheet.origin.mark and likely_among(candidates, (), sheet.origin.mark)
    if marked:
        return TypedSheet(sheet, by_id[marked[0].record_type], _BY_MARK)
    likely = likely_among(candidates, sheet.headings)
    scores = {each.record_type: each.score for each in likely}
    choice = clear_choice(likely)
    named = _named(sheet.origin, candidates) if by_name else None
    if named:
        score = scores.get(named.id, 0.0)
        if choice is None or score >= choice.score / 2:
            return TypedSheet(sheet, named, _BY_NAME + score)
    if choice:
        return TypedSheet(sheet, by_id[choice.record_type], choice.score)
    if len(candidates) == 1:
        return TypedSheet(sheet, candidates[0], scores.get(candidates[0].id, 0.0))
    return None


def _named(origin: Origin, candidates: Iterable[RecordType]) -> RecordType | None:
    """Return the one record type that the file or the sheet is named after."""
    found = [each for each in candidates if _is_named_after(origin, each)]
    return found[0] if len(found) == 1 else None


def _is_named_after(origin: Origin, record_type: RecordType) -> bool:
    files = (record_type.path, *record_type.roster.files)
    if folded_name(origin.file.name) in map(folded_name, files):
        return True
    stems = (file.rpartition(".")[0] for file in files)
    titles = (record_type.title, record_type.file_title)
    names = {folded(name) for name in (record_type.name, *titles, *stems)} - {""}
    return folded(origin.sheet_name) in names


def _best(record_type: RecordType, typed: Iterable[TypedSheet]) -> TypedSheet | None:
    """Return the sheet that fills `record_type` best; of a workbook's several, only one can."""
    same = [each for each in typed if each.record_type is record_type]
    files = list(dict.fromkeys(each.sheet.origin.file for each in same))
    if len(files) > 1:
        first, second = files[0].name, files[1].name
        raise RosterError("type-twice", file=first, other=second, type=record_type.id)
    return max(same, key=lambda each: each.certainty, default=None)


def _unclear(sheet: Sheet, candidates: Sequence[RecordType]) -> RosterError:
    file, row = sheet.origin.file.name, sheet.origin.heading_row
    near = [each.record_type for each in likely_among(candidates, sheet.headings)]
    if not near:
        return RosterError("type-unknown", file=file, row=row)
    return RosterError("type-unclear", file=file, near=listed(near[:_NEAR]))
