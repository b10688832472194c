"""Signs that nobody sees: direction marks, soft hyphens, joiners that join nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rosterwizard.core.rules.damage.mended_letters import MendedLetters

if TYPE_CHECKING:
    from rosterwizard.core.cells.letter_steps import Step
    from rosterwizard.core.profiles.language import Severity


class UnseenSigns(MendedLetters, frozen=True, kw_only=True):
    """No sign stands in a value that shows nothing and does nothing."""

    code = "unseen-signs"
    severity: Severity = "warning"
    step: ClassVar[Step] = "unseen"
    fix = "fix-unseen"
