"""Which rules ran, field by field, and what was not looked at: so that one can believe it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.messages.screen_mask import screened_heading
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.rules.rule_words import listed_shortly, rule_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.rules.rules import CheckedRule


@dataclass(frozen=True, slots=True)
class RulesOfField:
    """title: the field, for people. rules: the sentences of its rules, each once."""

    title: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatRan:
    """count: of the rules that ran. rows: on how many. unchecked: sentences, each for one reason.

    groups: in the order of the fields; then what holds for several of them; then the rows and the
    sheet as a whole. No sentence stands in two of them.
    """

    count: int
    rows: int
    groups: tuple[RulesOfField, ...]
    unchecked: tuple[str, ...]


def what_ran(sheet: JobSheet, problems: Problems) -> WhatRan:
    """Tell what was looked at in a sheet, and what was not."""
    ran = [rule for rule in problems.rules if _has_run(sheet, rule)]
    return WhatRan(
        count=len(ran),
        rows=sheet.frame.height,
        groups=tuple(_groups(sheet, ran)),
        unchecked=tuple(_unchecked(sheet)),
    )


def how_many_ran(sheet: JobSheet, problems: Problems) -> int:
    """Return how many rules ran."""
    return sum(_has_run(sheet, rule) for rule in problems.rules)


def _has_run(sheet: JobSheet, rule: CheckedRule) -> bool:
    return rule.field is None or rule.needs_no_column or sheet.matching.fills(rule.field)


def _groups(sheet: JobSheet, ran: list[CheckedRule]) -> Iterator[RulesOfField]:
    fields: dict[str, list[str | None]] = {}
    for rule in ran:
        fields.setdefault(rule_sentence(rule), []).append(rule.field)
    for field in sheet.record_type.fields:
        own = tuple(words for words, names in fields.items() if set(names) == {field.name})
        if own:
            yield RulesOfField(field.label, own)
    shared = {words: set(names) for words, names in fields.items() if len(set(names)) > 1}
    if shared:
        names = set[str | None]().union(*shared.values()) - {None}
        yield RulesOfField(counted("check-ran-several", len(names)), tuple(shared))
    of_none = tuple(words for words, names in fields.items() if set(names) == {None})
    if of_none:
        yield RulesOfField(sentence("check-ran", "sheet"), of_none)


def _unchecked(sheet: JobSheet) -> Iterator[str]:
    matching = sheet.matching
    unsent = [
        screened_heading(each.heading) or sentence("check-ran", "no-heading")
        for each in matching.matches
        if each.field is None and not matching.made_with(each.column)
    ]
    if unsent:
        yield counted("check-unchecked-columns", len(unsent), headings=listed_shortly(unsent))
    absent = [each.label for each in sheet.record_type.fields if not matching.fills(each.name)]
    if absent:
        yield counted("check-unchecked-fields", len(absent), fields=listed_shortly(absent))
    if sheet.whole is not None and (aside := sheet.whole.frame.height - sheet.frame.height):
        yield counted("check-unchecked-rows", aside)
    yield sentence("check-ran", "truth")
