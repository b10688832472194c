"""Letters that web pages and programs wrote as signs of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rosterwizard.core.rules.damage.mended_letters import MendedLetters

if TYPE_CHECKING:
    from rosterwizard.core.cells.letter_steps import Step
    from rosterwizard.core.profiles.language import Severity


class EscapedLetters(MendedLetters, frozen=True, kw_only=True):
    r"""Letters stand as themselves, not as &eacute;, %C3%A9 or \u00e9."""

    code = "escaped-letters"
    severity: Severity = "warning"
    step: ClassVar[Step] = "escapes"
    fix = "fix-escaped"
