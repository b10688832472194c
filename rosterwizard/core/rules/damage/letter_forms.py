"""Letters in another form than the usual one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from msgspec.structs import replace

from rosterwizard.core.cells.text_kinds import text_kind
from rosterwizard.core.rules.damage.mended_letters import MendedLetters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.cells.letter_steps import Guess, Step
    from rosterwizard.core.profiles.language import Field, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


class LettersApart(MendedLetters, frozen=True, kw_only=True):
    """A letter and its accents are one sign; in a name, two look the same and are only noted."""

    code = "letters-apart"
    severity: Severity = "warning"
    step: ClassVar[Step] = "composed"
    fix = "fix-letters-apart"

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        rule = make.of_field(cls(field=field.name), field)
        is_words = text_kind(field, make.record_type) == "words"
        yield replace(rule, severity="note") if is_words else rule


class LetterForms(MendedLetters, frozen=True, kw_only=True):
    """Letters and digits have their usual form: no ligatures, none full-width or raised."""

    code = "letter-forms"
    severity: Severity = "warning"
    step: ClassVar[Step] = "forms"
    fix = "fix-letter-forms"
    guess: ClassVar[Guess | None] = "forms"
    guess_fix = "fix-plain-forms"
