"""Fixing: changes that remove problems, proposed first and then laid over as one edit."""

from rosterwizard.core.fixing.applied import edit_of_all, fixed, safe_fixed
from rosterwizard.core.fixing.fixes import Fix, fixes_for
from rosterwizard.core.fixing.mended import Mended, Step

__all__ = ["Fix", "Mended", "Step", "edit_of_all", "fixed", "fixes_for", "safe_fixed"]
