"""The buttons beside a problem of rows that have one key: compare them, or keep one of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.fixing.one_of_key import is_of_key, ways_to_keep_one
from rosterwizard.core.fixing.twins import twins_of
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.check.keep_one_preview import KeepOnePreview
from rosterwizard.gui.check.twins_dialog import TwinsDialog
from rosterwizard.gui.widgets.push_button import push_button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QPushButton

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.showing.checked_job import CheckedSheet
    from rosterwizard.gui.check.problem_panel import ProblemPanel


def twin_buttons(
    sheet: CheckedSheet, rule: int, row: int, panel: ProblemPanel
) -> Iterator[QPushButton]:
    """Give the buttons of a problem of a row; none where it is not about rows with one key.

    panel: hands on the edit that the person asks for in a dialog, or the row to go to.
    """
    wanted = panel.fix_wanted.emit

    def compare() -> Edit | None:
        twins = twins_of(sheet.sheet, sheet.problems.rules[rule], row)
        if twins is None:
            return None
        return TwinsDialog.wanted(sheet.sheet, twins, panel, panel.row_wanted.emit)

    def keep_one() -> Edit | None:
        ways = ways_to_keep_one(sheet.sheet, sheet.problems)
        return KeepOnePreview.wanted(ways, sheet.caused_by, panel) if ways else None

    if sheet.problems.rules[rule].has_twins:
        yield _asking("compare", sentence("twins", "open"), compare, wanted)
    if is_of_key(sheet.sheet, sheet.problems, rule, row):
        yield _asking("keep_one", sentence("keep-one", "open"), keep_one, wanted)


def _asking(
    role: str, words: str, ask: Callable[[], Edit | None], wanted: Callable[[Edit], None]
) -> QPushButton:
    """Return a button that asks the person, and hands on what is wanted."""

    def clicked() -> None:
        if edit := ask():
            wanted(edit)

    return push_button(f"check.{role}", words, clicked)
