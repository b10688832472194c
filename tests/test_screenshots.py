"""Pictures of the window are drawn in processes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from tests import screenshots

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_picture_says_in_its_name_what_it_shows(tmp_path: Path) -> None:
    wanted = ["--only", "history-empty", "--dark", "--percent", "200"]
    assert screenshots.main([str(tmp_path), *wanted]) == 0
    small, large = sorted(path.name for path in tmp_path.iterdir())
    assert small == "history-empty-dark-1024x600-200.png"
    assert large == "history-empty-dark-1280x800-200.png"
    assert QImage(str(tmp_path / small)).pixelColor(4, 4).lightness() < 60


def test_process_that_takes_too_long_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenshots, "PATIENCE_S", 0.1)
    one = ["--light", "--size", "1024x600", "--percent", "100"]
    assert screenshots.main([str(tmp_path), "--only", "history-empty", *one]) == 1
    assert "light-1024x600-100: not done after 0.1 seconds" in capsys.readouterr().err
