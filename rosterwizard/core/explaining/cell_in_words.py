"""What rules found in a cell, in words: in groups, each with what it says of all of its rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rosterwizard.core.explaining.explained_cell import About, ExplainedCell, RuleVerdict, Verdict
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.rules.every_rule import EVERYWHERE
from rosterwizard.core.rules.rule_words import rule_sentence, rule_title
from rosterwizard.core.rules.rules import CheckedRule

Group = Literal["told", "follows", "unasked", "kept", "not-found"]


@dataclass(frozen=True, slots=True)
class SaidVerdict:
    """What one rule found, in words.

    group: "not-found" for what the program looks for in every column, and did not find. rule: as a
    sentence. why: why it asked nothing of the row, or which problem follows; "" where neither is.
    """

    code: str
    group: Group
    verdict: Verdict
    about: About
    severity: Severity
    title: str
    rule: str
    source: str
    inferred: bool
    says: str
    why: str
    reason: str | None
    cause: str | None

    @classmethod
    def of(cls, found: RuleVerdict) -> "SaidVerdict":
        """Return it in words."""
        rule, cause = found.rule, found.cause
        return cls(
            code=rule.code,
            group=_group(found),
            verdict=found.verdict,
            about=found.about,
            severity=rule.severity,
            title=rule_title(rule),
            rule=rule_sentence(rule),
            source=rule.source,
            inferred=rule.inferred,
            says=rule.says,
            why=_why(found),
            reason=found.why,
            cause=None if cause is None else cause.code,
        )


def said_verdicts(found: ExplainedCell) -> Iterator[SaidVerdict]:
    """Give what each rule found in words, in the order of the groups."""
    every = [SaidVerdict.of(each) for each in found.verdicts]
    yield from (each for each in every if each.group != "not-found")
    yield from (each for each in every if each.group == "not-found")


def who_looked(found: ExplainedCell) -> str:
    """Return why no rule of the system looked at the cell, in words; "" where one did."""
    if not found.cell.fields:
        return sentence("why-no-field")
    is_looked_at = any(_group(each) != "not-found" for each in found.verdicts)
    return "" if is_looked_at else sentence("why-nobody")


def _group(found: RuleVerdict) -> Group:
    is_silent = found.verdict in {"kept", "unasked"} and not _is_stated(found.rule)
    return "not-found" if is_silent else found.verdict


def _is_stated(rule: CheckedRule) -> bool:
    return rule.code not in EVERYWHERE and rule.stated_in != "nowhere"


def _why(found: RuleVerdict) -> str:
    if found.cause is not None:
        return sentence("why-follows", title=rule_title(found.cause))
    return sentence("why-unasked", found.why) if found.why else ""
