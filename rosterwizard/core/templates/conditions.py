"""The rules of a field as formulas: what a spreadsheet can say of them."""

from collections.abc import Iterable, Iterator

from rosterwizard.core.profiles.language import Field
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.templates.layout import SheetLayout

Stated = tuple[CheckedRule, str]


def conditions_of(
    layout: SheetLayout, field: Field, rules: Iterable[CheckedRule]
) -> Iterator[Stated]:
    """Give each rule that a formula can say, with the formula; the weightiest first."""
    for rule in sorted(rules, key=lambda rule: rule.formula_rank):
        formula = rule.formula(layout, field)
        if formula:
            yield rule, formula
