"""Letters that came through a wrong encoding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rosterwizard.core.rules.damage.mended_letters import MendedLetters

if TYPE_CHECKING:
    from rosterwizard.core.cells.letter_steps import Step
    from rosterwizard.core.profiles.language import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Mojibake(MendedLetters):
    """No text was read in a wrong encoding (JosÃ©)."""

    code = "mojibake"
    severity: Severity = "warning"
    step: ClassVar[Step] = "mojibake"
    fix = "fix-mojibake"
