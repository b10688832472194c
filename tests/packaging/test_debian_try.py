"""How the machine is made on which the package for Debian is tried."""

from __future__ import annotations

from pathlib import Path

import pytest

import debian_try
from running import Fault


def test_dependencies_are_installed_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian_try, "run_quietly", lambda *_: "libc6 (>= 2.36), libegl1\n")
    assert debian_try.dependencies_of(Path("a.deb")) == ["libc6", "libegl1"]


def test_only_root_can_try_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian_try, "is_root", lambda: False)
    with pytest.raises(Fault, match="root"):
        debian_try.try_deb(Path("a.deb"))


def test_the_window_is_looked_for_by_what_the_menu_entry_says() -> None:
    assert debian_try.entry("StartupWMClass") == "rosterwizard"


def test_nothing_is_mounted_or_left_running_on_this_machine() -> None:
    command = debian_try.inside(Path("machine"))
    assert {"--mount", "--propagation=private", "--pid", "--kill-child"} <= set(command)
