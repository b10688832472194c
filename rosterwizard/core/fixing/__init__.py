"""Fixing: changes that remove problems, proposed first and then laid over as one edit."""

from rosterwizard.core.fixing.applied import Fixed, edit_of_all, fixed, safe_fixed
from rosterwizard.core.fixing.fixes import Fix, fixes_for

__all__ = ["Fix", "Fixed", "edit_of_all", "fixed", "fixes_for", "safe_fixed"]
