"""The part of the profile language that describes one field; see `language` for the whole."""

from typing import Literal

from msgspec import Struct

FieldType = Literal[
    "string", "integer", "number", "boolean", "date", "datetime", "year", "list", "any"
]
Severity = Literal["error", "warning", "note"]
Offered = Literal["always", "ticked", "unticked"]


class Described(Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """What every table of a profile shares: camel case in the file, and no unknown keys."""


class Source(Described, frozen=True):
    """Where facts come from. `name` is what rules refer to ("seed", "4")."""

    name: str
    title: str
    path: str = ""


class Rule(Described, frozen=True):
    """What stands behind one rule of a field, under the code of its problem.

    source: the `name` of a `Source`. inferred: our reading, not the vendor's word.
    severity: how bad a breach is. says: one sentence that adds what the person should know.
    """

    source: str
    inferred: bool = False
    severity: Severity = "error"
    says: str = ""


class When(Described, frozen=True):
    """A condition on another field of the same row; with nothing given it always holds.

    values: the other field has one of these (booleans are written "true" and "false").
    filled: the other field is filled (True) or blank (False).
    """

    field: str = ""
    values: tuple[str, ...] = ()
    filled: bool | None = None


class Constraints(Described, frozen=True):
    """Table Schema's constraints.

    min_length, max_length: characters; of a list: items.
    minimum, maximum: numbers, or dates in ISO form.
    pattern: the whole value matches it; read by a linear-time engine (no look-around).
    """

    required: bool = False
    unique: bool = False
    min_length: int | None = None
    max_length: int | None = None
    minimum: int | float | str | None = None
    maximum: int | float | str | None = None
    pattern: str = ""
    enum: tuple[str, ...] = ()


class Category(Described, frozen=True):
    """One allowed value and what it means ("T", "teacher")."""

    value: str
    label: str = ""


class FieldRoster(Described, frozen=True):
    """What Table Schema cannot say about a field."""

    headings: tuple[str, ...] = ()  # accepted when read, never written
    heading_required: bool = False  # the column must be there, its cells may be blank
    offered: Offered | None = None  # None: "always" when it must be there, else "unticked"
    required_when: tuple[When, ...] = ()  # any of them
    blank_when: tuple[When, ...] = ()  # any of them: then the cell must be blank
    ignored_when: tuple[When, ...] = ()  # any of them: then the system does not look at it
    ignore_case: bool = False  # for the enum, for uniqueness, as a key and as a reference
    case_twins: bool = False  # values that differ only by case are a problem of their own
    # Other spellings of a value that the system takes, compared without case: y = "true". They
    # are accepted with a note (code `spelling`), and the output has the system's spelling.
    synonyms: dict[str, str] = {}
    # Values that are always allowed, whatever the rules; kept as they are, offered nowhere.
    sentinels: tuple[Category, ...] = ()
    items: Constraints = Constraints()  # for each item of a list
    same_length_as: str = ""  # a list with as many items as that other list
    not_before: str = ""  # a date that is not before that other field's
    blank: Literal["unknown", "keep", "clear", "default"] = "unknown"  # what a blank cell does
    blank_says: str = ""
    repeats: int = 0  # numbered columns: "{n}" in name and title counts from 1
    samples: tuple[str, ...] = ()  # one for each sample row of a template
    side_effect: str = ""  # what filling it causes beyond storing it ("sends a mail …")
    personal: bool = True  # says something about a person
    # A password: shown in no report, mended by nobody unasked. None: where its name says so.
    secret: bool | None = None
    rules: dict[str, Rule] = {}  # by problem code: the source of each rule


class Field(Described, frozen=True):
    """One column of a record type, as the system defines it. `name` is the heading written."""

    name: str
    type: FieldType = "string"
    title: str = ""
    description: str = ""
    format: str = ""  # strings: "email", "uri"; dates: a strftime form, ISO when empty
    example: str = ""
    constraints: Constraints = Constraints()
    true_values: tuple[str, ...] = ("true", "True", "TRUE", "1")  # the first one is written
    false_values: tuple[str, ...] = ("false", "False", "FALSE", "0")
    categories: tuple[Category, ...] = ()
    delimiter: str = ","  # between the items of a list
    item_type: FieldType = "string"
    missing_values: tuple[str, ...] | None = None  # None: those of the schema
    roster: FieldRoster = FieldRoster()

    @property
    def label(self) -> str:
        """The name for people."""
        return self.title or self.name

    @property
    def allowed(self) -> tuple[str, ...]:
        """The closed list of values (of each item, for a list); empty when any value will do."""
        constraints = self.roster.items if self.type == "list" else self.constraints
        return constraints.enum or tuple(category.value for category in self.categories)

    @property
    def offered(self) -> Offered:
        """Whether a template always has this column, or ticks it, or leaves it unticked."""
        if self.roster.offered:
            return self.roster.offered
        must = self.constraints.required or self.roster.heading_required
        return "always" if must else "unticked"
