"""Which heading is which field, each with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.profiles.language import Field, RecordType

Reason = Literal[
    "template",  # the file is a template of ours
    "exact",
    "case",  # the same but for case, spacing and punctuation
    "synonym",  # one of the field's accepted headings
    "hint",  # exact, case or synonym, but for a hint such as "[Required]"
    "remembered",  # so it was matched last time
    "rival",  # another heading, too, is a name of the field; needs a person's word
    "known",  # people write this for what the field is about; needs a person's word
    "alike",  # looks alike; needs a person's word
    "values",  # what stands below it looks so; needs a person's word
    "place",  # there the template had the field; needs a person's word
    "chosen",  # a person said so
    "none",  # matched with no field
]
CERTAIN: frozenset[Reason] = frozenset(
    {"template", "exact", "case", "synonym", "hint", "remembered", "chosen"}
)


@dataclass(frozen=True, slots=True)
class Match:
    """One column of the sheet and the field it fills; `field` is None when it fills none.

    maybe: the field that it may be, though it fills none: another column does, or nobody could be
        asked; "" otherwise.
    """

    column: int
    heading: str
    field: str | None
    reason: Reason
    maybe: str = ""

    @property
    def certain(self) -> bool:
        """Whether nobody needs to be asked."""
        return self.reason in CERTAIN or (self.reason == "none" and not self.heading.strip())

    @property
    def is_left_out(self) -> bool:
        """Whether a person said that the column fills no field, now or last time."""
        return self.field is None and self.reason in {"chosen", "remembered"}

    @property
    def rival_for(self) -> str | None:
        """The field that another column was given and this one could be, or None."""
        return self.maybe if self.reason == "rival" else None


class _ColumnsOfFields:
    """Holds by which column each field is filled: asked for by each rule of each field.

    It is none of the fields of what holds it, for these are kept with the work.
    """

    __slots__ = ("_columns",)
    _columns: dict[str | None, int]


@dataclass(frozen=True, slots=True)
class Matching(_ColumnsOfFields):
    """The matches of one sheet, one for each of its columns in file order.

    constants: one value for all rows, by field name, for fields that no column fills.
    left_out: fields that must be filled, of which a person said that they stay out.
    made: how columns make the text of fields that no column fills by itself, as a person said.
        A column may fill a field and still make others.
    """

    matches: tuple[Match, ...]
    constants: dict[str, str] = field(repr=False, default_factory=dict)
    left_out: frozenset[str] = frozenset()
    made: dict[str, Making] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note by which column each field is filled: the first one."""
        columns = {match.field: match.column for match in reversed(self.matches)}
        object.__setattr__(self, "_columns", columns)

    def column_of(self, field_name: str) -> int | None:
        """Return the column that fills the field by itself, or None."""
        return self._columns.get(field_name)

    def fills(self, field_name: str) -> bool:
        """Tell whether anything fills the field: a column, several, or one value for all rows."""
        named = field_name in self.constants or field_name in self.made
        return named or self.column_of(field_name) is not None

    def columns_of(self, field_name: str) -> tuple[int, ...]:
        """Return the columns that fill the field, alone or together."""
        column = self.column_of(field_name)
        if column is not None:
            return (column,)
        return self.made[field_name].columns if field_name in self.made else ()

    def making_of(self, field_name: str) -> Making | None:
        """Return how columns make the field, or None: one that fills it by itself comes first."""
        return self.made.get(field_name) if self.column_of(field_name) is None else None

    def place_of(self, field_name: str) -> int | None:
        """Return the column where the field's text is seen and changed, or None."""
        making = self.making_of(field_name)
        return making.columns[0] if making else self.column_of(field_name)

    def made_with(self, column: int) -> tuple[str, ...]:
        """Return the fields that the column makes, alone or with others."""
        return tuple(name for name, each in self.made.items() if column in each.columns)

    def is_open(self, match: Match) -> bool:
        """Tell whether a person needs to say what the column is: it makes no field either."""
        makes_none = match.field is not None or not self.made_with(match.column)
        return makes_none and not match.certain

    def is_idle(self, match: Match) -> bool:
        """Tell whether nothing is taken from the column, though nobody left it out."""
        return match.field is None and not match.is_left_out and not self.made_with(match.column)

    def with_match(self, column: int, field_name: str | None) -> "Matching":
        """Return the matching with a person's word for `column`; what else fills the field lets go.

        So do those columns that were asked about because they could fill the same field.
        """
        matches = tuple(
            Match(each.column, each.heading, field_name, "chosen")
            if each.column == column
            else Match(each.column, each.heading, None, "chosen")
            if field_name is not None and field_name in {each.field, each.rival_for}
            else each
            for each in self.matches
        )
        made = {name: each for name, each in self.made.items() if name != field_name}
        return replace(self, matches=matches, made=made)

    def with_made(self, made: Mapping[str, Making]) -> "Matching":
        """Return the matching with fields that are made so; whatever else filled them lets go."""
        matching = self
        for name in made:
            column = matching.column_of(name)
            matching = matching if column is None else matching.with_match(column, None)
        constants = {name: text for name, text in self.constants.items() if name not in made}
        return replace(
            matching,
            constants=constants,
            left_out=self.left_out - made.keys(),
            made={**matching.made, **made},
        )

    def unsettled(self) -> tuple[Match, ...]:
        """Return the matches that need a person's word."""
        return tuple(each for each in self.matches if each.field is not None and not each.certain)

    def settled(self) -> "Matching":
        """Return the matching where nobody can be asked: what is not certain fills no field."""
        unsure = {each.column for each in self.unsettled()}
        matches = tuple(
            replace(each, field=None, maybe=each.field or "") if each.column in unsure else each
            for each in self.matches
        )
        return replace(self, matches=matches)

    def with_heading(self, column: int, heading: str) -> "Matching":
        """Return the matching with another heading over `column`, which fills the same field."""
        matches = tuple(
            replace(each, heading=heading) if each.column == column else each
            for each in self.matches
        )
        return replace(self, matches=matches)


def missing_fields(matching: Matching, record_type: RecordType) -> tuple[Field, ...]:
    """Return the fields that a person is asked about: they are needed and nothing fills them.

    A blank column that is added anyway is none. In the profile's order.
    """
    return tuple(
        each
        for each in missing_headings(matching, record_type)
        if not (record_type.adds_column(each) and _may_be_blank(each))
    )


def _may_be_blank(each: Field) -> bool:
    """Tell whether nothing says that the field matters to anybody."""
    roster = each.roster
    said = roster.heading_required or roster.required_when or "missing-column" in roster.rules
    return not said


def missing_headings(matching: Matching, record_type: RecordType) -> tuple[Field, ...]:
    """Return the fields that have their heading in a good file and that nothing fills."""
    return tuple(
        each for each in fields_open(matching, record_type) if must_be_there(each, record_type)
    )


def fields_open(matching: Matching, record_type: RecordType) -> tuple[Field, ...]:
    """Return the fields that nothing fills and nobody left out, in the profile's order."""
    settled = {match.field for match in matching.matches}
    settled |= matching.constants.keys() | matching.left_out | matching.made.keys()
    return tuple(each for each in record_type.fields if each.name not in settled)


def must_be_there(each: Field, record_type: RecordType) -> bool:
    """Tell whether the file must have a column for the field, if only an empty one.

    A column that is only noted where it is missing is written blank, and nobody is asked.
    """
    roster = record_type.roster
    stated = roster.rules.get("missing-column")
    is_noted = stated is not None and stated.severity == "note"
    wanted = roster.all_headings and not is_noted
    return each.constraints.required or each.roster.heading_required or wanted
