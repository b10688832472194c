"""A rule as a thing: its facts, what it reads, what breaks it, what is told, what fixes it.

Each code has a class in the module of its family, and `every_rule` lists them. Nothing heavy is
imported where a module of this folder is loaded, for the command line and the window list rules
before there is a sheet: what needs Polars loads it in the method that does.
"""

from __future__ import annotations

from abc import ABCMeta
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal, Self, TypeVar

from msgspec import Struct, StructMeta
from msgspec.structs import replace

from rosterwizard.core.cells.field_values import fields_behind
from rosterwizard.core.profiles.language import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells, Unasked
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field, Profile, RecordType, Rule
    from rosterwizard.core.rules.formulas import Places

LooksAt = Literal[
    "row",  # one row alone
    "rows",  # each row, beside all other rows of the sheet
    "sheets",  # each row, beside the rows of the sheet that it refers to
    "headings",  # the headings, and the columns that fill no field
    "file",  # the sheet as a whole
    "reading",  # what reading noticed: no edit can change it
]
StatedIn = Literal[
    "rules",  # a table `rules`, under the code
    "itself",  # the key `rule` of what it is about: a reference, a limit
    "nowhere",  # nowhere: the program looks for it in every sheet
]


@dataclass(frozen=True, slots=True)
class CellFix:
    """One way to fix what a rule finds in cells.

    code: its words. safe: it cannot change what a cell means. choice: one of several ways, of which
    only a person can choose one. after: the text afterwards, a
    String for each row of the cells, null where this fix does not apply. Each text includes the
    fixes of the rules before, so that the fixes of one cell can be made one after the other.
    """

    code: str
    safe: bool
    after: Callable[[Cells], pl.Expr]
    choice: bool = False


@dataclass(frozen=True, slots=True)
class RowsFix:
    """One way to fix what a rule finds in rows, over several columns at once: always a proposal.

    code: its words. cells: what changes (schema `CELLS`) in these rows, positions in the sheet.
    Where a problem is of the file or of a heading, these are all rows.
    """

    code: str
    cells: Callable[[JobSheet, pl.Series], pl.DataFrame]


@dataclass(frozen=True, slots=True)
class AsideFix:
    """One way to fix what a rule finds in rows by setting some of them aside: always a proposal.

    code: its words. rows: of the rows that the rule tells of each other (positions in the sheet)
    those that may go, as `row`, each beside the one that says the same and stays, as `first`.
    """

    code: str
    rows: Callable[[JobSheet, pl.Series], pl.DataFrame] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Spoiled:
    """The cells of a row that stand below other headings than their own.

    unsure: the first column where they may. first: the first one where they surely do; whatever
    is behind it does, too.
    """

    unsure: int
    first: int


class _RuleKind(StructMeta, ABCMeta):
    """What rules are classes of: structs, as a hundred of them are made in a tenth of the time."""


