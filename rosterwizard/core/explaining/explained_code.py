"""What the code of a problem means, in general and for record types that have such a rule.

Nothing heavy is imported: no sheet is looked at.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.help_pages import help_of_problem
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.faults import near_matches
from rosterwizard.core.profiles.language import Profile, RecordType, Severity
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.every_rule import EVERY_RULE, EVERYWHERE
from rosterwizard.core.rules.rule_words import rule_sentence
from rosterwizard.core.rules.rules import rules_of

CODES = tuple(dict.fromkeys(rule.code for rule in EVERY_RULE))
_BY_ITSELF = {rule.code for rule in EVERY_RULE if rule.stated_in == "nowhere"}
RecordTypes = Iterable[tuple[Profile, RecordType]]


class ExplainedFix(Struct, frozen=True, rename="camel"):
    """A way to mend it. safe: it cannot change what a cell means, so it is made with all others."""

    code: str
    does: str
    safe: bool


class ExplainedRule(Struct, frozen=True, rename="camel"):
    """A rule of a record type whose breach has the code.

    type: the id of that one. fields: those that it is about; none for rows and files. rule: as a
    sentence. source, inferred: who says so, and whether that is our reading; "" for nobody.
    """

    type: str
    fields: tuple[str, ...]
    severity: Severity
    rule: str
    says: str
    source: str
    inferred: bool

    @classmethod
    def of(cls, record_type: RecordType, rule: CheckedRule) -> "ExplainedRule":
        """Return a rule in words."""
        fields, said = tuple(rule.names), rule_sentence(rule)
        return cls(
            record_type.id, fields, rule.severity, said, rule.says, rule.source, rule.inferred
        )


class ExplainedCode(Struct, frozen=True, rename="camel"):
    """A code in words.

    help: what the page of help says of it. everywhere: it is looked for in every column. by_itself:
    the program looks for it, whatever a profile says. fixes: what may mend it; which of them do so
    hangs on the cell. rules: of the record types that were asked.
    """

    code: str
    title: str
    help: str
    everywhere: bool
    by_itself: bool
    fixes: tuple[ExplainedFix, ...]
    rules: tuple[ExplainedRule, ...]


def explained_code(code: str, record_types: RecordTypes) -> ExplainedCode:
    """Return what a code means, with the rules that these record types have of it.

    Raises RosterError as `known_code` does.
    """
    known = known_code(code)
    found = [
        (record_type, rule)
        for profile, record_type in record_types
        for rule in rules_of(profile, record_type)
        if rule.code == known
    ]
    return ExplainedCode(
        known,
        sentence(known, "title"),
        help_of_problem(known),
        known in EVERYWHERE,
        known in _BY_ITSELF,
        tuple(_fixes(rule for _, rule in found)),
        tuple(ExplainedRule.of(record_type, rule) for record_type, rule in found),
    )


def known_code(code: str) -> str:
    """Return a code as it is written; capitals do not count: no two differ by them alone.

    Raises RosterError "unknown-code" with near ones.
    """
    known = {each.lower(): each for each in CODES}.get(code.lower())
    if known is None:
        near = listed(near_matches(code, CODES) or CODES)
        raise RosterError("unknown-code", word=code, near=near)
    return known


def _fixes(rules: Iterable[CheckedRule]) -> Iterator[ExplainedFix]:
    """Give each fix once, in the order in which they are proposed."""
    safe: dict[str, bool] = {}
    for rule in rules:
        safe.update((each.code, each.safe) for each in rule.fixes())
        safe.update((each.code, False) for each in rule.rows_fixes())
        safe.update((each.code, False) for each in rule.aside_fixes())
    for code, is_safe in safe.items():
        yield ExplainedFix(code, sentence(code, "does"), is_safe)
