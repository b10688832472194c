"""The window and the command line make the same of a file when they mend it safely."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.fixing import fixed
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.services.opening import open_job
from tests.helpers.window_jobs import opened, ready, session_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

EXAMPLES = sorted((Path(__file__).parent.parent / "data" / "profiles").glob("*/*.bad.csv"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_window_and_command_line_mend_alike(
    path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FixPreview, "wanted", lambda *_: True)
    wanted = f"{path.parent.name}/{path.name.partition('.')[0]}"
    job = open_job([path], built_in_profiles(), wanted)
    page = CheckPage(session_of(job))
    opened(qtbot, page)
    page.make_safe_fixes()
    ready(qtbot, page)
    assert page.session.work.job is not None
    by_window, by_command = page.session.work.job.sheets, fixed(job, safe=True).job.sheets
    assert [each.frame.rows() for each in by_window] == [each.frame.rows() for each in by_command]
    assert [each.matching for each in by_window] == [each.matching for each in by_command]
