"""Quotation marks and dashes of a word processor where something else was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rosterwizard.core.rules.damage.mended_letters import MendedLetters

if TYPE_CHECKING:
    from rosterwizard.core.cells.letter_steps import Guess, Step
    from rosterwizard.core.profiles.language import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class TypographicSigns(MendedLetters):
    """An identifier or an address has the quotation marks and dashes of a keyboard."""

    code = "typographic-signs"
    severity: Severity = "warning"
    step: ClassVar[Step] = "typed"
    fix = "fix-typographic"
    guess: ClassVar[Guess | None] = "typed"
    guess_fix = "fix-typed-signs"
