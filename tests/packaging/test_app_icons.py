"""The icons that packages carry: Qt reads back what was put together by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

PROGRAM = Path(__file__).parent.parent.parent / "packaging" / "app_icons.py"
TEAL = "#0b6b6b"  # the ground of the drawing
SIZES_PX = [16, 22, 24, 32, 48, 64, 128, 256, 512]


def render(folder: Path) -> dict[str, bytes]:
    """Run the program as a build does, on a machine without a screen."""
    env = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    subprocess.run([sys.executable, PROGRAM, folder], check=True, env=env, capture_output=True)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    render(folder)
    return folder


def colours(path: Path) -> dict[int, str]:
    """Return the width and the colour of the ground of each picture in a file."""
    reader, found = QImageReader(str(path)), {}
    for number in range(reader.imageCount()):
        assert number == 0 or reader.jumpToImage(number)  # a PNG knows no jumping
        image = reader.read()
        assert image.width() == image.height()
        found[image.width()] = image.pixelColor(image.width() // 2, image.width() // 10).name()
    return found


@pytest.mark.parametrize("size", SIZES_PX)
def test_each_size_is_drawn(icons: Path, size: int) -> None:
    assert colours(icons / f"rosterwizard-{size}.png") == {size: TEAL}


def test_corners_are_see_through(icons: Path) -> None:
    assert QImageReader(str(icons / "rosterwizard-64.png")).read().pixelColor(0, 0).alpha() == 0


def test_windows_icon_holds_its_sizes(icons: Path) -> None:
    expected = dict.fromkeys([16, 24, 32, 48, 64, 128, 256], TEAL)
    assert colours(icons / "rosterwizard.ico") == expected


def test_mac_icon_holds_its_sizes(icons: Path) -> None:
    expected = dict.fromkeys([32, 64, 128, 256, 512, 1024], TEAL)
    assert colours(icons / "rosterwizard.icns") == expected


def test_two_runs_write_the_same_bytes(icons: Path, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in icons.iterdir()}
    assert render(tmp_path / "new" / "folder") == first
