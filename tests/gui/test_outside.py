"""A file opens in its program, or else its folder; no address opens that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from rosterwizard.gui import outside

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl


@pytest.mark.parametrize("has_program", [True, False])
def test_where_no_program_takes_a_file_its_folder_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, has_program: bool
) -> None:
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return has_program or len(asked) > 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    outside.open_file(tmp_path / "a.xlsx")
    assert asked == [str(tmp_path / "a.xlsx"), str(tmp_path)][: 1 if has_program else 2]


@pytest.mark.parametrize(
    ("address", "opens"),
    [("https://x.example", True), ("file:///etc/passwd", False), ("javascript:1", False)],
)
def test_only_addresses_of_the_web_are_opened(
    monkeypatch: pytest.MonkeyPatch, address: str, *, opens: bool
) -> None:
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    outside.open_address(address)
    assert bool(asked) == opens
