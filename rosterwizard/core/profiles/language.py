"""The profile language: typed structs that a profile's TOML file is decoded into.

The vocabulary is that of Data Package v2 and Table Schema v2; what those cannot say stands in
one place at each level, the table `roster`. Names are camel case in the file (`requiredWhen`)
and snake case here (`required_when`).
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

FieldType = Literal[
    "string", "integer", "number", "boolean", "date", "datetime", "year", "list", "any"
]
Severity = Literal["error", "warning", "note"]
Offered = Literal["always", "ticked", "unticked"]


class Described(Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """What every table of a profile shares: camel case in the file, and no unknown keys."""


class Source(Described):
    """Where facts come from. `name` is what rules refer to ("seed", "4")."""

    name: str
    title: str
    path: str = ""


class Rule(Described):
    """What stands behind one rule of a field, under the code of its problem.

    source: the `name` of a `Source`. inferred: our reading, not the vendor's word.
    severity: how bad a breach is. says: one sentence that adds what the person should know.
    """

    source: str
    inferred: bool = False
    severity: Severity = "error"
    says: str = ""


class When(Described):
    """A condition on another field of the same row; with nothing given it always holds.

    values: the other field has one of these (booleans are written "true" and "false").
    filled: the other field is filled (True) or blank (False).
    """

    field: str = ""
    values: tuple[str, ...] = ()
    filled: bool | None = None


class Constraints(Described):
    """Table Schema's constraints. Lengths are characters; bounds are written as text."""

    required: bool = False
    unique: bool = False
    min_length: int | None = None
    max_length: int | None = None
    minimum: int | float | str | None = None
    maximum: int | float | str | None = None
    pattern: str = ""
    enum: tuple[str, ...] = ()


class Category(Described):
    """One allowed value and what it means ("T", "teacher")."""

    value: str
    label: str = ""


class FieldRoster(Described):
    """What Table Schema cannot say about a field."""

    headings: tuple[str, ...] = ()  # accepted when read, never written
    heading_required: bool = False  # the column must be there, its cells may be blank
    offered: Offered | None = None  # None: "always" when it must be there, else "unticked"
    required_when: tuple[When, ...] = ()  # any of them
    blank_when: tuple[When, ...] = ()  # any of them: then the cell must be blank
    ignored_when: tuple[When, ...] = ()  # any of them: then the system does not look at it
    ignore_case: bool = False  # for the enum, for uniqueness, as a key and as a reference
    synonyms: dict[str, str] = {}  # other spellings of an allowed value: "Admin" = "Administrator"
    sentinels: tuple[Category, ...] = ()  # values that are always allowed, whatever the type
    items: Constraints = Constraints()  # for each item of a list
    same_length_as: str = ""  # a list with as many items as that other list
    not_before: str = ""  # a date that is not before that other field's
    blank: Literal["unknown", "keep", "clear", "default"] = "unknown"  # what a blank cell does
    blank_says: str = ""
    repeats: int = 0  # numbered columns: "{n}" in name and title counts from 1
    samples: tuple[str, ...] = ()  # one for each sample row of a template
    side_effect: str = ""  # what filling it causes beyond storing it ("sends a mail …")
    personal: bool = True  # says something about a person
    rules: dict[str, Rule] = {}  # by problem code: the source of each rule


class Field(Described):
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


class Reference(Described):
    """Where a foreign key points: a record type of the same profile ("" is the same one)."""

    resource: str = ""
    fields: tuple[str, ...] | str = ()


class ForeignKeyRoster(Described):
    """What Table Schema cannot say about a foreign key."""

    where: When | None = None  # the row pointed to must meet this condition
    rule: Rule | None = None


class ForeignKey(Described):
    """Values that must stand in another column. A list's items are looked up one by one."""

    fields: tuple[str, ...] | str
    reference: Reference
    roster: ForeignKeyRoster = ForeignKeyRoster()


class Schema(Described):
    """The columns of a record type in the order they are written, and its keys."""

    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    missing_values: tuple[str, ...] = ("",)


class Dialect(Described):
    """The form of the CSV file that the system takes."""

    delimiter: str = ","
    line_terminator: str = "\r\n"
    quote_char: str = '"'
    header: bool = True


