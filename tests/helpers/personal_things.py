"""Things that are somebody's own, each spelled as a plain word of a program could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from rosterwizard.services.log_lines import log_files
from rosterwizard.services.own_profiles import own_profiles_folder

if TYPE_CHECKING:
    from pathlib import Path

SYSTEM, TYPE, TITLE = "zelmira", "ottokar", "walpurga"
FOLDER, FILE, SHEET, HEADING = "adelgunde", "kunigunde", "brunhilde", "irmgard"
CELL, NUMBER, SERVER, HOST = "anneliese", "48151623", "eberhard", "hildegard"
USER, PASSWORD = "theoderich", "swantje"
PERSONAL = (
    *(SYSTEM, TYPE, TITLE, FOLDER, FILE, SHEET, HEADING),
    *(CELL, NUMBER, SERVER, HOST, USER, PASSWORD),
)
OWN_TYPE = f"{SYSTEM}/{TYPE}"
_PROFILE = f"""
name = "{SYSTEM}"
title = "{TITLE}"
version = "1"
[[resources]]
name = "{TYPE}"
[resources.schema]
fields = [
  {{ name = "{HEADING}", constraints = {{ required = true, maxLength = 5 }} }},
  {{ name = "number", type = "integer" }},
]
"""


def keep_own_profile() -> None:
    """Put a profile of a person's own among the others."""
    own_profiles_folder().mkdir(parents=True, exist_ok=True)
    (own_profiles_folder() / f"{SYSTEM}.toml").write_text(_PROFILE, encoding="utf-8")


def own_workbook(parent: Path) -> Path:
    """Write a workbook of that profile, in a folder, a sheet and cells of a person's own."""
    folder = parent / FOLDER
    folder.mkdir(exist_ok=True)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for row in ([HEADING, "number"], [f" {CELL} ", NUMBER], ["", CELL], ["b", "1"]):
        sheet.append(row)
    path = folder / f"{FILE}.xlsx"
    book.save(path)
    return path


def told_in_the_log() -> str:
    """Return all that stands in every file of the log."""
    return "".join(file.read_text("utf-8") for file in log_files() if file.exists())


def personal_in(text: str) -> list[str]:
    """Return those of the personal things that stand in a text, in whatever case."""
    return [each for each in PERSONAL if each in text.casefold()]
