"""The made-up sheet that ships with the program, to try everything with.

Work on it is practice: it goes to the practice server alone, and nothing of it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.resources import resources_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PRACTICE_TYPE = "infiniti/patrons"


def practice_file() -> Path:
    """Return the sheet."""
    return resources_folder() / "practice" / "practice-patrons.csv"


def is_practice_data(paths: Iterable[Path]) -> bool:
    """Tell whether the sheet is among the files."""
    return practice_file() in paths
