"""What is wrong with the program itself: its files, its libraries, and what it needs around it."""

from rosterwizard.services.self_check.every_check import self_check, summed_up
from rosterwizard.services.self_check.findings import Finding, State

__all__ = ["Finding", "State", "self_check", "summed_up"]
