"""What a field allows: whether it holds together and can be checked."""

from collections.abc import Iterator

from rosterwizard.core.cells.date_text import form_fault
from rosterwizard.core.cells.field_values import accepted, kind_of
from rosterwizard.core.cells.patterns import pattern_fault
from rosterwizard.core.cells.value_bounds import bound_fault
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.profiles.faults import Fault, unknown
from rosterwizard.core.profiles.language import Constraints, Field

_FORMATS = ("", "default", "email", "uri")


def value_faults(field: Field, place: str) -> Iterator[Fault]:
    """Give what contradicts itself or cannot be checked in the field at `place`."""
    if not field.description.strip():
        yield Fault(f"{place}.description", "profile-no-description", {"field": field.name})
    yield from _constraint_faults(field.constraints, f"{place}.constraints")
    yield from _constraint_faults(field.roster.items, f"{place}.roster.items")
    yield from _bound_faults(field, field.constraints, f"{place}.constraints")
    yield from _bound_faults(field, field.roster.items, f"{place}.roster.items")
    yield from _list_faults(field, place)
    yield from _enum_faults(field, place)
    yield from _synonym_faults(field, f"{place}.roster.synonyms")
    if field.type == "string" and field.format not in _FORMATS:
        yield unknown(f"{place}.format", "profile-unknown-value", field.format, _FORMATS[1:])
    kind = kind_of(field)
    timed = kind == "datetime"
    if (timed or kind == "date") and (reason := form_fault(field.format, timed=timed)):
        yield Fault(f"{place}.format", "profile-unfit-form", {"reason": reason})
    both = {value.lower() for value in field.true_values} & {
        value.lower() for value in field.false_values
    }
    if both:
        value = listed(sorted(both))
        yield Fault(f"{place}.falseValues", "profile-true-and-false", {"value": value})


def _constraint_faults(constraints: Constraints, place: str) -> Iterator[Fault]:
    if constraints.pattern and (reason := pattern_fault(constraints.pattern)):
        yield Fault(f"{place}.pattern", "profile-unfit-pattern", {"reason": reason})
    lengths = (constraints.min_length, constraints.max_length)
    if _are_crossed(*lengths):
        yield Fault(f"{place}.minLength", "profile-crossed-bounds")
    if _are_crossed(constraints.minimum, constraints.maximum):
        yield Fault(f"{place}.minimum", "profile-crossed-bounds")


def _bound_faults(field: Field, constraints: Constraints, place: str) -> Iterator[Fault]:
    for name, bound in (("minimum", constraints.minimum), ("maximum", constraints.maximum)):
        if bound is not None and (reason := bound_fault(field, bound)):
            yield Fault(f"{place}.{name}", "profile-unfit-bound", {"reason": reason})


def _are_crossed(low: float | str | None, high: float | str | None) -> bool:
    """Tell whether nothing fits between two bounds; dates in ISO form compare as texts."""
    if low is None or high is None:
        return False
    if isinstance(low, str) or isinstance(high, str):
        return str(low) > str(high)
    return low > high


def _list_faults(field: Field, place: str) -> Iterator[Fault]:
    """Give what is said of a list in the wrong place, or of the items of no list."""
    if field.type != "list":
        if field.roster.items != Constraints():
            yield Fault(f"{place}.roster.items", "profile-no-list", {"field": field.name})
        return
    if not field.delimiter:
        yield Fault(f"{place}.delimiter", "profile-no-delimiter")
    if field.constraints.enum or field.constraints.pattern:
        yield Fault(f"{place}.constraints", "profile-belongs-to-items")


def _enum_faults(field: Field, place: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for value in field.allowed:
        same = value.lower() if field.roster.ignore_case else value
        if same in seen:
            yield Fault(f"{place}.constraints.enum", "profile-value-twice", {"value": value})
        seen.add(same)
    for at, category in enumerate(field.categories):
        if category.value not in field.allowed:
            where = f"{place}.categories[{at}].value"
            yield unknown(where, "profile-unknown-value", category.value, field.allowed)


def _synonym_faults(field: Field, place: str) -> Iterator[Fault]:
    taken = accepted(field)
    for synonym, value in field.roster.synonyms.items():
        if value not in taken:
            yield unknown(f"{place}.{synonym}", "profile-unknown-value", value, taken)
        elif synonym in taken and synonym != value:
            yield Fault(f"{place}.{synonym}", "profile-value-twice", {"value": synonym})
