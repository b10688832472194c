"""The rules of a field as formulas: what a spreadsheet can say of them."""

from collections.abc import Callable, Iterator, Mapping

from rosterwizard.core.cells.field_values import takes_several
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.templates import formulas
from rosterwizard.core.templates.layout import SheetLayout

YEARS = (1000, 9999)

Stated = tuple[CheckedRule, str]
_Builder = Callable[[SheetLayout, Field, CheckedRule], str | None]


def conditions_of(
    layout: SheetLayout, field: Field, rules: Mapping[str, CheckedRule]
) -> Iterator[Stated]:
    """Give each rule (by code) that a formula can say, with the formula; the weightiest first."""
    builders = _OF_LISTS if takes_several(field) else _OF_VALUES
    for code, build in builders.items():
        if code in rules and (formula := build(layout, field, rules[code])):
            yield rules[code], formula


def _type(layout: SheetLayout, field: Field, _: CheckedRule) -> str | None:
    cell = layout.cell(field.name)
    match field.type:
        case "number":
            return f"ISNUMBER({cell})"
        case "integer":
            return formulas.all_of([f"ISNUMBER({cell})", formulas.is_whole(cell)])
        case "year":
            low, high = YEARS
            in_range = [f"{cell}>={low}", f"{cell}<={high}"]
            return formulas.all_of([f"ISNUMBER({cell})", formulas.is_whole(cell), *in_range])
        case "date":
            return formulas.is_date(cell, field.format)
    return None


def _format(layout: SheetLayout, field: Field, _: CheckedRule) -> str | None:
    return formulas.is_email(layout.cell(field.name)) if field.format == "email" else None


def _alone(layout: SheetLayout, field: Field, _: CheckedRule) -> str:
    cell, cells = layout.cell(field.name), layout.cells(field.name)
    return formulas.is_alone(cell, cells, ignore_case=field.roster.ignore_case)


def _min_length(layout: SheetLayout, field: Field, rule: CheckedRule) -> str:
    return f"LEN({layout.cell(field.name)})>={rule.params['minimum']}"


def _max_length(layout: SheetLayout, field: Field, rule: CheckedRule) -> str:
    return f"LEN({layout.cell(field.name)})<={rule.params['maximum']}"


def _minimum(layout: SheetLayout, field: Field, rule: CheckedRule) -> str | None:
    return _compared(layout, field, ">=", rule.params["minimum"])


def _maximum(layout: SheetLayout, field: Field, rule: CheckedRule) -> str | None:
    return _compared(layout, field, "<=", rule.params["maximum"])


def _compared(layout: SheetLayout, field: Field, sign: str, bound: object) -> str | None:
    cell = layout.cell(field.name)
    if field.type in {"integer", "number", "year"}:
        return f"{cell}{sign}{bound}"
    if field.type != "date" or not formulas.is_date(cell, field.format):
        return None
    year, month, day = (int(part) for part in str(bound).split("-"))
    return f"{formulas.date_in(cell, field.format)}{sign}DATE({year},{month},{day})"


def _pattern(layout: SheetLayout, field: Field, rule: CheckedRule) -> str | None:
    return formulas.has_none_of(layout.cell(field.name), str(rule.params["pattern"]))


def _not_before(layout: SheetLayout, field: Field, rule: CheckedRule) -> str | None:
    """Compare with the other date, where both are written from the year down: text will do."""
    other = str(rule.params["other"])
    in_order = ("", "%Y-%m-%d")
    if other not in layout or field.format not in in_order:
        return None
    if layout.record_type.field(other).format not in in_order:
        return None
    blank = formulas.is_blank(layout.cell(other))
    return formulas.any_of([blank, f"{layout.cell(field.name)}>={layout.cell(other)}"])


def _most_items(layout: SheetLayout, field: Field, rule: CheckedRule) -> str | None:
    if rule.params.get("of") != "items":
        return None
    most = int(str(rule.params["maximum"]))
    return formulas.has_at_most(layout.cell(field.name), field.delimiter, most)


_OF_VALUES: Mapping[str, _Builder] = {
    "type": _type,
    "format": _format,
    "primaryKey": _alone,
    "unique": _alone,
    "maxLength": _max_length,
    "minLength": _min_length,
    "minimum": _minimum,
    "maximum": _maximum,
    "pattern": _pattern,
    "not-before": _not_before,
}
_OF_LISTS: Mapping[str, _Builder] = {"maxLength": _most_items, "pattern": _pattern}
