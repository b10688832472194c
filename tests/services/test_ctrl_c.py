"""Ctrl-C is left to the system, whoever caught it before."""

from __future__ import annotations

import signal

from rosterwizard.services.ctrl_c import end_at_ctrl_c


def test_ctrl_c_is_the_systems_again() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        end_at_ctrl_c()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGINT, before)
