"""The forms that most numbers of a sheet have, shown without working them out digit by digit.

A sheet has few formats and very many numbers. `number_shapes` says the same of every one of them,
but takes several times as long.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rosterwizard.core.reading.workbooks.format_sections import Token

# One sign for each token: 0 # , . as they are, x for a text.
_FORM = re.compile(r"(x*)([0#](?:[0#,x]*[0#])?)(?:\.(0{1,30}))?(x*)")
_SPACED = re.compile(r"#[#,]*,[#,]*[0#]")  # thousands are set apart
_JOINED = re.compile(r"0(?:[0x]*0)?")  # 000-000
_WHOLE = re.compile(r"#*0*")
_SIGNS = {"0": "0", "#": "#", ",": ",", ".": "."}
_NOT_AS_THEY_ARE = frozenset("%@*/?")
_MOST_SIGNS = 25  # of a number: no spreadsheet keeps more of them


@dataclass(frozen=True, slots=True)
class PlainForm:
    """Texts around and between the digits of a number, and how many there are of these.

    before, behind: the texts around them. least: how many whole digits there are at least.
    decimals: how many follow the point. grouped: whether thousands are set apart. joints: the texts
    between whole digits from the right, each with how many digits stand behind it.
    """

    before: str
    least: int
    decimals: int
    behind: str
    grouped: bool
    joints: tuple[tuple[int, str], ...]

    def text(self, raw: str) -> str | None:
        """Return what is shown; None for what is no plain number without a sign."""
        if not raw.isascii() or len(raw) > _MOST_SIGNS:
            return None
        if raw.isdecimal():
            whole, fraction = raw, "0" * self.decimals
        else:
            whole, _, fraction = raw.partition(".")
            if not (whole.isdecimal() and fraction.isdecimal()):
                return None
            whole, fraction = self._rounded(whole, fraction)
        number = int(whole)
        if self.grouped:
            shown = f"{number:,}" if number or self.least else ""
        else:
            shown = (str(number) if number else "").zfill(self.least)
        for behind, joint in self.joints:
            shown = f"{shown[:-behind]}{joint}{shown[-behind:]}"
        if self.decimals:
            shown = f"{shown}.{fraction}"
        return f"{self.before}{shown}{self.behind}".strip()

    def _rounded(self, whole: str, fraction: str) -> tuple[str, str]:
        """Return the digits before and behind the point; a half is rounded up."""
        decimals = self.decimals
        if len(fraction) <= decimals:
            return whole, fraction.ljust(decimals, "0")
        number = int(whole + fraction[:decimals]) + (fraction[decimals] >= "5")
        digits = str(number).zfill(decimals + 1)
        end = len(digits) - decimals
        return digits[:end], digits[end:]


def plain_form(tokens: Sequence[Token]) -> PlainForm | None:
    """Return the form that the tokens of a section are; None where they are another."""
    found = _FORM.fullmatch("".join(map(_sign, tokens)))
    if not found:
        return None
    texts = [text for _, text in tokens]
    whole = found[2]
    least = whole.count("0")
    grouped = bool(_SPACED.fullmatch(whole))
    joints = _joints(whole, texts[found.start(2) :]) if _JOINED.fullmatch(whole) else ()
    if not (grouped or joints or _WHOLE.fullmatch(whole)):
        return None
    before, behind = "".join(texts[: found.end(1)]), "".join(texts[found.start(4) :])
    return PlainForm(before, least, len(found[3] or ""), behind, grouped, joints)


def _sign(token: Token) -> str:
    kind, text = token
    if kind == "literal":
        return "x"
    is_text = kind == "other" and text not in _SIGNS and text not in _NOT_AS_THEY_ARE
    return "x" if is_text else _SIGNS.get(text, "?")


def _joints(whole: str, texts: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return the texts between digits, the first one first, with the signs that are behind each.

    They are put in from the left: each is then as far from the end as its own digits and those
    texts say that are not yet there.
    """
    return tuple((whole.count("0", at), texts[at]) for at, sign in enumerate(whole) if sign == "x")
