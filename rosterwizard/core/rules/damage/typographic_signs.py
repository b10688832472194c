"""Quotation marks and dashes of a word processor where something else was typed, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_name
from rosterwizard.core.rules.checked_rule import CellFix
from rosterwizard.core.rules.damage.mended_letters import MendedLetters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.cells.letter_steps import Guess, Step
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


class TypographicSigns(MendedLetters, frozen=True, kw_only=True):
    """An identifier or an address has the quotation marks and dashes of a keyboard.

    is_name: in names they are fine, but not around one.
    """

    code = "typographic-signs"
    severity: Severity = "warning"
    step: ClassVar[Step] = "typed"
    fix = "fix-typographic"
    guess: ClassVar[Guess | None] = "typed"
    guess_fix = "fix-typed-signs"
    is_name: bool = False

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        for rule in super().of_field(make, field):
            yield replace(rule, is_name=is_name(field))

    @property
    def kind(self) -> str:
        return "around" if self.is_name else MendedLetters.kind.__get__(self)

    def tells_more(self, record_type: RecordType) -> bool:
        return not self.is_name and MendedLetters.tells_more(self, record_type)

    def fixes(self) -> tuple[CellFix, ...]:
        if self.is_name:
            return (CellFix("fix-quotes-around", safe=False, after=self._guessed),)
        return MendedLetters.fixes(self)
