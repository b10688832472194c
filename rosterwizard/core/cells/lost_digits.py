"""Numbers of which a spreadsheet kept or showed fewer digits than were typed."""

import polars as pl

# A spreadsheet writes the sign and two digits (`4.17E+11`); other programs write `4.17E11`. The
# identifiers `12E4` and `1E2` are of neither form.
_SCIENTIFIC = (
    r"^[+-]?[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{2,3}$"
    r"|^[+-]?[0-9][.,][0-9]+[eE](?:[0-9]{1,3}|-[0-9]{2,3})$"
)
_MOST_KEPT = 15  # digits: what a spreadsheet keeps of a number
_MOST_SHOWN = 10  # the highest power that is written so though all digits are there
_MOST_DIGITS = 300  # more than any number of 53 bits has that a computer counts with
_SURELY = 10_000  # how much likelier lost digits are than chance


def begins_like_number(text: pl.Expr) -> pl.Expr:
    """Tell where the text begins with a digit or sign: quickly."""
    return text.is_between(pl.lit("+"), pl.lit(":"), closed="left")


def is_scientific(text: pl.Expr) -> pl.Expr:
    """Tell where the text is a number in scientific notation, as a program writes it."""
    return text.str.contains(_SCIENTIFIC)


def has_every_digit(text: pl.Expr) -> pl.Expr:
    """Tell of a number in scientific notation whether all of its digits are seen.

    `1.00123E+05` is 100123. In `1.00E+05` two places are shown whatever the number is, and a
    number of more than ten places is shortened to the width of its column.
    """
    power, places = _power(text), _places(text)
    return (power >= 0) & ((power <= places) | ((places <= 1) & (power <= _MOST_SHOWN)))


def written_out(text: pl.Expr) -> pl.Expr:
    """Return a number in scientific notation that has every digit, with these digits."""
    power, sign = _power(text), text.str.extract(r"^(-?)", 1)
    digits = _digits(text)
    whole = digits.str.pad_end(_MOST_SHOWN + 1, "0").str.head(power + 1)
    behind = digits.str.slice(power + 1).str.strip_chars_end("0")
    rest = pl.when(behind != "").then("." + behind).otherwise(pl.lit(""))
    return sign + whole + rest


def digits_before_e(text: pl.Series) -> int:
    """Return how many digits all codes such as 219E24 have before their E; 0 where they differ.

    text: of a column without its numbers in scientific notation; most of it must be such codes.
    """
    before = text.str.extract(r"^([0-9]+)[eE][0-9]+$", 1).str.len_bytes().drop_nulls()
    widths = before.unique()
    return widths[0] if len(widths) == 1 and 2 * len(before) > len(text) else 0


def as_code(text: pl.Expr, before: int) -> pl.Expr:
    """Return the code with an E that a spreadsheet takes for this number; null where none is.

    before: how many digits it has before the E.
    """
    digits, power = _digits(text), _power(text) - (before - 1)
    is_whole = (digits.str.len_bytes() >= before) & ~digits.str.slice(before).str.contains("[1-9]")
    return pl.when(is_whole & (power >= 0)).then(
        digits.str.head(before) + "E" + power.cast(pl.String)
    )


def is_long(text: pl.Expr) -> pl.Expr:
    """Tell where the text is longer than any number that a spreadsheet keeps: quickly."""
    return text.str.len_bytes() > _MOST_KEPT


def is_long_number(text: pl.Expr) -> pl.Expr:
    """Tell where the text is a whole number of more digits than a spreadsheet keeps."""
    return text.str.contains(r"^[1-9][0-9]{15,}$")


def is_rounded(long_numbers: pl.Series) -> bool:
    """Tell whether these numbers were surely kept by a spreadsheet, which rounds them.

    All of them end in zeros from the sixteenth digit on, or all are numbers that 53 bits hold;
    each that does by chance makes both unlikelier.
    """
    few = long_numbers.unique().head(_SURELY).to_list()
    return any(
        len(few) > 1 and all(map(kept, few)) and sum(map(against, few)) >= len(str(_SURELY)) - 1
        for kept, against in ((_ends_in_zeros, _zeros_against), (_fits_bits, _bits_against))
    )


def _ends_in_zeros(number: str) -> bool:
    return not number[_MOST_KEPT:].strip("0")


def _zeros_against(number: str) -> float:
    return len(number) - _MOST_KEPT


def _fits_bits(number: str) -> bool:
    return len(number) <= _MOST_DIGITS and int(float(number)) == int(number)


def _bits_against(number: str) -> float:
    return 0.3 * max(int(number).bit_length() - 53, 0)


def _digits(text: pl.Expr) -> pl.Expr:
    return text.str.extract(r"^[+-]?([0-9][.,]?[0-9]*)", 1).str.replace(r"[.,]", "")


def _power(text: pl.Expr) -> pl.Expr:
    return text.str.extract(r"[eE]\+?(-?[0-9]+)$", 1).cast(pl.Int64)


def _places(text: pl.Expr) -> pl.Expr:
    return text.str.extract(r"^[+-]?[0-9][.,]?([0-9]*)", 1).str.len_bytes().cast(pl.Int64)
