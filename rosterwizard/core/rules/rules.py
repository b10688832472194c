"""The rules of a record type as facts: what is checked, how bad a breach is, who says so.

This is the one list of a record type's rules: the command line and the window show it, and
`core.checking` holds a sheet to each of its members. Nothing heavy is imported here.
"""

from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.rules.checked_rule import CheckedRule, RuleMaker
from rosterwizard.core.rules.every_rule import EVERY_RULE, EVERYWHERE
from rosterwizard.core.rules.rule_words import rule_sentence, rule_title

__all__ = ["EVERYWHERE", "CheckedRule", "rule_sentence", "rule_title", "rules_of"]


def rules_of(profile: Profile, record_type: RecordType) -> tuple[CheckedRule, ...]:
    """Return every rule of the record type: field by field, then those of rows and the file."""
    make = RuleMaker(profile, record_type)
    return (
        *(
            rule
            for field in record_type.fields
            for each in EVERY_RULE
            for rule in each.of_field(make, field)
        ),
        *(rule for each in EVERY_RULE for rule in each.of_record_type(make)),
    )
