"""The engine gives memory back soon, and says nothing about being asked to."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from rosterwizard.services.engine_memory import give_memory_back_soon

if TYPE_CHECKING:
    import pytest

VARIABLE = "_RJEM_MALLOC_CONF"
LOADING = f"import os, polars; print(os.environ['{VARIABLE}'])"


def test_it_takes_what_it_is_told_last_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    give_memory_back_soon()
    command = [sys.executable, "-c", LOADING]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith(",dirty_decay_ms:100,muzzy_decay_ms:0")
    assert done.stderr == ""


def test_what_it_was_told_before_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "narenas:1,dirty_decay_ms:500")
    give_memory_back_soon()
    told = os.environ[VARIABLE]
    give_memory_back_soon()
    assert os.environ[VARIABLE] == told
    command = [sys.executable, "-c", LOADING]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "narenas:1," in done.stdout
    assert done.stdout.strip().endswith(",dirty_decay_ms:100,muzzy_decay_ms:0")
