"""The rules of a record type as facts: what is checked, how bad a breach is, who says so.

This is the one list of a record type's rules: the command line and the window show it, and
`core.checking` holds a sheet to each of its members. Nothing heavy is imported here.
"""

from dataclasses import dataclass
from functools import lru_cache

from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.rules.checked_rule import CheckedRule, RuleMaker
from rosterwizard.core.rules.every_rule import EVERY_RULE, EVERYWHERE
from rosterwizard.core.rules.rule_words import rule_sentence, rule_title

__all__ = ["EVERYWHERE", "CheckedRule", "rule_sentence", "rule_title", "rules_of"]


_KEPT = 64  # record types: more than any system has


def rules_of(profile: Profile, record_type: RecordType) -> tuple[CheckedRule, ...]:
    """Return every rule of the record type: field by field, then those of rows and the file."""
    return _rules_of(_Asked(profile, record_type))


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What rules are asked of, known again by being the very same: its tables have no hash."""

    profile: Profile
    record_type: RecordType

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Asked)
            and self.profile is other.profile
            and self.record_type is other.record_type
        )

    def __hash__(self) -> int:
        return hash((id(self.profile), id(self.record_type)))


@lru_cache(maxsize=_KEPT)  # each check asks, and nothing of it hangs on the sheet
def _rules_of(asked: _Asked) -> tuple[CheckedRule, ...]:
    make = RuleMaker(asked.profile, asked.record_type)
    return (
        *(
            rule
            for field in asked.record_type.fields
            for each in EVERY_RULE
            for rule in each.of_field(make, field)
        ),
        *(rule for each in EVERY_RULE for rule in each.of_record_type(make)),
    )
