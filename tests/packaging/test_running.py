"""How dev.py runs other programs, and what it tells of them."""

from __future__ import annotations

import sys

import pytest

import running
from tests.helpers.needing import elsewhere


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        (
            "…\nOSError: [Errno 28] No space left on device\nERROR: gave up",
            "the disk is full; make room and try again",
        ),
        (
            "WARNING: Retrying … Failed to establish a new connection\nERROR: No such version",
            "the package index is out of reach; no network?",
        ),
        (
            "ProxyError(… 'Failed to establish a new connection')\nERROR: No matching distribution",
            "the proxy does not answer; look at HTTPS_PROXY",
        ),
        ("hm\nERROR: no such wheel\nbye\n", "ERROR: no such wheel"),
        ("E: Unable to locate package libegl9\n", "E: Unable to locate package libegl9"),
        ("only\nthese lines\n\n", "these lines"),
        ("", "no word of why"),
    ],
)
def test_cause_is_one_line(output: str, cause: str) -> None:
    assert running.cause_in(output) == cause


def test_failed_program_becomes_one_line() -> None:
    with pytest.raises(running.Fault, match=r"^trying failed: ERROR: no$"):
        running.run_quietly("trying", sys.executable, "-c", "print('ERROR: no'); exit(3)")


def test_exit_status_is_handed_on() -> None:
    assert running.call(sys.executable, "-c", "exit(6)") == 6


@elsewhere(sys.platform == "win32", "Windows has no such signals")
def test_abort_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert running.call(sys.executable, "-c", "import os; os.kill(os.getpid(), 9)") == 128 + 9
    assert "SIGKILL" in capfd.readouterr().err
