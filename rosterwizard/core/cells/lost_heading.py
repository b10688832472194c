"""One heading missing in the middle: those behind it stand one column too far left.

It shows where from some column on the values of the next column are what the field takes, or what
its heading says, while its own are not, and mostly in that the last column with texts has no
heading. What a field does not take says more than what its heading says: that counts where two
headings say so, or where a heading is missing that must be there. A column
with nothing but words of a closed list says so alone, where the field of that list has no heading.
Between those that say something nobody can know which heading it was.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.field_ideas import is_about
from rosterwizard.core.cells.judged_columns import (
    FIT,
    MISFIT,
    first_rows,
    shares_as_said,
    shares_fitting,
)
from rosterwizard.core.cells.shifted_rows import judging_fields, matched_back
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.matching import fields_open, missing_headings
from rosterwizard.core.profiles.language import Field

_FEWEST_SAYING = 2  # headings
_WORD = r"^\s*\p{L}{4,}"


@dataclass(frozen=True, slots=True)
class _Judged:
    """The columns whose heading is theirs, and those whose heading is that of the next one."""

    right: frozenset[int]
    wrong: frozenset[int]

    @classmethod
    def of(cls, there: Mapping[int, float], beside: Mapping[int, float]) -> "_Judged":
        """Judge by how many of the cells fit there, and of those of the next column."""
        fit = [at for at, share in there.items() if share > FIT]
        misfit = [at for at, share in there.items() if share < MISFIT]
        right = [at for at in fit if beside.get(at, 1.0) < MISFIT]
        wrong = [at for at in misfit if beside.get(at, 0.0) > FIT]
        return cls(frozenset(right), frozenset(wrong))


def around_lost_heading(own: Cells) -> tuple[int | None, int] | None:
    """Return the last column that is right and the first one that is not; None where all are.

    The first of the two is None where no column before is known to be right.
    """
    lacks_one, is_unnamed = _lacks_one(own.job_sheet), _ends_without_heading(own.job_sheet)
    if not (lacks_one or is_unnamed):
        return None  # the quickest way to say so of nearly every sheet
    few = first_rows(own)
    by_fields = _by_fields(own, few, may_be_blank=lacks_one and is_unnamed)
    by_looks = _by_looks(few)
    of_lists = frozenset(_of_open_lists(few)) if is_unnamed else frozenset[int]()
    right = by_fields.right | by_looks.right - of_lists
    wrong = by_fields.wrong | by_looks.wrong | of_lists
    if not wrong or any(at > min(wrong) for at in right):
        return None
    sheet = own.job_sheet
    needs_one = bool(missing_headings(sheet.matching, sheet.record_type))
    enough = by_fields.wrong or of_lists or len(wrong) + needs_one >= _FEWEST_SAYING
    is_said = enough if is_unnamed else len(wrong) + lacks_one > _FEWEST_SAYING
    return (max(right, default=None), min(wrong)) if is_said else None


def _of_open_lists(few: Cells) -> Iterator[int]:
    """Give the columns of other fields with nothing but words of a closed list: Teacher, Student.

    Some come several times, and the list's field has no heading. What is no word may be a class
    as well as a level, and who somebody is may stand in several fields.
    """
    sheet = few.job_sheet
    fields = fields_open(sheet.matching, sheet.record_type)
    lists = [_folded((*each.allowed, *each.roster.synonyms)) for each in fields if each.allowed]
    for match in sheet.matching.matches if lists else ():
        if match.field is None or _says_who(few.field(match.field)):
            continue
        column = sheet.frame[f"c{match.column}"]
        words = column.filter(column.str.contains(_WORD))
        only_words = words.len() == (column != "").sum() > words.n_unique()
        if only_words and any(_folded(words) <= each for each in lists):
            yield match.column


def _says_who(field: Field) -> bool:
    return bool(field.allowed) or any(is_about(field, idea) for idea in ("role", "job", "active"))


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text.strip().casefold() for text in texts)


def _lacks_one(job_sheet: JobSheet) -> bool:
    """Tell whether a heading is missing that must be there, or just one of all there are."""
    matching, record_type = job_sheet.matching, job_sheet.record_type
    must_be_there = missing_headings(matching, record_type)
    return bool(must_be_there) or len(fields_open(matching, record_type)) == 1


def _ends_without_heading(job_sheet: JobSheet) -> bool:
    """Tell whether the last column with texts is the only one without a heading."""
    frame, matches = job_sheet.frame, job_sheet.matching.matches
    unnamed = [each.column for each in matches if not each.heading.strip()]
    filled = [column for column in unnamed if (frame[f"c{column}"] != "").any()]
    return filled == unnamed[:1] == [len(matches) - 1]


def _by_fields(own: Cells, few: Cells, *, may_be_blank: bool) -> _Judged:
    """Judge the columns of fields that do not take any text.

    may_be_blank: a heading is also wrong where hardly a cell below it is filled, and the next
    column has the values of its list.
    """
    sheet = few.job_sheet
    beside = Cells(replace(sheet, matching=matched_back(sheet.matching, "right")))
    judges = judging_fields(own)
    lists = [at for name, at in judges.items() if may_be_blank and own.field(name).allowed]
    there = dict.fromkeys(lists, 0.0) | {**shares_fitting(few, judges)}
    return _Judged.of(there, shares_fitting(beside, judges))


def _by_looks(few: Cells) -> _Judged:
    return _Judged.of(shares_as_said(few), shares_as_said(few, of_next=True))
