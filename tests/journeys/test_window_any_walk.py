"""Whatever a person does in whatever order, all that is shown is what was opened and changed.

More walks than these: with ROSTERWIZARD_WALKS_FIRST=100 and ROSTERWIZARD_WALKS_COUNT=200 around it.
"""

from __future__ import annotations

import os
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.theme import Look
from tests.helpers.opened_window import opened_window
from tests.helpers.window_walk import Walk

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE_PX = (1280, 800)
PATIENCE_MS = 30_000
FIRST, COUNT = (
    int(os.environ.get(f"ROSTERWIZARD_WALKS_{part}", usual))
    for part, usual in (("FIRST", 1), ("COUNT", 6))
)
STEPS = 14


@pytest.mark.parametrize("seed", range(FIRST, FIRST + COUNT))
def test_all_that_is_shown_is_one_and_the_same_work(
    qtbot: QtBot,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    seed: int,
) -> None:
    monkeypatch.setattr(LoseEditsQuestion, "may_lose", lambda *_: True)
    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    with opened_window(Dresser(qapp, Look.LIGHT), wait, SIZE_PX) as wizard:
        walk = Walk(wizard, tmp_path, Random(seed))  # noqa: S311 - no secret
        for _ in range(STEPS):
            try:
                walk.step()
            except AssertionError as error:
                raise AssertionError(f"{error}\nafter: {', '.join(walk.story)}") from error
