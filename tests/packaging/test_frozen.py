"""What is decided about a frozen program; CI builds and starts one."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

import frozen
import machine
from running import Fault

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def one(tmp_path: Path) -> Path:
    return filled(tmp_path / "one")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return filled(tmp_path / "other")


def filled(folder: Path) -> Path:
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "library.so").write_bytes(b"code")
    (folder / "link").symlink_to("deep/library.so")
    return folder


def test_equal_folders_have_no_differences(one: Path, other: Path) -> None:
    assert frozen.differences(one, other) == []


def test_another_byte_is_a_difference(one: Path, other: Path) -> None:
    (other / "deep" / "library.so").write_bytes(b"coda")

    assert frozen.differences(one, other) == ["deep/library.so"]


def test_other_rights_are_a_difference(one: Path, other: Path) -> None:
    (other / "deep" / "library.so").chmod(0o500)

    assert frozen.differences(one, other) == ["deep/library.so"]


@pytest.mark.parametrize("name", ["more", "deep/more"])
def test_a_file_that_only_one_has_is_a_difference(one: Path, other: Path, name: str) -> None:
    (one / name).touch()

    assert frozen.differences(one, other) == [name]
    assert frozen.differences(other, one) == [name]


def test_a_link_is_not_the_file_that_it_leads_to(one: Path, other: Path) -> None:
    (other / "link").unlink()
    (other / "link").write_bytes(b"code")

    assert frozen.differences(one, other) == ["link"]


def test_links_to_different_places_are_a_difference(one: Path, other: Path) -> None:
    (other / "link").unlink()
    (other / "link").symlink_to("deep")

    assert frozen.differences(one, other) == ["link"]


def test_builds_that_differ_are_a_fault_that_names_the_files(
    one: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = [one / "rosterwizard", other / "rosterwizard"]
    for program in programs:
        program.write_text(str(program))
    monkeypatch.setattr(frozen, "build_frozen", lambda _: programs.pop(0))

    with pytest.raises(Fault, match=r"differ in rosterwizard$"):
        frozen.prove_same_each_time(one)


def test_what_can_break_is_not_stripped(one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stripped: list[Path] = []
    monkeypatch.setattr(frozen, "LINUX", True)
    monkeypatch.setattr(frozen, "run_quietly", lambda _, *command: stripped.extend(command[2:]))
    for folder in ("PySide6", "nacl.libs"):
        (one / folder).mkdir()
        (one / folder / "library.so.1").touch()

    frozen.strip_symbols(one)

    assert stripped == [one / "deep" / "library.so"]


def test_a_size_counts_each_file_once(one: Path) -> None:
    assert frozen.size_of(one) == len(b"code")


def test_elsewhere_than_on_linux_nothing_is_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LINUX", False)
    monkeypatch.setattr(shutil, "which", refuse)

    assert machine.missing_for_frozen() == {}


def refuse(_: object) -> NoReturn:
    raise AssertionError


@pytest.mark.parametrize(("loads", "packages"), [(True, 0), (False, 1)])
def test_a_python_without_its_library_names_the_package(
    loads: bool, packages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "LINUX", True)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/objcopy")
    monkeypatch.setattr(machine, "loads", lambda _: loads)

    named = "libpython{}.{}".format(*sys.version_info)
    assert list(machine.missing_for_frozen().values()) == [named] * packages
