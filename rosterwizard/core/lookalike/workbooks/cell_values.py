"""What stands in a cell of a workbook's part so that it shows its new text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rosterwizard.core.lookalike.workbooks.allowed_xml import in_text
from rosterwizard.core.lookalike.workbooks.numbers_shown import NumbersShown
from rosterwizard.core.reading.workbooks.number_format import NumberFormat

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_TRUE, _NO_ERROR = "TRUE", "#N/A"
_ERRORS = re.compile(r"#[A-Z0-9/_]{1,20}[!?]?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]{1,15})?|[0-9:.]{1,15}")


def cell_text(text: str) -> str:
    """Return the text as it stands in a cell: controls by their numbers.

    Source: ECMA-376, 22.9.2.19 (ST_Xstring).
    """
    if text.isalnum():
        return text  # what most of them are
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return in_text(_CONTROLS.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text))


def kept_blanks(text: str) -> str:
    """Return the attribute that keeps the blanks around a text, where it has any."""
    return ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""


@dataclass(slots=True)
class SharedTexts:
    """The texts that cells share, each once."""

    numbers: dict[str, int] = field(default_factory=dict, repr=False)
    uses: int = 0

    def number_of(self, text: str) -> int:
        """Return the number by which a cell names its text."""
        self.uses += 1
        return self.numbers.setdefault(text, len(self.numbers))

    def part(self, namespace: str) -> bytes:
        """Return the part that holds them."""
        items = "".join(
            f"<si><t{kept_blanks(text)}>{cell_text(text)}</t></si>" for text in self.numbers
        )
        counts = f'count="{self.uses}" uniqueCount="{len(self.numbers)}"'
        return f'<sst xmlns="{namespace}" {counts}>{items}</sst>'.encode()


class CellNumbers:
    """Finds what the cells hold that are no texts, for all styles of a workbook."""

    def __init__(self, formats: Mapping[int, NumberFormat], *, is_1904: bool) -> None:
        self._formats, self._is_1904 = formats, is_1904
        self._found: dict[int, NumbersShown] = {}

    def value(self, kind: str, style: int, text: str) -> str:
        """Return the content of a cell of that type: a number, a boolean, an error or a date.

        One that shows a text of the same shape, or the plainest, where nothing of its type shows
        the text; who reads the workbook again sees that.
        """
        if kind == "b":
            return "1" if text == _TRUE else "0"
        if kind == "e":
            return text if _ERRORS.fullmatch(text) else _NO_ERROR
        if kind == "d":
            return text if _DATE.fullmatch(text) else "2000-01-01"
        if style not in self._found:
            form = self._formats.get(style)
            self._found[style] = NumbersShown(form, is_1904=self._is_1904)
        found = self._found[style]
        return found.showing(text) or found.nearest(text) or "0"
