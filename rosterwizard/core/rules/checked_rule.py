"""One rule as a fact, and what a profile says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_of  # "field" is a member here

from rosterwizard.core.profiles.language import Field, Profile, RecordType, Rule, Severity

# Where a profile says nothing about a code. All others are errors.
_SEVERITY: Mapping[str, Severity] = {
    "whitespace": "warning",
    "spelling": "note",
    "case-twins": "warning",
    "ignored-when": "note",
    "heading": "warning",
    "unknown-column": "warning",
    "unwanted-column": "warning",
    "sample-row": "note",
    "ragged-row": "warning",
    "encoding": "warning",
    "line-break-missing": "warning",
}


@dataclass(frozen=True, slots=True)
class CheckedRule:
    """One rule as it was checked: all that its problems have in common.

    field: the name of the field, or None for a rule of the row or the file.
    params: its facts and the named gaps of its words: `allowed`, `minimum`, `fields`, … (never
        cells). `kind`, where it stands, chooses among the sentences of the code.
    source: the title of where the rule comes from; inferred: our reading of it.
    """

    code: str
    severity: Severity = "error"
    field: str | None = None
    params: Mapping[str, object] = made_of(default_factory=dict)
    source: str = ""
    inferred: bool = False
    says: str = ""


def default_severity(code: str) -> Severity:
    """Return how bad a breach is where the profile says nothing."""
    return _SEVERITY.get(code, "error")


@dataclass(frozen=True, slots=True)
class RuleMaker:
    """Makes the rules of one record type, each with what the profile says of it."""

    profile: Profile
    record_type: RecordType

    def rule(
        self,
        code: str,
        params: Mapping[str, object],
        field: Field | None = None,
        like: tuple[str, ...] = (),
    ) -> CheckedRule:
        """Return a rule; what is said of the codes `like` holds for it where it has nothing."""
        own = field.roster.rules if field else {}
        stated = next((own[name] for name in (code, *like) if name in own), None)
        for name in (code, *like):
            stated = stated or self.profile.rule_for(name, self.record_type, field)
        return self.stated(code, stated, params, field)

    def stated(
        self,
        code: str,
        stated: Rule | None,
        params: Mapping[str, object],
        field: Field | None = None,
    ) -> CheckedRule:
        """Return a rule with `stated` behind it."""
        name = field.name if field else None
        facts = {"example": field.example, **params} if field else params
        if stated is None:
            return CheckedRule(code, default_severity(code), name, facts)
        source = self.profile.source_title(stated) or stated.source
        return CheckedRule(code, stated.severity, name, facts, source, stated.inferred, stated.says)
