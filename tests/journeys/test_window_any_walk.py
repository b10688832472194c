"""Whatever a person does in whatever order, all that is shown is what was opened and changed.

More walks than these: `python3 packaging/dev.py walks --count 200`. A walk that fails says what was
done, and which few of these steps are enough; `--again "drop_another:5 edit:7"` takes just those.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.dialogs.bug_dialog import BugDialog
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.dialogs.start_anew_question import StartAnewQuestion
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.submit.send_question import SendQuestion
from rosterwizard.gui.theme import Look
from rosterwizard.services.practice import web_server
from tests.helpers.opened_window import opened_window
from tests.helpers.walk_shrinking import shrunk
from tests.helpers.window_walk import Act, Walk, wait_for_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    Walks = Callable[[], Walk]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE_PX = (1280, 800)
ASKED = {
    part: os.environ.get(f"ROSTERWIZARD_WALKS_{part}", usual)
    for part, usual in (
        *(("FIRST", "1"), ("COUNT", "3"), ("STEPS", "14"), ("ONLY", ""), ("AGAIN", "")),
        ("SHRINK", "40"),
    )
}
FIRST, COUNT, STEPS, SHRINK = (int(ASKED[part]) for part in ("FIRST", "COUNT", "STEPS", "SHRINK"))
FOUND = {  # by what was wrong: the steps that are enough to see it
    "the open file dropped on its own page was not read": (
        "drop_another:318031 edit:377744 go_to_check:1 edit:3 go_somewhere:817622 drop_same:867037"
    ),
    "a step taken back was forgotten when the file was read again": (
        "drop_another:228748 edit:656109 undo:844696 drop_gone:363980"
    ),
    "what was to be laid on a file that was away was forgotten": (
        "drop_another:318031 edit:377744 edit:3 drop_gone:94476 undo:1"
    ),
    "what was being replaced was lost to a search that began meanwhile": (
        "drop_another:443356 edit:396451 edit:371562 edit:497322 mend_safely:360568 replace:891208"
    ),
}


@pytest.fixture
def walks(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path) -> Walks:
    """Return what makes a walk from the first start of the program on."""
    for question, answer in (
        (LoseEditsQuestion, "may_lose"),
        (StartAnewQuestion, "may_start"),
        (SendQuestion, "agreed"),
        (FixPreview, "wanted"),
    ):
        monkeypatch.setattr(question, answer, lambda *_: True)
    monkeypatch.setattr(KeepQuestion, "ask", lambda *_: "keep")
    monkeypatch.setattr(BugDialog, "tell", _raise)
    monkeypatch.setattr(web_server, "REFUSED_EACH", 3)
    start = partial(opened_window, Dresser(qapp, Look.LIGHT), wait_for_workers, SIZE_PX)

    def walk() -> Walk:
        for folder in (home, tmp_path):
            for each in folder.iterdir():
                shutil.rmtree(each)
        return Walk(start, tmp_path, frozenset(filter(None, ASKED["ONLY"].split(","))))

    return walk


def _raise(_parent: object, error: Exception, *_: object) -> None:
    raise error


def taken_again(walks: Walks, acts: Sequence[Act]) -> None:
    """Do just these, as far as they can be done."""
    with walks() as walk:
        for act in acts:
            walk.take(act)


def acts_of(story: str) -> list[Act]:
    parts = (each.partition(":") for each in story.split())
    return [Act(name, int(seed)) for name, _, seed in parts]


@pytest.mark.parametrize("seed", [] if ASKED["AGAIN"] else range(FIRST, FIRST + COUNT))
def test_all_that_is_shown_is_one_and_the_same_work(walks: Walks, seed: int) -> None:
    chance, story = Random(seed), list[Act]()  # noqa: S311 - no secret
    try:
        with walks() as walk:
            story = walk.story
            for _ in range(STEPS):
                walk.step(chance)
    except Exception as error:
        few = shrunk(story, partial(taken_again, walks), type(error), SHRINK)
        done = f"walk {seed}: {' '.join(map(str, story))}\nenough: {' '.join(map(str, few))}"
        raise AssertionError(f"{error!r}\n{done}") from error


@pytest.mark.parametrize("name", ["asked"] if ASKED["AGAIN"] else FOUND)
def test_a_walk_that_found_a_fault(walks: Walks, name: str) -> None:
    taken_again(walks, acts_of(FOUND.get(name, ASKED["AGAIN"])))
