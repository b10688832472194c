"""Fixing: changes that remove problems, proposed first and then laid over as one edit."""

from rosterwizard.core.fixing.fixes import Fix, fixes_for, safe_fixed

__all__ = ["Fix", "fixes_for", "safe_fixed"]