class CheckedRule(Struct, metaclass=_RuleKind, frozen=True, kw_only=True):
    """One rule as it was checked: all that its problems have in common.

    field: the name of the field, or None for a rule of the row or the file.
    source: the title of where the rule comes from; inferred: our reading of it.
    says: what the profile adds. example: a good value of the field.

    A class adds its facts as further members; each of them is a gap of its words, never a cell.
    """

    code: ClassVar[str]
    looks_at: ClassVar[LooksAt] = "row"
    stated_in: ClassVar[StatedIn] = "rules"
    # A good value says more than its sentence alone.
    takes_example: ClassVar[bool] = False
    # Any field may have it, whatever its profile says.
    is_everywhere: ClassVar[bool] = False
    # It speaks of rows also where no column fills the field.
    needs_no_column: ClassVar[bool] = False
    # The other problems of a cell may follow from its own, see `spoils`.
    spoils_cells: ClassVar[bool] = False
    # Where several columns break it, one thing made them all: how the file was written.
    is_of_writing: ClassVar[bool] = False
    # Its problems are of rows that it tells of each other, see `twins_by`.
    has_twins: ClassVar[bool] = False
    # Where a template says it among the rules of a column or of the rows; 0: it does not.
    place_in_template: ClassVar[int] = 0
    # A check of a template has room for few formulas: the lowest come first. 0: it has none.
    formula_rank: ClassVar[int] = 0

    severity: Severity = "error"
    field: str | None = None
    source: str = ""
    inferred: bool = False
    says: str = ""
    example: str = ""

    def __repr__(self) -> str:
        """Show what it is a rule of, and nothing that columns told it of their values."""
        return f"{type(self).__name__}(field={self.field!r})"

    # Which there are

    @classmethod
    def of_field(cls, _make: RuleMaker, _field: Field) -> Iterator[Self]:
        """Give the rules of this code that the field has."""
        return iter(())

    @classmethod
    def of_record_type(cls, _make: RuleMaker) -> Iterator[Self]:
        """Give the rules of this code that rows, headings or the file have."""
        return iter(())

    def held_to(self, _job_sheet: JobSheet) -> Self:
        """Return the rule as it holds for that sheet."""
        return self

    # Words

    @property
    def kind(self) -> str:
        """Which of several sentences of the code is meant; "" for the only one."""
        return ""

    @property
    def facts(self) -> dict[str, object]:
        """Everything that words may tell of the rule, by the name of the gap."""
        return {name: getattr(self, name) for name in self.__struct_fields__}

    # What it looks at

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that it is about."""
        return (self.field,) if self.field else ()

    @property
    def shown_of(self) -> str | None:
        """The field whose text is shown at the place of a breach; None: the cell as it stands."""
        return self.field

    def reads(self, record_type: RecordType) -> frozenset[str]:
        """Return the fields of its own sheet whose cells can break it or make it whole.

        Beside those that it is about, these are the fields of their conditions: what is ignored
        is not looked at.
        """
        behind = (fields_behind(record_type.field(name)) for name in self.names)
        return frozenset(name for names in behind for name in names)

    def hangs_on_text(self, record_type: RecordType) -> bool:
        """Tell whether the text of its field alone says if it is broken, whatever the row.

        Then each different text of the column is judged once.
        """
        return self.field is not None and self.reads(record_type) == {self.field}

    def told_by(self, _own: Cells, _every: Mapping[str, Cells]) -> Self:
        """Return the rule with what the columns as a whole tell of its values.

        every: the sheets of the job by the name of their record type. Its fixes see the cells of
        a few rows alone, so that whatever they need of the others must stand in the rule.
        """
        return self

    # What breaks it

    def can_be_asked(self, cells: Cells) -> bool:
        """Tell whether there is anything to ask: a column of its field, or need of none."""
        return not self.field or cells.has(self.field) or self.needs_no_column

    def unasked(self, _cells: Cells) -> Mapping[Unasked, pl.Expr]:
        """Return why it asks nothing of a row, the first reason first: where each is true.

        None of these rows breaks it. Where none is true, the row was asked.
        """
        return {}

    def known(self, _own: Cells, _every: Mapping[str, Cells]) -> pl.Series | None:
        """Return what its values may refer to, each once; None where that cannot be known.

        every: the sheets of the job by the name of their record type.
        """
        return None

    def unchecked(self, _own: Cells, _every: Mapping[str, Cells]) -> CheckedRule | None:
        """Return what is told in its stead where nobody can know what its values may refer to."""
        return None

    def breach(self, _cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        """Return what is true in the rows that break it; None for a rule not about cells."""
        return None

    def broken_rows(self, _cells: Cells) -> pl.Series | None:
        """Return the positions (UInt32) of the rows that break it, where that is found otherwise.

        They are those in which `breach` is true. None: that is asked of every row.
        """
        return None

    def columns(self, _job_sheet: JobSheet) -> Iterable[int]:
        """Give the columns whose heading breaks it."""
        return ()

    def places(self, _job_sheet: JobSheet) -> Iterable[tuple[int, pl.Series]]:
        """Give columns that nothing is read from as it is, with the rows whose cells break it.

        Of each cell it hangs on its own text alone.
        """
        return ()

    @property
    def has_places(self) -> bool:
        """Whether cells of columns that nothing is read from as it is can break it, see `places`.

        A rule of a field looks at its own column alone.
        """
        return self.field is None and type(self).places is not CheckedRule.places

    def breaks_file(self, _profile: Profile, _cells: Cells) -> bool:
        """Tell whether the file as a whole breaks it."""
        return False

    def spoils(self) -> Mapping[int | None, Spoiled]:
        """Return by row which cells stand below other headings than their own; None: in all rows.

        Whatever else is wrong there follows from that.
        """
        return {}

    def doubts(self) -> frozenset[int]:
        """Return the columns in which passwords may stand below another heading.

        That is not told, but nothing there is mended unless a person is asked.
        """
        return frozenset()

    @property
    def can_be_kept(self) -> bool:
        """Whether a person may say that its rows are records, so that it is no problem any more."""
        return False

    # What is told

    def tells_more(self, _record_type: RecordType) -> bool:
        """Tell whether `tells` has anything: the cells are made ready only where it has."""
        return False

    def tells(self, _cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        """Return what the message says of a row beyond its cell, by the name of the gap.

        cells: the few rows that are told; where `has_twins`, all that it tells of each other.
        """
        return {}

    def digests(self, _cells: Cells) -> tuple[pl.Series, ...]:
        """Return numbers (UInt32) of which two rows share one where they may be told of each other.

        Each is as long as the cells; null where a row is told of none.
        """
        return ()

    def twins_by(self, _cells: Cells) -> pl.Expr | None:
        """Return what is equal in rows that it tells of each other; None where it does not."""
        return None

    def tells_of_sheet(self, _job_sheet: JobSheet, _column: int | None) -> Mapping[str, object]:
        """Return what the message says of a heading or the file; `kind` chooses the sentence."""
        return {}

    # What fixes it

    def fixes(self) -> tuple[CellFix, ...]:
        """Return how its problems can be fixed, the safe way first."""
        return ()

    def rows_fixes(self) -> tuple[RowsFix, ...]:
        """Return how its problems can be fixed over several columns at once."""
        return ()

    def aside_fixes(self) -> tuple[AsideFix, ...]:
        """Return how its problems can be fixed by setting rows aside."""
        return ()

    # In a template

    def formula(self, _places: Places, _field: Field) -> str | None:
        """Return the rule as a formula that is true where a cell is right; None: it has none."""
        return None


class FieldRule(CheckedRule, frozen=True, kw_only=True):
    """A rule of one field."""

    field: str


R = TypeVar("R", bound=CheckedRule)


@dataclass(frozen=True, slots=True)
class RuleMaker:
    """Puts what the profile says behind the rules of one record type."""

    profile: Profile
    record_type: RecordType

    def of_field(self, rule: R, field: Field, like: tuple[str, ...] = ()) -> R:
        """Return a field's rule; what is said of the codes `like` holds where it has nothing."""
        codes = (rule.code, *like)
        own = field.roster.rules
        # What the field itself says of a like code is nearer than what the system says of the code.
        stated = next((own[code] for code in codes if code in own), None)
        for code in codes:
            stated = stated or self.profile.rule_for(code, self.record_type, field)
        return self.stated(replace(rule, example=field.example), stated)

    def of_rows(self, rule: R) -> R:
        """Return a rule of rows, headings or the file with what is said of its code."""
        return self.stated(rule, self.profile.rule_for(rule.code, self.record_type))

    def stated(self, rule: R, stated: Rule | None) -> R:
        """Return the rule with `stated` behind it; without any it is as grave as by itself."""
        if stated is None:
            return rule
        return replace(
            rule,
            severity=stated.severity,
            source=self.profile.source_title(stated) or stated.source,
            inferred=stated.inferred,
            says=stated.says,
        )
