"""Draws the window into a folder: `python -m tests.screenshots FOLDER [--only check --light …]`.

Every page on roads with real files, and every dialog; light and dark, at two sizes, at 100 % and
200 %. A size is that of the screen, so at 200 % the window has half as much room. What a picture
shows stands in its name: `check-dark-1024x600-200.png`. Nothing of this machine is read or kept.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.helpers.home import HOME_VARIABLES, WINDOWS_OVERRIDES, XDG_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from rosterwizard.gui.look import Dresser

LOOKS = ("light", "dark")
SIZES = ("1280x800", "1024x600")
PERCENTS = ("100", "200")
PATIENCE_S = 300  # for one process, on a busy machine
TOGETHER = 2
_AFTERGLOW_MS = 120  # timers that wait for a person to stop typing are over by then


class Kind(NamedTuple):
    """Pictures that one process draws."""

    look: str
    size: str
    percent: str

    def __str__(self) -> str:
        return "-".join(self)


class Camera:
    """Takes pictures of one kind."""

    def __init__(self, folder: Path, kind: Kind, only: Sequence[str]) -> None:
        self._folder = folder
        self._kind = kind
        self._only = tuple(only)
        self.window: QWidget | None = None

    def take(self, name: str) -> None:
        """Draw the dialog or menu that is open, else the window."""
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QDialog, QMenu

        if self._only and not name.startswith(self._only):
            return
        QTest.qWait(_AFTERGLOW_MS)
        tops = QApplication.topLevelWidgets()
        dialogs = [top for top in tops if isinstance(top, (QDialog, QMenu)) and top.isVisible()]
        shown = dialogs[-1] if dialogs else self.window
        if shown is not None:
            shown.grab().save(str(self._folder / f"{name}-{self._kind}.png"))


def draw(folder: Path, kind: Kind, only: Sequence[str]) -> int:
    """Draw the pictures of one kind, in this process."""
    from tests.helpers.opened_window import opened_window, wait_until
    from tests.helpers.pictured_roads import roads_to

    dresser, size_px = _dressed(kind)
    camera = Camera(folder, kind, only)
    for road in roads_to(only):
        with (
            tempfile.TemporaryDirectory() as files,
            opened_window(dresser, wait_until, size_px) as wizard,
        ):
            camera.window = wizard.frame
            try:
                road(wizard, Path(files), camera.take)
            except Exception:
                camera.take(f"stuck-{road.__name__}")
                raise
    return 0


def _dressed(kind: Kind) -> tuple[Dresser, tuple[int, int]]:
    """Start Qt in the look of that kind; return with it the size of the window in its own px."""
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from rosterwizard.gui.look import Dresser
    from rosterwizard.gui.theme import Look
    from rosterwizard.services.settings import Settings
    from tests.helpers.kept_settings import save_settings

    save_settings(Settings(look=Look(kind.look).value))
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([])
    app.setApplicationName("Roster Wizard")
    scale = int(kind.percent) / 100
    width, height = (int(int(part) / scale) for part in kind.size.split("x"))
    return Dresser(app, Look(kind.look)), (width, height)


def drawn_apart(folder: Path, kind: Kind, only: Sequence[str]) -> str:
    """Draw the pictures of one kind in a process with a home of its own; return what went wrong.

    Qt takes its scale from the environment when it starts.
    """
    options = [part for each in only for part in ("--only", each)]
    child = [sys.executable, "-m", "tests.screenshots", str(folder), "--draw", *kind, *options]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        try:
            done = subprocess.run(
                child,
                env={**os.environ, **_isolated(Path(home), kind)},
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"{kind}: not done after {PATIENCE_S} seconds"
    return f"{kind}:\n{done.stderr}" if done.returncode else ""


def _isolated(home: Path, kind: Kind) -> dict[str, str]:
    return {
        **dict.fromkeys((*HOME_VARIABLES, *WINDOWS_OVERRIDES), str(home)),
        **{f"XDG_{name}": str(home / name.lower()) for name in XDG_FOLDERS},
        "PYTHON_KEYRING_BACKEND": "tests.helpers.memory_keyring.MemoryKeyring",
        "QT_QPA_PLATFORM": f"offscreen:configfile={_screen(home, kind)}",
        "QT_SCALE_FACTOR": str(int(kind.percent) / 100),
    }


def _screen(home: Path, kind: Kind) -> Path:
    """Describe a screen of that size to Qt, so that dialogs take no more room than there is."""
    width, height = map(int, kind.size.split("x"))
    screen = {"name": "picture", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    path = home / "screens.json"
    path.write_text(json.dumps({"screens": [screen]}), "utf-8")
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw everything that was asked for; return the exit status."""
    asked = _parsed(arguments)
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if asked.draw:
        return draw(folder, Kind(*asked.draw), asked.only)
    kinds = list(_kinds(asked))
    with ThreadPoolExecutor(TOGETHER) as pool:
        faults = list(pool.map(lambda kind: drawn_apart(folder, kind, asked.only), kinds))
    for fault in filter(None, faults):
        sys.stderr.write(f"{fault}\n")
    sys.stderr.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")
    return 1 if any(faults) else 0


def _kinds(asked: argparse.Namespace) -> Iterator[Kind]:
    looks = [each for each in LOOKS if getattr(asked, each)] or LOOKS
    for look, size, percent in product(looks, asked.size or SIZES, asked.percent or PERCENTS):
        yield Kind(look, size, percent)


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("screenshots"))
    parser.add_argument("--only", action="append", default=[], help="names that begin so")
    parser.add_argument("--light", action="store_true", help="not the dark ones")
    parser.add_argument("--dark", action="store_true", help="not the light ones")
    parser.add_argument("--size", action="append", choices=SIZES)
    parser.add_argument("--percent", action="append", choices=PERCENTS)
    parser.add_argument("--draw", nargs=3, metavar=("LOOK", "SIZE", "PERCENT"), help="in here")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
