"""What a number looks like that is no date, digit by digit. Source: ECMA-376, part 1, 18.8.31."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from rosterwizard.core.reading.workbooks.format_sections import Token

# The largest number of a spreadsheet has 309 digits; Decimal by itself reckons with 28.
_RECKONING = Context(prec=1000, rounding=ROUND_HALF_UP)
_NO_DIGIT = {"0": "0", "?": " ", "#": ""}  # what stands where the number has none
_POINT, _COMMA, _PERCENT, _TEXT = (("other", sign) for sign in ".,%@")


@dataclass(frozen=True, slots=True)
class NumberShape:
    """What the tokens of a section say, whatever the number; worked out once.

    before, behind: what stands before the decimal point, and from there on. scale: by how many
    powers of ten the number is shifted. unit: what it is rounded to; None where there is no place
    for a digit. groups: whether thousands are set apart. plain: whether it stands in there as it
    is without a format.
    """

    before: tuple[Token, ...]
    behind: tuple[Token, ...]
    scale: int
    unit: Decimal | None
    groups: bool
    plain: bool

    def text(self, value: Decimal) -> str:
        """Return what is shown of a number that is not negative.

        Raises ArithmeticError where that is longer than anything shown.
        """
        if self.plain:
            shown = plain_number(value)
            kinds = {"general", "other"}
            return "".join(shown if kind in kinds else text for kind, text in self.before)
        if self.unit is None:
            return "".join(text for _, text in self.before)
        scaled = value.scaleb(self.scale, _RECKONING)
        whole, _, fraction = f"{scaled.quantize(self.unit, context=_RECKONING):f}".partition(".")
        digits = "" if whole == "0" else whole
        shown = "".join(_from_the_right(self.before, digits, groups=self.groups))
        return shown[::-1] + _fraction_part(self.behind, fraction)


def number_shape(tokens: tuple[Token, ...]) -> NumberShape:
    """Return what the tokens of a section say of every number."""
    plain = any(kind == "general" for kind, _ in tokens) or _TEXT in tokens
    digits = [at for at, (kind, _) in enumerate(tokens) if kind == "digit"]
    if plain or not digits:
        return NumberShape(tokens, (), 0, None, groups=False, plain=plain)
    point = tokens.index(_POINT) if _POINT in tokens else len(tokens)
    last_whole = max((at for at in digits if at < point), default=point - 1)
    decimals = sum(at > point for at in digits)
    commas = [at for at, each in enumerate(tokens) if each == _COMMA]
    thousands = sum(_commas_behind(tokens, at) for at in {last_whole, digits[-1]})
    return NumberShape(
        tokens[:point],
        tokens[point:],
        2 * tokens.count(_PERCENT) - 3 * thousands,
        Decimal(1).scaleb(-decimals),
        groups=any(digits[0] < at < last_whole for at in commas),
        plain=False,
    )


def _commas_behind(tokens: Sequence[Token], digit: int) -> int:
    """Return how many commas follow a digit at once: each of them divides by a thousand."""
    behind = tokens[digit + 1 :]
    return next((at for at, each in enumerate(behind) if each != _COMMA), len(behind))


def _from_the_right(tokens: Sequence[Token], whole: str, *, groups: bool) -> Iterator[str]:
    """Give the signs of the whole part from its last one on; the first place takes all digits."""
    first = next((at for at, (kind, _) in enumerate(tokens) if kind == "digit"), -1)
    left, written = whole, 0
    for at in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[at]
        if kind != "digit":
            yield "" if text == "," else text[::-1]
            continue
        taken = left[::-1] if at == first else left[-1:]
        left = "" if at == first else left[:-1]
        for digit in taken or _NO_DIGIT[text]:
            if groups and written and written % 3 == 0:
                yield ","
            yield digit
            written += 1


def _fraction_part(tokens: Sequence[Token], fraction: str) -> str:
    shown = []
    needed = len(fraction.rstrip("0"))
    place = 0
    for kind, text in tokens:
        if kind != "digit":
            shown.append("" if text == "," else text)
            continue
        is_shown = text == "0" or place < needed
        shown.append(fraction[place] if is_shown else _NO_DIGIT[text])
        place += 1
    return "".join(shown)


def plain_number(value: Decimal) -> str:
    """Return the number without a format, to the 15 digits that a spreadsheet keeps."""
    rounded = f"{Decimal(f'{value:.15g}'):f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
