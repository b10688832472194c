"""What a number looks like under the format of its cell, as a person sees it in the sheet.

Source: ECMA-376, part 1, 18.8.30 and 18.8.31. Of a number, what is shown is all that is
meant.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from rosterwizard.core.reading.workbooks.date_shapes import DateShape, date_shape
from rosterwizard.core.reading.workbooks.format_sections import Condition, Section, sections_of
from rosterwizard.core.reading.workbooks.number_shapes import NumberShape, number_shape
from rosterwizard.core.reading.workbooks.plain_forms import PlainForm, plain_form

# Those that a workbook does not spell out, but for the plain ones: 0 is General, 49 is text.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy-mm-dd",  # in the order of the person's country: it is a whole date anyway
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
}
_LARGEST = Decimal("1.8E308")  # of a spreadsheet
_MOST_NUMERIC = 3  # sections for numbers: positive, negative, zero; the fourth one is for texts
_SHOWN_KINDS = {"general", "number"}


def format_of(code: str) -> "NumberFormat":
    """Return the format that is written so."""
    return NumberFormat(sections_of(code))


@dataclass(frozen=True)
class NumberFormat:
    """A format, taken apart once for all the cells that have it."""

    sections: tuple[Section, ...]

    @property
    def is_date(self) -> bool:
        """Whether its numbers count days."""
        return self.sections[0].kind in {"date", "whole-date"}

    @property
    def says_nothing(self) -> bool:
        """Whether a number looks as it would without the format, as far as we want to know."""
        return all(
            each.kind == "scientific" or (each.kind == "general" and len(each.tokens) == 1)
            for each in self.sections
        )

    @property
    def keeps_whole_numbers(self) -> bool:
        """Whether only numbers with a fraction look otherwise: whole dates without a time."""
        if len(self.sections) != 1:
            return False
        kind, tokens = self.sections[0].kind, self.sections[0].tokens
        return kind == "whole-date" or (
            kind == "number" and [text for _, text in tokens] in (["0"], ["#"])
        )

    @cached_property
    def _plain(self) -> PlainForm | None:
        """What is shown of a number that is not negative, where that is quickly told."""
        first = self.sections[0]
        own_zero = len(self.sections) >= _MOST_NUMERIC
        is_one = first.kind == "number" and not own_zero and not self._has_conditions
        return plain_form(first.tokens) if is_one else None

    @cached_property
    def _shapes(self) -> tuple[NumberShape | DateShape | None, ...]:
        """What each section says of every number; None where that is not known."""
        return tuple(map(_shape, self.sections[:_MOST_NUMERIC]))

    @cached_property
    def _has_conditions(self) -> bool:
        return any(section.condition for section in self.sections[:_MOST_NUMERIC])

    def text(self, raw: str, *, is_1904: bool = False) -> str | None:
        """Return what is shown of the number; None where that is not known."""
        if self._plain and (text := self._plain.text(raw)) is not None:
            return text
        return self.worked_out(raw, is_1904=is_1904)

    def worked_out(self, raw: str, *, is_1904: bool = False) -> str | None:
        """Return the same by the way that does for every format."""
        try:
            value = Decimal(raw)
            is_one = value.is_finite() and abs(value) < _LARGEST
            return self._shown(value, is_1904=is_1904) if is_one else None
        except ArithmeticError:  # no number, one beyond all dates, or longer than anything shown
            return None

    def _shown(self, value: Decimal, *, is_1904: bool) -> str | None:
        place, is_own = self._place_for(value)
        shape = self._shapes[place]
        if shape is None:
            return None
        if isinstance(shape, DateShape):
            return shape.text(float(value), is_1904=is_1904)
        sign = "-" if value < 0 and not is_own else ""
        shown = shape.text(abs(value))
        # A number that is rounded to nothing has no sign.
        signed = sign and any(map(str.isdecimal, shown.replace("0", "")))
        return (sign + shown if signed else shown).strip()

    def _place_for(self, value: Decimal) -> tuple[int, bool]:
        """Return which section the number has, and whether it says itself that it is negative."""
        numeric = self.sections[:_MOST_NUMERIC]
        if self._has_conditions:
            for place, section in enumerate(numeric):
                if section.condition and _holds(section.condition, value):
                    return place, False
            return len(numeric) - 1, False
        if value < 0 and len(numeric) > 1:
            return 1, True
        if value == 0 and len(numeric) == _MOST_NUMERIC:
            return 2, True
        return 0, False


def _shape(section: Section) -> NumberShape | DateShape | None:
    if section.kind in {"date", "whole-date"}:
        return date_shape(section)
    is_shown = section.kind in _SHOWN_KINDS and section.tokens
    return number_shape(section.tokens) if is_shown else None


def _holds(condition: Condition, value: Decimal) -> bool:
    sign, other = condition
    number = float(value)
    return {
        "<": number < other,
        ">": number > other,
        "<=": number <= other,
        ">=": number >= other,
        "=": number == other,
        "<>": number != other,
    }[sign]
