"""Which cells of a look-alike's personal columns have a value of the originals in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rosterwizard.core.job.job import Job
from rosterwizard.core.lookalike.drawn_case import DrawnCase
from rosterwizard.core.lookalike.found_originals import Originals
from rosterwizard.core.lookalike.personal_columns import PersonalColumn
from rosterwizard.core.lookalike.whole_values import whole_value


@dataclass(frozen=True, slots=True)
class ColumnInUse:
    """A column in whose shape hardly a value is free. record_type: the id of its sheet's.

    heading: as it is in the look-alike. count: how many of its values stand in the file, too.
    """

    record_type: str
    heading: str
    count: int


@dataclass(frozen=True)
class ValuesAgain:
    """What there is of whole values. found: those that nothing explains.

    in_use: the columns with values that are somebody's in the file since no other was left.
    """

    found: frozenset[str] = field(default=frozenset(), repr=False)
    in_use: Sequence[ColumnInUse] = ()

    @classmethod
    def of(cls, job: Job, case: DrawnCase, originals: Originals) -> "ValuesAgain":
        """Return what a look-alike has. job: as it is read again; no cell of its has an edit."""
        made, kept = case.texts.wholes.in_use, {*map(whole_value, case.texts.unchanged())}
        found: set[str] = set()
        in_use: list[ColumnInUse] = []
        for sheet in job.sheets:
            for match in sheet.matching.matches:
                texts = sheet.frame[f"c{match.column}"].unique()
                again = values_again(case.known.column(sheet, match), texts, case, originals)
                values = {*map(whole_value, again)}
                found |= {each for each in again if whole_value(each) not in made}
                if count := len(values & made - kept):
                    in_use.append(ColumnInUse(sheet.record_type.id, match.heading, count))
        return cls(frozenset(found), tuple(in_use))


def values_again(
    column: PersonalColumn, texts: Iterable[str], case: DrawnCase, originals: Originals
) -> set[str]:
    """Return those texts of a column of which the whole is a value of the originals.

    Texts of which nothing is replaced there are none: a year, a grade.
    """
    again = originals.in_cells(texts)
    return {each for each in again if case.texts.replaces(each, column.treated(each))}
