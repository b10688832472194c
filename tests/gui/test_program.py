"""Files that macOS asks to be opened by events, sent here by hand on any system."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A process of its own: there can only be one application, and pytest-qt has made a plain one.
ASK = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QFileOpenEvent
from rosterwizard.gui import app, after_first_paint
from rosterwizard.gui.program import Program
from rosterwizard.gui.window import Window

def ask(*names):
    for name in names:
        QCoreApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent(name))
    QCoreApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent(""))

def begin(window, files):
    print("begins with", *(path.name for path in files))
    QTimer.singleShot(0, lambda: ask("c.csv", "d.csv"))

def open_files(window, files):
    print("opens", *(path.name for path in files))
    QCoreApplication.exit(0)

bring_wizard = app.bring_wizard

def early(frame, look, files):
    ask("b.csv")
    bring_wizard(frame, look, files)

app.bring_wizard = early
Window.begin_with = begin
Window.open_files = open_files
from pathlib import Path
sys.exit(app.run_window((Path("a.csv"),)))
"""


def test_files_named_by_the_desktop_are_opened_early_and_late(home: Path) -> None:
    del home  # the process reads its settings there
    done = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=False, timeout=50
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["begins with a.csv b.csv", "opens c.csv d.csv"]
