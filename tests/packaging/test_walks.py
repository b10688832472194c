"""What `dev.py walks` asks of pytest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import walks
from running import ROOT

if TYPE_CHECKING:
    import pytest


def test_what_is_asked_for_reaches_the_walks(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[tuple[object, ...], dict[str, str]]] = []

    def call(*command: object, env: dict[str, str]) -> int:
        calls.append((command, env))
        return 1

    monkeypatch.setattr(walks, "call", call)
    asked = ["--first", "7", "--count", "2", "--only", "edit,undo", "--again", "edit:3"]
    assert walks.run_walks(asked) == 1
    ((command, env),) = calls
    assert (ROOT / str(command[-1])).is_file()
    assert env["QT_QPA_PLATFORM"] == "offscreen"
    parts = ("FIRST", "COUNT", "STEPS", "ONLY", "AGAIN", "SHRINK")
    given = [env[f"ROSTERWIZARD_WALKS_{part}"] for part in parts]
    assert given == ["7", "2", "14", "edit,undo", "edit:3", "60"]
