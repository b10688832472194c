"""What the machine must bring, and who may install it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import util
from typing import TYPE_CHECKING, Any, Protocol

import pytest

import machine
import parts
from running import Fault

if TYPE_CHECKING:
    from pathlib import Path


class Lack(Protocol):
    def __call__(self, *, apt: bool, user: int) -> dict[str, str]: ...


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Lack:
    """Return a function that lets the system lack libEGL, for a user with or without apt."""

    def lack(*, apt: bool, user: int) -> dict[str, str]:
        monkeypatch.setattr(machine, "LINUX", True)
        monkeypatch.setattr(machine, "loads", lambda library: library != "libEGL.so.1")
        monkeypatch.setattr(machine, "has_font", lambda: True)
        monkeypatch.setattr(shutil, "which", lambda _: "apt-get" if apt else None)
        monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
        return machine.missing_for_window()

    return lack


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that is asked before a service is started; there is none yet."""
    monkeypatch.setattr(machine, "SERVICE_POLICY", tmp_path / "policy-rc.d")
    return machine.SERVICE_POLICY


@pytest.fixture
def ran(policy: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the commands that are run, in place of running them."""
    commands: list[Any] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: commands.append(command))
    monkeypatch.setattr(machine, "run_quietly", lambda _, *command, **__: commands.append(command))
    return commands


def test_user_is_given_the_command(lacking: Lack) -> None:
    missing = lacking(apt=True, user=1000)
    with pytest.raises(Fault, match=r"lacks libEGL\.so\.1; .*: sudo apt-get .* libegl1$"):
        machine.bring(missing)


def test_system_without_apt_is_given_the_names(lacking: Lack) -> None:
    missing = lacking(apt=False, user=0)
    with pytest.raises(Fault, match=r"^this system lacks libEGL\.so\.1; please install"):
        machine.bring(missing)


def test_root_installs_after_an_update(lacking: Lack, ran: list[Any]) -> None:
    machine.bring(lacking(apt=True, user=0))
    assert [command[1] for command in ran] == ["update", "install"]
    assert ran[1][-1] == "libegl1"


def test_thing_may_need_several_packages(lacking: Lack, ran: list[Any]) -> None:
    lacking(apt=True, user=0)
    machine.bring({"a keyring": "gnome-keyring dbus"})
    assert ran[1][-2:] == ("gnome-keyring", "dbus")


def test_no_service_is_started_while_packages_are_installed(policy: Path) -> None:
    with machine.no_service_started():
        assert subprocess.run([policy], check=False).returncode == 101
    assert not policy.exists()


def test_policy_of_the_machine_stays(policy: Path) -> None:
    policy.write_text("its own")
    with machine.no_service_started():
        pass
    assert policy.read_text() == "its own"


def test_parts_of_tests_bring_all_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "missing", lambda: parts.PARTS[:2])
    packages = " ".join(machine.missing_for_tests().values())
    assert {"libreoffice-calc-nogui", "openssh-server", "libnss-wrapper"} <= set(packages.split())


def test_nothing_missing_runs_nothing(ran: list[Any]) -> None:
    machine.bring({})
    assert ran == []


def test_other_systems_bring_what_a_window_needs(
    lacking: Lack, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(apt=False, user=1000)
    monkeypatch.setattr(machine, "LINUX", False)
    assert machine.missing_for_window() == {}


def test_missing_venv_module_and_font_are_packages_too(
    lacking: Lack, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(apt=True, user=0)
    monkeypatch.setattr(machine, "has_font", lambda: False)
    monkeypatch.setattr(util, "find_spec", lambda _: None)
    (venv,) = machine.missing_for_venv().values()
    assert venv == f"python3.{sys.version_info.minor}-venv"
    assert machine.missing_for_window()["any font"] == "fonts-dejavu-core"


def test_python_with_a_venv_module_lacks_nothing() -> None:
    assert machine.missing_for_venv() == {}
