"""How many keys mending takes: `python -m tests.key_figures [ROWS] [SHARE]`.

A sheet of made-up people, 1 % of whose rows have a mistake, is mended in the window by keys alone,
as somebody would who knows what is meant: F8 goes to the next problem, the right text is typed, and
where the window offers to change all cells alike that are meant alike, Alt+E does. What comes of it
is held to the right sheet. Told are the problems and the keys pressed: a letter is one, and so is a
chord.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.theme import Look
from tests.bench.people import COLUMNS, ONE_PERCENT, people
from tests.bench.people_files import write_csv
from tests.bench.people_profile import keep_profile
from tests.helpers.opened_window import opened_window, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import polars as pl

    from tests.helpers.wizard import Wizard

ROWS = 10_000
SIZE_PX = (1280, 800)
PATIENCE_S = 120  # on a busy machine
MOST_ROUNDS_OVER = 20  # more than there are problems: F8 goes round


@dataclass
class Keys:
    """Somebody at the keyboard, who counts. pressed: keys and chords."""

    wizard: Wizard
    pressed: int = 0

    def press(self, *keys: str) -> None:
        """Press chords, one after the other."""
        self.pressed += len(keys)
        self.wizard.press(*keys)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        self.pressed += len(text)
        self.wizard.type(text)


@dataclass(frozen=True, slots=True)
class Mended:
    """problems: errors that the check found. keys: pressed until none was left. left: of them."""

    problems: int
    keys: int
    left: int
    is_right: bool


def mended_by_keys(rows: int, share: float) -> Mended:
    """Open the window on such a sheet, mend it by keys, and return what that took."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    right = people(rows, share=0).frame
    keep_profile(len(COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "people.csv")
        write_csv(file, people(rows, share=share))
        dresser = Dresser(application, Look.LIGHT)
        with opened_window(dresser, _wait, SIZE_PX, [file]) as wizard:
            page = _at_the_check(wizard)
            keys, problems = Keys(wizard), _errors(page)
            for _ in range(problems + MOST_ROUNDS_OVER):
                if not _errors(page):
                    break
                _mend_next(page, keys, right)
            return Mended(problems, keys.pressed, _errors(page), _sheet(page).equals(right))


def _wait(fact: Callable[[], bool]) -> None:
    wait_until(fact, PATIENCE_S)


def _at_the_check(wizard: Wizard) -> CheckPage:
    for _ in Step:
        if wizard.window.step is Step.CHECK:
            break
        wizard.go_on()
        wizard.wait_until_idle()
    page = wizard.page
    assert isinstance(page, CheckPage)
    wizard.wait(lambda: wizard.session.work.is_checked)
    page.desk.table.setFocus()
    return page


def _mend_next(page: CheckPage, keys: Keys, right: pl.DataFrame) -> None:
    keys.press("F8")
    place = page.desk.table.current_cell()
    assert place is not None
    wrong, meant = _sheet(page)[place], right[place]
    if wrong == meant:
        return  # of two rows with one key, the other one is wrong
    if meant:
        keys.type(meant)
        keys.press("Return")
        keys.wizard.come_back()  # without a screen, Qt leaves the keyboard with a list
    else:
        keys.press("Delete")
    keys.wizard.wait_until_idle()
    column = _sheet(page)[:, place[1]]
    alike = (column == wrong).arg_true()
    if page.notice.isVisible() and (right[:, place[1]].gather(alike) == meant).all():
        keys.press("Alt+E")
        keys.wizard.wait_until_idle()


def _sheet(page: CheckPage) -> pl.DataFrame:
    assert page.session.work.job is not None
    (sheet,) = page.session.work.job.sheets
    return sheet.frame.rename(dict(zip(sheet.frame.columns, COLUMNS, strict=True)))


def _errors(page: CheckPage) -> int:
    return sum(found.counts()["error"] for found in page.session.work.problems.values())


def lines(rows: int, share: float) -> Iterator[str]:
    """Give the figures in words."""
    found = mended_by_keys(rows, share)
    each = found.keys / max(1, found.problems - found.left)
    yield f"{found.problems} errors in {rows:,} rows, {found.left} left"
    yield f"{found.keys} keys pressed, {each:.1f} for each error"
    yield "what is there now is what was meant" if found.is_right else "not all is as it was meant"


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    GIVEN = sys.argv[1:]
    with tempfile.TemporaryDirectory() as HOME:
        for NAME in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[NAME] = HOME
        WANTED = int(GIVEN[0]) if GIVEN else ROWS
        PART = float(GIVEN[1]) if len(GIVEN) > 1 else ONE_PERCENT
        print("\n".join(lines(WANTED, PART)))  # noqa: T201 - what the command is for