class Limits(Described):
    """What one file may hold at most; 0 means that no limit is known."""

    rows: int = 0
    bytes: int = 0
    rule: Rule | None = None
    may_split: bool = False  # several smaller files do the same as one big one


class Unwanted(Described):
    """A heading that people often bring along and that this record type does not take."""

    heading: str
    rule: Rule


class Update(Described):
    """What the system does with rows that it already knows, and with those that are missing."""

    match: tuple[str, ...] = ()  # the fields by which it knows a row again
    meaning: Literal["partial", "full"] = "partial"
    says: str = ""
    rule: Rule | None = None


class RecordTypeRoster(Described):
    """What Data Package cannot say about a record type."""

    provisional: str = ""  # why its columns are not certain; empty when they are documented
    files: tuple[str, ...] = ()  # other file names accepted when a set is read
    encoding: str = "utf-8"
    all_headings: bool = False  # every column must be in the file, also the optional ones
    exact_headings: bool = False  # a heading in other case or spacing is a problem
    keep_unknown: bool = False  # columns that the profile does not know are passed on
    unwanted: tuple[Unwanted, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()  # groups: at least one of them filled in each row
    limits: Limits = Limits()
    empty_file: Literal["allowed", "refused"] = "refused"
    needed_in_set: bool = True  # a set of files without this one is refused
    sample_rows: int = 2
    side_effects: tuple[str, ...] = ()
    update: Update = Update()
    page: str = ""  # the system's own page for loading this record type
    steps: tuple[str, ...] = ()  # what to press there, when loading is by hand
    result: str = ""  # where the result will stand
    api_path: str = ""  # where a protocol sends this record type, below the server's address
    rules: dict[str, Rule] = {}  # by problem code: primaryKey, one-of, missing-column, …


class RecordType(Described):
    """One kind of record of a system."""

    name: str
    schema: Schema
    title: str = ""
    description: str = ""
    path: str = ""  # the file name that the system expects
    dialect: Dialect = Dialect()
    roster: RecordTypeRoster = RecordTypeRoster()
    system: str = ""  # filled in when the profile is loaded

    @property
    def id(self) -> str:
        """`SYSTEM/TYPE`, the name that people and commands use."""
        return f"{self.system}/{self.name}"

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order they are written."""
        return self.schema.fields

    def field(self, name: str) -> Field:
        """Return the field of that name; raises KeyError."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)


class Mode(Described):
    """One way in which a system can take a file, such as eChalk's partial and full sync."""

    name: str
    title: str
    says: str = ""
    deletes: bool = False  # rows that are not in the file are deleted


class Submission(Described):
    """How a file reaches the system."""

    protocol: Literal["infiniti", "folder", "sftp", "by-hand"] = "by-hand"
    also: tuple[Literal["folder", "sftp", "by-hand"], ...] = ()  # other ways that work too
    address: str = ""  # what a server's address looks like: "https://SCHOOL.example"
    says: str = ""
    modes: tuple[Mode, ...] = ()  # the first one is the default
    page: str = ""
    steps: tuple[str, ...] = ()
    result: str = ""


class ProfileRoster(Described):
    """What Data Package cannot say about a system."""

    language: Literal[1] = 1  # the version of this language
    kind: str = ""  # "School library", for the card
    set: Literal["", "zip"] = ""  # the record types travel together, in a zip
    set_file: str = ""  # the name of that zip
    provisional: str = ""
    extends: str = ""  # the name of the profile that this one changes
    submission: Submission = Submission()


class Profile(Described, kw_only=True):
    """One system: its record types, fields, rules, file form and way of submitting."""

    name: str
    title: str
    version: str
    description: str = ""
    homepage: str = ""
    sources: tuple[Source, ...] = ()
    record_types: tuple[RecordType, ...] = field(name="resources")
    roster: ProfileRoster = ProfileRoster()

    def record_type(self, name: str) -> RecordType:
        """Return the record type of that name; raises KeyError."""
        for candidate in self.record_types:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    def fields(self) -> Iterator[tuple[RecordType, Field]]:
        """Give every field of every record type."""
        for record_type in self.record_types:
            for each in record_type.fields:
                yield record_type, each
