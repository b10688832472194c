"""Pictures of the window are drawn in processes of their own."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from rosterwizard import gui
from rosterwizard.gui.dialogs.question import Question
from tests import screenshots
from tests.helpers import pictured_dialogs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


def test_picture_says_in_its_name_what_it_shows(tmp_path: Path) -> None:
    wanted = ["--only", "history-empty", "--dark", "--size", "1024x600", "--percent", "200"]
    assert screenshots.main([str(tmp_path), *wanted]) == 0
    (picture,) = tmp_path.iterdir()
    assert picture.name == "history-empty-dark-1024x600-200.png"
    assert QImage(str(picture)).pixelColor(4, 4).lightness() < 60


def test_every_question_has_its_picture() -> None:
    for module in pkgutil.walk_packages(gui.__path__, "rosterwizard.gui."):
        importlib.import_module(module.name)
    drawn = inspect.getsource(pictured_dialogs)
    for each in every_question():
        assert f"{each.__name__}(" in drawn


def every_question(of: type[Question] = Question) -> Iterator[type[Question]]:
    """Give the questions that are asked: those that nothing else is made of."""
    for each in of.__subclasses__():
        yield from every_question(each) if each.__subclasses__() else (each,)


def test_process_that_takes_too_long_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenshots, "PATIENCE_S", 0.1)
    one = ["--light", "--size", "1024x600", "--percent", "100"]
    assert screenshots.main([str(tmp_path), "--only", "history-empty", *one]) == 1
    assert "light-1024x600-100: not done after 0.1 seconds" in capsys.readouterr().err
