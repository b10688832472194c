"""What was matched and mended, as a recipe for the next file of the same kind.

A recipe holds no row: what was typed into single cells is about these records alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.fixes import fixes_for
from rosterwizard.core.fixing.one_of_key import KEPT_BY, ways_to_keep_one
from rosterwizard.core.fixing.reshaping import CODES, JOINED, SPLIT
from rosterwizard.core.fixing.wishes import Wishes
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.letters.changed_case import Case
from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence

SAFE = "safe"
"""The mend that is all safe fixes of all columns."""
OF_ROWS = frozenset({"fix-row-again", "fix-keep-first", "fix-keep-last", "fix-keep-fullest"})
"""The fixes that set rows aside, whatever fields say that they are twins."""
OF_PLACES = frozenset({"fix-shifted-row"})
"""The fixes that move the cells of rows, whatever fields they are of."""
OF_CASE: dict[str, Case] = {code: case for case, code in CODES.items()}
"""The steps that put the cells of a column in another case."""
# These say what a text means; they are kept as values.
SAYING = frozenset({"fix-meaning", "fix-nearest", "edit-values-matched"})
_REPLACED = "edit-replaced"


class Mend(Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a whole column was mended: by a fix, another case, or replacing a text.

    Or the rows of a sheet, by a fix that sets some aside.
    type: the name of the record type; "" for every sheet with such a field. field: whose column;
    "" for all columns, and for rows. heading: of the column, where it fills no field but makes
    others. fix: the fix's code, one of `OF_CASE`, or `SAFE`; "" where `find` is replaced. choice:
    it is one of several ways, which a person took.
    separator, into: with `SPLIT`, the fields of the pieces of `field`, "" for one that is left out.
    separator, of, emptied: with `JOINED`, the fields that were joined into `field`, see `Joining`.
    find, replacement, match_case, whole_cell: as in `Search`.
    """

    type: str = ""
    field: str = ""
    heading: str = ""
    fix: str = ""
    choice: bool = False
    find: str = ""
    replacement: str = ""
    match_case: bool = False
    whole_cell: bool = False
    separator: str = ""
    into: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    emptied: bool = False

    def __post_init__(self) -> None:
        """Refuse with ValueError what says nothing, or two things at once."""
        columns = bool(self.field) + bool(self.heading)
        if bool(self.fix) == bool(self.find) or columns != (
            self.fix not in {SAFE, *OF_ROWS, *OF_PLACES}
        ):
            raise ValueError("a mend has a field with either a fix or a text to find")
        if (self.heading and self.fix and self.fix not in OF_CASE) or (
            (self.fix == SPLIT) != bool(self.into) or (self.fix == JOINED) != bool(self.of)
        ):
            raise ValueError("a mend has a field with either a fix or a text to find")

    def __repr__(self) -> str:
        """Show no text."""
        return f"Mend({self.field or self.heading!r}, {self.fix!r})"


class Recipe(Wishes, frozen=True, forbid_unknown_fields=True):
    """What to do with a file before a person looks at it: settle its headings, then mend it."""

    mends: tuple[Mend, ...] = ()


def mends_of(job: Job, problems: Mapping[str, Problems]) -> tuple[Mend, ...]:
    """Return how the columns of a job were mended, in this order.

    A way stands there again where others came between: they may have made more for it to do.
    problems: those that are left, by the name of the record type: a fix counts where it was made
    in every cell that it fits. Which text means which value is no mend, but a wish; and a text
    that stood in place of a password may be one.
    """
    several = len(job.sheets) > 1
    mends = [
        mend
        for sheet in job.sheets
        for mend in _mends_of(sheet, problems[sheet.record_type.name], named=several)
    ]
    return tuple(each for each, _ in groupby(mends))


def mend_in_words(mend: Mend) -> str:
    """Return what a mend does, whatever it finds."""
    if mend.find:
        return sentence("recipe-replaces", find=mend.find, replacement=mend.replacement)
    if mend.fix == SAFE:
        return sentence("recipe-safe")
    if mend.fix in {SPLIT, JOINED}:
        fields = listed(filter(None, (*mend.into, *mend.of)))
        return sentence(mend.fix, "recipe", heading=mend.field, fields=fields)
    if mend.fix in OF_CASE:
        return sentence(mend.fix, "recipe", heading=mend.field or mend.heading)
    return sentence(mend.fix, "one", heading=mend.field, before="…", after="…", count=1)


