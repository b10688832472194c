"""The profile language: typed structs that a profile's TOML file is decoded into.

The vocabulary is that of Data Package v2 and Table Schema v2; what those cannot say stands in
one place at each level, the table `roster`. Names are camel case in the file (`requiredWhen`)
and snake case here (`required_when`).

Every rule has a source. It stands in a table `roster.rules` under the code of the rule's problem:
that of the field, else that of the record type, else that of the profile (`Profile.rule_for`).

Codes of a field: `required`, `required-when`, `blank-required` (for `blankWhen`), `ignored-when`,
`unique`, `case-twins`, `enum`, `pattern`, `type`, `format`, `minimum`, `maximum`, `minLength`,
`maxLength`, `same-length`, `not-before`, `missing-column` (where nothing fills the field; without
an entry it is as grave as `required` or as `missing-column` of the record type. With an entry, it
stands for the breaches of `requiredWhen` in all rows),
`heading` (its column stands under one of its other accepted headings; only where it has an entry).
Codes of a record type: `primaryKey`, `uniqueKey`, `one-of`, `empty-file`, `missing-column`,
`unknown-column`, `duplicate-column`, `heading`. Foreign keys, limits and unwanted headings carry
their `rule` themselves.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from msgspec import field

from rosterwizard.core.profiles.delivery import (
    Dialect,
    Limits,
    MayChange,
    MayLose,
    Mode,
    Submission,
    Unwanted,
    Update,
)
from rosterwizard.core.profiles.fields import (
    Category,
    Constraints,
    Described,
    Field,
    FieldRoster,
    FieldType,
    Offered,
    Rule,
    Severity,
    Source,
    When,
)

__all__ = [
    "Category",
    "Constraints",
    "Described",
    "Dialect",
    "Field",
    "FieldRoster",
    "FieldType",
    "ForeignKey",
    "ForeignKeyRoster",
    "Limits",
    "MayChange",
    "MayLose",
    "Mode",
    "Offered",
    "Profile",
    "ProfileRoster",
    "RecordType",
    "RecordTypeRoster",
    "Reference",
    "Rule",
    "Schema",
    "Severity",
    "Source",
    "Submission",
    "Unwanted",
    "Update",
    "When",
    "names",
]


def names(fields: Iterable[str] | str) -> tuple[str, ...]:
    """Return the field names of a key; Table Schema lets a single one stand without a list."""
    return (fields,) if isinstance(fields, str) else tuple(fields)


class Reference(Described, frozen=True):
    """Where a foreign key points: a record type of the same profile ("" is the same one)."""

    resource: str = ""
    fields: tuple[str, ...] | str = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The fields, also a single one that stands without a list."""
        return names(self.fields)


class ForeignKeyRoster(Described, frozen=True):
    """What Table Schema cannot say about a foreign key."""

    where: When | None = None  # the row pointed to must meet this condition
    rule: Rule | None = None


class ForeignKey(Described, frozen=True):
    """Values that must stand in another column. A list's items are looked up one by one."""

    fields: tuple[str, ...] | str
    reference: Reference
    roster: ForeignKeyRoster = ForeignKeyRoster()

    @property
    def names(self) -> tuple[str, ...]:
        """The fields, also a single one that stands without a list."""
        return names(self.fields)


class Schema(Described, frozen=True):
    """The columns of a record type in the order they are written, and its keys."""

    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    missing_values: tuple[str, ...] = ("",)


class RecordTypeRoster(Described, frozen=True):
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
    # Without this file a set is refused where it is the whole truth (see `holds_all`).
    needed_in_set: bool = True
    # So is it where another file of the set refers to it.
    needed_when_referred: bool = False
    sample_rows: int = 2
    side_effects: tuple[str, ...] = ()
    update: Update = Update()
    page: str = ""  # the system's own page for loading this record type
    steps: tuple[str, ...] = ()  # what to press there, when loading is by hand
    result: str = ""  # where the result will stand
    api_path: str = ""  # where a protocol sends this record type, below the server's address
    # By problem code; also for its fields that say nothing themselves.
    rules: dict[str, Rule] = field(default_factory=dict)
    # Where it is sent in another way than its system's rest.
    submission: Submission | None = None


class RecordType(Described, frozen=True, dict=True):
    """One kind of record of a system."""

    name: str
    schema: Schema
    title: str = ""
    description: str = ""
    path: str = ""  # the file name that the system expects
    dialect: Dialect = Dialect()
    roster: RecordTypeRoster = RecordTypeRoster()
    system: str = ""  # filled in when the profile is loaded
    file_title: str = ""  # as above: the title in the file, where a language has one of its own

    @property
    def id(self) -> str:
        """`SYSTEM/TYPE`, the name that people and commands use."""
        return f"{self.system}/{self.name}"

    @property
    def label(self) -> str:
        """The name for people."""
        return self.title or self.name

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order they are written."""
        return self.schema.fields

    def field(self, name: str) -> Field:
        """Return the field of that name; raises KeyError."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        # The first of a name counts, as long as nobody has found fault with the second.
        return {each.name: each for each in reversed(self.fields)}

    @property
    def is_whole(self) -> bool:
        """Whether every file of it is the whole truth: what is not in it is deleted."""
        return self.roster.update.meaning == "full"

    def always_needs(self, field: Field) -> bool:
        """Tell whether every row must fill the field; those of the primary key must be filled."""
        return field.constraints.required or field.name in self.schema.primary_key

    def adds_column(self, field: Field) -> bool:
        """Tell whether the file gets a blank column for the field where the sheet has none.

        Not where every row needs it: a blank column would be wrong in all of them.
        """
        return self.roster.all_headings and not self.always_needs(field)


class ProfileRoster(Described, frozen=True):
    """What Data Package cannot say about a system."""

    language: Literal[1] = 1  # the version of this language
    kind: str = ""  # "School library", for the card
    set: Literal["", "zip"] = ""  # the record types travel together, in a zip
    set_file: str = ""  # the name of that zip
    provisional: str = ""
    extends: str = ""  # the name of the profile that this one changes
    # What it leaves out of that one: record types ("classes") and fields ("users/suffix").
    leaves_out: tuple[str, ...] = ()
    # By problem code; for fields and record types that say nothing themselves.
    rules: dict[str, Rule] = field(default_factory=dict)
    submission: Submission = Submission()


class Profile(Described, frozen=True, kw_only=True):
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

    def rule_for(
        self, code: str, record_type: RecordType, field: Field | None = None
    ) -> Rule | None:
        """Return what stands behind a rule: the entry nearest to it, or None."""
        nearest = (field.roster.rules if field else {}, record_type.roster.rules, self.roster.rules)
        return next((rules[code] for rules in nearest if code in rules), None)

    def source_title(self, rule: Rule) -> str:
        """Return the title of where the rule comes from; empty when the source is unknown."""
        return next((each.title for each in self.sources if each.name == rule.source), "")

    def submission_of(self, record_type: RecordType) -> Submission:
        """Return how that record type reaches the system."""
        return record_type.roster.submission or self.roster.submission

    def fields(self) -> Iterator[tuple[RecordType, Field]]:
        """Give every field of every record type."""
        for record_type in self.record_types:
            for each in record_type.fields:
                yield record_type, each
