"""Which heading is which field, each with a reason."""

from dataclasses import dataclass, field, replace
from typing import Literal

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
    constants: dict[str, str] = field(default_factory=dict)
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
