"""Checking: a profile's rules as expressions over whole columns, and what they find."""

from rosterwizard.core.checking.check import check_job, check_sheet

__all__ = ["check_job", "check_sheet"]
