"""What a record type asks for, in the few lines that help to choose it."""

from dataclasses import dataclass

from rosterwizard.core.profiles.language import Field, Profile, RecordType, Submission
from rosterwizard.core.templates.template_columns import need_of


@dataclass(frozen=True, slots=True)
class Needs:
    """What one must bring, and what will happen.

    always: fields that every row fills. advised: those that most rows should fill, though the
        system takes rows without them. sometimes: those that some rows must fill.
    optional: how many fields there are besides.
    rows, bytes: the most that one file may hold; 0 when no limit is known.
    side_effects: whole sentences on what submitting causes beyond storing rows; those of its
        fields only where the record type itself names none.
    """

    always: tuple[Field, ...]
    advised: tuple[Field, ...]
    sometimes: tuple[Field, ...]
    optional: int
    rows: int
    bytes: int
    submission: Submission
    side_effects: tuple[str, ...]
    update: str
    provisional: str


def needs_of(profile: Profile, record_type: RecordType) -> Needs:
    """Return what `record_type` asks for."""
    fields = record_type.fields
    required = [field for field in fields if need_of(record_type, field) == "always"]
    advised = tuple(field for field in required if is_advised(profile, record_type, field))
    sometimes = tuple(field for field in fields if need_of(record_type, field) == "when")
    limits = record_type.roster.limits
    by_field = dict.fromkeys(each.roster.side_effect for each in fields if each.roster.side_effect)
    return Needs(
        always=tuple(field for field in required if field not in advised),
        advised=advised,
        sometimes=sometimes,
        optional=len(fields) - len(required) - len(sometimes),
        rows=limits.rows,
        bytes=limits.bytes,
        submission=profile.submission_of(record_type),
        side_effects=record_type.roster.side_effects or tuple(by_field),
        update=record_type.roster.update.says,
        provisional=record_type.roster.provisional or profile.roster.provisional,
    )


def is_advised(profile: Profile, record_type: RecordType, field: Field) -> bool:
    """Tell whether a field that every row should fill may stay blank with a warning."""
    rule = profile.rule_for("required", record_type, field)
    required = need_of(record_type, field) == "always"
    return required and rule is not None and rule.severity != "error"
