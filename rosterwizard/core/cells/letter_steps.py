"""The steps in which the letters of a cell are put right where that is certain.

Each begins with what the one before leaves, so that a later one sees what an earlier one hid:
José in a wrong encoding has what looks like a blank, `&nbsp;` is a blank once it is undone, and an
accent that stands alone belongs to a letter only when nothing unseen stands between the two.
"""

from collections.abc import Callable
from typing import Literal

import polars as pl

from rosterwizard.core.cells.field_ideas import is_name
from rosterwizard.core.cells.field_values import takes_several
from rosterwizard.core.cells.text_kinds import TextKind
from rosterwizard.core.letters import (
    controls,
    escapes,
    forms,
    mojibake,
    scripts,
    typographic,
    unseen,
)
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.sheet import blanks
from rosterwizard.core.sheet.odd_letters import LINE_BREAK

Step = Literal[
    "mojibake", "escapes", "controls", "blanks", "unseen", "composed", "forms", "typed", "scripts"
]
Guess = Literal["controls", "lines", "forms", "typed"]
GUESSES: tuple[Guess, ...] = ("controls", "lines", "forms", "typed")
"""What is probably meant, and can only be asked: each begins with what all the steps leave."""
STEPS: tuple[Step, ...] = (
    *("mojibake", "escapes", "controls", "blanks", "unseen"),
    *("composed", "forms", "typed", "scripts"),
)
Mend = Callable[[str], str]

_CODES = frozenset({"code", "address"})


def after(step: Step, kind: TextKind, texts: pl.Series) -> pl.Series:
    """Return the texts, of which each stands there once, after that step; maybe `texts` itself."""
    if step == "blanks":
        tidied = blanks.with_plain_blanks(blanks.trimmed(pl.col("text")))
        return texts.to_frame("text").select(tidied).to_series()
    return texts if kind == "secret" else _mended(texts, *_step(step, kind))


def without_sign(kind: TextKind, texts: pl.Series) -> frozenset[Step]:
    """Return the steps that leave all of the texts as they are, for none has a sign of theirs.

    What an earlier step makes of a text may have one.
    """
    signs = {step: _step(step, kind) for step in STEPS if step != "blanks"}
    asked = {step: pattern for step, (pattern, mend) in signs.items() if mend and kind != "secret"}
    text = pl.col("text")
    found = texts.to_frame("text").select(
        text.str.contains(pattern).any().alias(step) for step, pattern in asked.items()
    )
    return frozenset(step for step in signs if step not in asked or not found[step].item())


def guessed(guess: Guess, field: Field, kind: TextKind, texts: pl.Series) -> pl.Series:
    """Return the tidied texts as they are probably meant; maybe `texts` itself.

    Of a secret only that is said what it can be no part of.
    """
    if guess == "controls":
        return _mended(texts, controls.CONTROLS, controls.without_controls)
    if guess == "lines":
        between = field.delimiter if takes_several(field) else "" if kind in _CODES else " "
        return _mended(texts, LINE_BREAK, lambda text: controls.on_one_line(text, between))
    if guess == "typed" and is_name(field):
        return _mended(texts, typographic.QUOTED, typographic.without_quotes_around)
    if kind not in _CODES:
        return texts
    mend = forms.in_plainest_forms if guess == "forms" else typographic.with_typed_signs
    signs = forms.OTHER_FORMS if guess == "forms" else typographic.SIGNS
    return _mended(texts, signs, lambda text: mend(text) if _is_one_code(text) else text)


def _is_one_code(text: str) -> bool:
    """Tell whether it looks like what a program made: a key may also be a title (Owls’ Room)."""
    made = " " not in text and (text.islower() or any(map(str.isdigit, text)))
    return made and not forms.has_forms_by_right(text)


def _mended(texts: pl.Series, signs: str, mend: Mend | None) -> pl.Series:
    """Return the texts, those with the signs mended. signs: a pattern for Polars."""
    if mend is None:
        return texts
    odd = texts.filter(texts.str.contains(signs))
    changed = {text: better for text in odd if (better := mend(text)) != text}
    return texts.replace(list(changed), list(changed.values())) if changed else texts


def _step(step: Step, kind: TextKind) -> tuple[str, Mend | None]:
    """Return what a text that the step changes has, as a pattern, and the step itself."""
    is_code = kind in _CODES
    # A typographic apostrophe belongs into a name, and may be part of an identifier.
    typed = typographic.with_typed_signs if kind == "address" else None
    mends: dict[Step, tuple[str, Mend | None]] = {
        "mojibake": (mojibake.SIGNS, mojibake.unscrambled),
        "escapes": (escapes.SIGNS, lambda text: escapes.unescaped(text, is_code=is_code)),
        "controls": (controls.CONTROLS, controls.without_sure_controls),
        "unseen": (unseen.SIGNS, lambda text: unseen.without_unseen(text, is_code=is_code)),
        "composed": (forms.APART, forms.composed),
        "forms": (forms.OTHER_FORMS, forms.in_usual_forms),
        "typed": (typographic.SIGNS, typed),
        "scripts": (
            scripts.SIGNS,
            lambda text: scripts.in_one_alphabet(text, is_code=is_code and " " not in text),
        ),
    }
    return mends[step]