def _is_of_columns(edit: Edit) -> bool:
    if edit.code == _REPLACED or edit.code in OF_CASE:
        return not edit.params.get("in_rows", True)
    return edit.code.startswith("fix-") or edit.code in {"edit-all-safe", *SAYING}


def _mends_of(sheet: JobSheet, left: Problems, *, named: bool) -> Iterator[Mend]:
    record_type = sheet.record_type.name if named else ""
    fixes = fixes_for(sheet, left)
    open_fixes = {
        (each.code, each.choice, column)
        for each in fixes
        for column in each.cells["column"].unique()
    }
    # Nothing is moved by itself where a password may be; a person did the others.
    open_of_rows = {
        each.code for each in fixes if each.gone or (each.code in OF_PLACES and not each.secret)
    }
    if any(edit.code in KEPT_BY for edit in sheet.edits.done):
        open_of_rows |= {each.code for each in ways_to_keep_one(sheet, left)}
    for edit in sheet.edits.done:
        if edit.code == "edit-all-safe":
            yield Mend(fix=SAFE)
        elif edit.code in (OF_ROWS | OF_PLACES) - open_of_rows:
            # Which row of a key counts was said of this type alone.
            of = sheet.record_type.name if edit.code in KEPT_BY else record_type
            yield Mend(of, fix=edit.code)
        elif edit.code in {SPLIT, JOINED}:
            yield from _mend_of_fields(sheet, edit, record_type)
        elif _is_of_columns(edit) and edit.code not in SAYING:
            for column in edit.cells["column"].unique(maintain_order=True):
                field = sheet.matching.matches[column].field
                if field != edit.params.get("field", field) or column in sheet.secret_columns:
                    continue  # what moves whole rows is one mend, of its first field
                heading = "" if field else _making_heading(sheet, column)
                if (field or heading) and (edit.code, _is_choice(edit), column) not in open_fixes:
                    yield _mend(edit, record_type, field or "", heading)


def _mend_of_fields(sheet: JobSheet, edit: Edit, record_type: str) -> Iterator[Mend]:
    """Give the mend of a column that was split, or of several joined, where all fill fields.

    None where a person has matched one of the columns otherwise since.
    """
    said = edit.params
    fields = said["into"] if edit.code == SPLIT else said["of"]
    own = said["source"] if edit.code == SPLIT else said["target"]
    names = tuple(fields) if isinstance(fields, Iterable) else ()
    if said["in_rows"] or not own or None in names or not _still_fill(sheet, edit, {own, *names}):
        return
    separator = str(said["separator"])
    if edit.code == SPLIT:
        yield Mend(record_type, str(own), fix=SPLIT, separator=separator, into=names)
    else:
        emptied = bool(said["emptied"])
        yield Mend(
            record_type, str(own), fix=JOINED, separator=separator, of=names, emptied=emptied
        )


def _still_fill(sheet: JobSheet, edit: Edit, names: Collection[object]) -> bool:
    """Tell whether columns fill all of these fields, and the edit changed none but those."""
    matches = sheet.matching.matches
    filled = {match.field for match in matches if match.column not in sheet.secret_columns}
    changed = {matches[column].field for column in edit.cells["column"].unique()}
    return changed <= {*names} <= {*filled, ""}


def _making_heading(sheet: JobSheet, column: int) -> str:
    """Return what a column is called that makes fields; "" for one that nothing is taken from."""
    return names_of_columns(sheet.matching)[column] if sheet.matching.made_with(column) else ""


def _is_choice(edit: Edit) -> bool:
    return bool(edit.params.get("choice", False))


def _mend(edit: Edit, record_type: str, field: str, heading: str) -> Mend:
    if edit.code in OF_CASE:
        return Mend(record_type, field, heading, fix=edit.code)
    if edit.code != _REPLACED:
        return Mend(record_type, field, fix=edit.code, choice=_is_choice(edit))
    said = edit.params
    return Mend(
        record_type,
        field,
        heading,
        find=str(said["find"]),
        replacement=str(said["replacement"]),
        match_case=bool(said["match_case"]),
        whole_cell=bool(said["whole_cell"]),
    )
