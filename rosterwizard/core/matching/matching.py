"""Which heading is which field, each with a reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.heading_text import folded

if TYPE_CHECKING:
    from rosterwizard.core.sheet.sheet import TemplateMark

Reason = Literal[
    "template",  # the file is a template of ours
    "exact",
    "case",  # the same but for case, spacing and punctuation
    "synonym",  # one of the field's accepted headings
    "remembered",  # so it was matched last time
    "alike",  # looks alike; needs a person's word
    "chosen",  # a person said so
    "none",  # matched with no field
]
CERTAIN: frozenset[Reason] = frozenset(
    {"template", "exact", "case", "synonym", "remembered", "chosen"}
)
_RANKS: tuple[Reason, ...] = ("remembered", "template", "exact", "case", "synonym")
_ALIKE = 80


@dataclass(frozen=True, slots=True)
class Match:
    """One column of the sheet and the field it fills; `field` is None when it fills none."""

    column: int
    heading: str
    field: str | None
    reason: Reason

    @property
    def certain(self) -> bool:
        """Whether nobody needs to be asked."""
        return self.reason in CERTAIN or (self.reason == "none" and not self.heading.strip())


@dataclass(frozen=True, slots=True)
class Matching:
    """The matches of one sheet, one for each of its columns in file order.

    constants: one value for all rows, by field name, for fields that no column fills.
    left_out: fields that must be filled, of which a person said that they stay out.
    """

    matches: tuple[Match, ...]
    constants: dict[str, str] = field(repr=False, default_factory=dict)
    left_out: frozenset[str] = frozenset()

    def column_of(self, field_name: str) -> int | None:
        """Return the column that fills the field, or None."""
        for match in self.matches:
            if match.field == field_name:
                return match.column
        return None

    def with_match(self, column: int, field_name: str | None) -> "Matching":
        """Return the matching with a person's word for `column`; another column lets go."""
        matches = tuple(
            Match(each.column, each.heading, field_name, "chosen")
            if each.column == column
            else Match(each.column, each.heading, None, "chosen")
            if field_name is not None and each.field == field_name
            else each
            for each in self.matches
        )
        return replace(self, matches=matches)

    def unsettled(self) -> tuple[Match, ...]:
        """Return the matches that need a person's word."""
        return tuple(each for each in self.matches if each.field is not None and not each.certain)

    def settled(self) -> "Matching":
        """Return the matching where nobody can be asked: what is not certain fills no field."""
        unsure = {each.column for each in self.unsettled()}
        matches = tuple(
            replace(each, field=None, reason="none") if each.column in unsure else each
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


@dataclass(frozen=True, slots=True, order=True)
class _Suggestion:
    """A heading that may be a field; the smaller one is the better one."""

    rank: float
    column: int
    place: int
    field: str
    reason: Reason


def known_headings(record_types: Iterable[RecordType]) -> frozenset[str]:
    """Return every heading that one of the record types knows, folded."""
    return frozenset(
        folded(name)
        for record_type in record_types
        for each in record_type.fields
        for name in (each.name, *_synonyms(each))
    )


def certain_matches(
    headings: Sequence[str],
    record_type: RecordType,
    mark: "TemplateMark | None" = None,
    remembered: Mapping[str, str | None] = MappingProxyType({}),
) -> dict[int, Match]:
    """Return the matches that nobody needs to be asked about, by column."""
    matches = {
        column: Match(column, heading, None, "remembered")
        for column, heading in enumerate(headings)
        if remembered.get(heading, "") is None
    }
    _take(matches, headings, _known(headings, record_type, mark, remembered))
    return matches


def suggest_matching(
    headings: Sequence[str],
    record_type: RecordType,
    mark: "TemplateMark | None" = None,
    remembered: Mapping[str, str | None] = MappingProxyType({}),
) -> Matching:
    """Return which heading is which field: best reason first, no field or heading twice.

    mark: of the template of ours that the sheet came from. remembered: heading to field (None:
    to none) as a person matched these headings before.
    """
    matches = certain_matches(headings, record_type, mark, remembered)
    _take(matches, headings, _alike(headings, record_type, matches))
    return Matching(
        tuple(
            matches.get(column, Match(column, heading, None, "none"))
            for column, heading in enumerate(headings)
        )
    )


def missing_fields(matching: Matching, record_type: RecordType) -> tuple[Field, ...]:
    """Return the fields that must be there and that nothing fills, in the profile's order."""
    settled = {match.field for match in matching.matches}
    settled |= matching.constants.keys() | matching.left_out
    return tuple(
        each
        for each in record_type.fields
        if each.name not in settled and must_be_there(each, record_type)
    )


def must_be_there(each: Field, record_type: RecordType) -> bool:
    """Tell whether the file must have a column for the field, if only an empty one.

    A column that is only noted where it is missing is written blank, and nobody is asked.
    """
    roster = record_type.roster
    stated = roster.rules.get("missing-column")
    is_noted = stated is not None and stated.severity == "note"
    wanted = roster.all_headings and not is_noted
    return each.constraints.required or each.roster.heading_required or wanted


def _synonyms(each: Field) -> tuple[str, ...]:
    return tuple(name for name in (*each.roster.headings, each.title) if folded(name))


def _known(
    headings: Sequence[str],
    record_type: RecordType,
    mark: "TemplateMark | None",
    remembered: Mapping[str, str | None],
) -> Iterator[_Suggestion]:
    for place, each in enumerate(record_type.fields):
        name = folded(each.name)
        synonyms = {folded(synonym) for synonym in _synonyms(each)}
        ours = mark is not None and each.name in mark.columns
        for column, heading in enumerate(headings):
            reason: Reason | None = None
            if remembered.get(heading) == each.name:
                reason = "remembered"
            elif heading == each.name:
                reason = "template" if ours else "exact"
            elif (fold := folded(heading)) and fold == name:
                reason = "case"
            elif fold in synonyms:
                reason = "synonym"
            if reason:
                yield _Suggestion(_RANKS.index(reason), column, place, each.name, reason)


def _take(
    matches: dict[int, Match], headings: Sequence[str], suggestions: Iterable[_Suggestion]
) -> None:
    """Put the suggestions into `matches`, the best first, unless column or field are taken."""
    taken = {match.field for match in matches.values()}
    for each in sorted(suggestions):
        if each.column not in matches and each.field not in taken:
            matches[each.column] = Match(
                each.column, headings[each.column], each.field, each.reason
            )
            taken.add(each.field)


def _alike(
    headings: Sequence[str], record_type: RecordType, matches: Mapping[int, Match]
) -> Iterator[_Suggestion]:
    """Give what may be meant by the headings that are left; a person is asked about each."""
    taken = {match.field for match in matches.values()}
    fields = [
        (place, each) for place, each in enumerate(record_type.fields) if each.name not in taken
    ]
    used = {folded(match.heading) for match in matches.values()}
    left = [
        (column, heading)
        for column, heading in enumerate(headings)
        if column not in matches and folded(heading) not in used
    ]
    if not fields or not left:
        return
    column, heading = left[-1]
    place, last = fields[-1]
    if not heading.strip() and column == len(headings) - 1 and place == len(record_type.fields) - 1:
        # A row of headings that ends in a delimiter lost its last name: Infiniti's own sample
        # does this. Only a person can say so.
        yield _Suggestion(0, column, place, last.name, "alike")
    yield from _look_alikes(left, fields)


def _look_alikes(
    left: Iterable[tuple[int, str]], fields: Collection[tuple[int, Field]]
) -> Iterator[_Suggestion]:
    from rosterwizard.core.matching.look_alikes import likeness  # noqa: PLC0415 - seldom needed, 20 ms

    for (column, heading), (place, each) in product(left, fields):
        found = likeness(heading, (each.name, *_synonyms(each)))
        if found >= _ALIKE:
            yield _Suggestion(100 - found, column, place, each.name, "alike")
