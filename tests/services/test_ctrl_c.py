"""Ctrl-C ends the program at once, wherever it waits and whatever is loaded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from rosterwizard.services import ctrl_c
from tests.helpers.needing import elsewhere

WAITS_IN_QT = "from PySide6.QtCore import QCoreApplication; QCoreApplication([]).exec()"
SENDS_IT = (
    "import os, signal, threading\n"
    "threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
)


@elsewhere(sys.platform == "win32", "Windows has no such signals")
@pytest.mark.parametrize("loaded", ["", "import polars\n"])
@pytest.mark.parametrize("waits", [WAITS_IN_QT, "import time\ntime.sleep(60)\n", "while True: 1\n"])
def test_a_single_ctrl_c_ends_the_program_without_a_word(loaded: str, waits: str) -> None:
    catches = "from rosterwizard.services.ctrl_c import end_at_ctrl_c\nend_at_ctrl_c()\n"
    done = subprocess.run(
        [sys.executable, "-c", catches + loaded + SENDS_IT + waits],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (ctrl_c.STATUS, "", "")


def test_only_ctrl_c_ends_it_and_both_who_hear_of_it_do(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    before, told_before = signal.getsignal(signal.SIGINT), signal.set_wakeup_fd(-1)
    others = set(threading.enumerate())
    ctrl_c.end_at_ctrl_c()
    (listens,) = set(threading.enumerate()) - others
    told = signal.set_wakeup_fd(told_before)
    os.write(told, bytes([signal.SIGTERM]))
    try:
        signal.raise_signal(signal.SIGINT)
        assert ended == [ctrl_c.STATUS]
    finally:
        signal.signal(signal.SIGINT, before)
        os.write(told, bytes([signal.SIGINT]))
        os.close(told)
    listens.join(60)
    assert ended == [ctrl_c.STATUS] * 2
