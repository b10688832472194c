"""What a template checks in each column while somebody types.

A spreadsheet has one check for a cell, so all that can be said of a column stands in one. What it
cannot say (patterns, lists, references to what is not in the workbook) waits for the checker.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rosterwizard.core.cells.field_values import choices_of, takes_several
from rosterwizard.core.profiles.language import Field, Severity
from rosterwizard.core.rules import formulas
from rosterwizard.core.rules.bounds import Length, Range, Sign
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.formulas import YEARS
from rosterwizard.core.templates.layout import SheetLayout

LONGEST_FORMULA = 255  # characters that Excel takes in a check
_FAR = 10**15 - 1  # beyond it a spreadsheet's numbers are no longer exact

Kind = Literal["list", "whole", "decimal", "textLength", "custom"]
Operator = Literal["between", "greaterThanOrEqual", "lessThanOrEqual"]
Stated = tuple[CheckedRule, str]  # a rule, and the formula that says it

_NUMBERS: Mapping[str, Kind] = {"integer": "whole", "year": "whole", "number": "decimal"}


@dataclass(frozen=True, slots=True)
class CellCheck:
    """The check of one column.

    formula: the source of a list, a condition, or the bound that the operator speaks of.
    upper: the second bound of "between".
    severity: of an error, nothing else can be typed; else the person may insist.
    rules: what it stands for, for the words.
    """

    kind: Kind
    formula: str
    severity: Severity
    rules: tuple[CheckedRule, ...]
    operator: Operator | None = None
    upper: str | None = None


def check_of(
    layout: SheetLayout,
    field: Field,
    rules: tuple[CheckedRule, ...],
    *,
    choices: str = "",
    reference: str = "",
) -> CellCheck | None:
    """Return the check of a field's column, or None where nothing can be checked.

    rules: those of the field. choices: the cells where its closed list stands. reference: the
    formula of the cells that its values must stand in, where they are in the same workbook.
    """
    own = {rule.code: rule for rule in rules}
    if choices_of(field) and choices:
        rule = own["type" if field.type == "boolean" else "enum"]
        severity = "warning" if field.roster.sentinels else rule.severity
        return CellCheck("list", choices, severity, (rule,))
    if reference and len(reference) <= LONGEST_FORMULA and not takes_several(field):
        rule = own["foreignKey"]
        return CellCheck("list", reference, rule.severity, (rule,))
    stated = list(_stated(layout, field, own.values()))
    gravest = _gravest(rule for rule, _ in stated)
    applied = [(rule, formula) for rule, formula in stated if rule.severity == gravest]
    return _plain(field, applied) or _combined(layout, field, applied)


def _gravest(rules: Iterable[CheckedRule]) -> Severity:
    """Return the worst severity: only rules of one are checked together.

    What the system refuses must be refused here, and what it merely advises must not be.
    """
    found = {rule.severity for rule in rules}
    return next((each for each in ("error", "warning") if each in found), "note")


def _stated(layout: SheetLayout, field: Field, rules: Iterable[CheckedRule]) -> Iterator[Stated]:
    """Give each rule that a formula can say, with the formula; the weightiest first."""
    for rule in sorted(rules, key=lambda rule: rule.formula_rank):
        formula = rule.formula(layout, field)
        if formula:
            yield rule, formula


def _plain(field: Field, applied: Sequence[Stated]) -> CellCheck | None:
    """Return a spreadsheet's own check of numbers or lengths, where it says all there is to say.

    People who know spreadsheets find it under its own name and can change it.
    """
    rules = tuple(rule for rule, _ in applied)
    codes = {rule.code for rule in rules}
    if not applied or field.roster.sentinels or takes_several(field):
        return None
    facts = rules[0].severity, tuple({rule.code: rule for rule in rules}.values())
    if codes <= {"type", "minimum", "maximum"} and field.type in _NUMBERS:
        lowest, highest = YEARS if field.type == "year" else (None, None)
        return _bounded(
            _NUMBERS[field.type], *facts, _bound(rules, ">=", lowest), _bound(rules, "<=", highest)
        )
    if codes <= {"minLength", "maxLength"}:
        return _bounded("textLength", *facts, _bound(rules, ">="), _bound(rules, "<="))
    return None


def _bound(rules: Iterable[CheckedRule], sign: Sign, otherwise: int | None = None) -> str | None:
    bounds = (
        rule.bound for rule in rules if isinstance(rule, Range | Length) and rule.sign == sign
    )
    bound = next(bounds, otherwise)
    return None if bound is None else str(bound)


def _bounded(
    kind: Kind,
    severity: Severity,
    rules: tuple[CheckedRule, ...],
    low: str | None,
    high: str | None,
) -> CellCheck:
    """Return a check of bounds, of which one or both may be missing."""
    if low is None and high is None:
        low, high = str(-_FAR), str(_FAR)
    if low is None or high is None:
        operator: Operator = "lessThanOrEqual" if low is None else "greaterThanOrEqual"
        return CellCheck(kind, low or high or "", severity, rules, operator)
    return CellCheck(kind, low, severity, rules, "between", high)


def _combined(layout: SheetLayout, field: Field, applied: Sequence[Stated]) -> CellCheck | None:
    """Return one check of all conditions, as many as fit; what stands as heading passes."""
    cell = layout.cell(field.name)
    sentinels = [sentinel.value for sentinel in field.roster.sentinels]
    passes = [layout.is_heading, *([formulas.is_one_of(cell, sentinels)] if sentinels else [])]
    found: CellCheck | None = None
    for count in range(1, len(applied) + 1):
        holds = formulas.all_of(formula for _, formula in applied[:count])
        formula = formulas.unless(formulas.any_of(passes), holds)
        if len(formula) > LONGEST_FORMULA:
            break
        rules = tuple(rule for rule, _ in applied[:count])
        found = CellCheck("custom", formula, rules[0].severity, rules)
    return found
