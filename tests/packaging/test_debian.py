"""The package for Debian: what lies where, with which rights, and the same each time."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

import debian
import debian_facts
from desktop_files import new_file
from parts import DEBIAN_TOOLS
from running import run_quietly
from tests.helpers.needing import needs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOMENT = datetime(2026, 1, 31, tzinfo=UTC)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small program in place of the frozen one, which takes a minute to build."""
    monkeypatch.setattr(debian, "commit_moment", lambda: MOMENT)
    monkeypatch.setattr(debian, "commit", lambda: "abcdef")
    monkeypatch.setattr(debian, "version_of", lambda _, commit: f"1+{commit}")
    monkeypatch.setattr(debian_facts, "needed_packages", lambda _: ["libc6 (>= 2.1)", "libegl1"])

    def write_manual(_: Path, share: Path, date: str) -> None:
        new_file(share / "man" / "page").write_text(date)

    monkeypatch.setattr(debian, "write_desktop_files", write_manual)
    home = tmp_path / "dist" / "rosterwizard"
    (home / "_internal").mkdir(parents=True)
    (home / "_internal" / "library.so").write_text("code")
    (home / "_internal" / "link.so").symlink_to("library.so")
    (home / "rosterwizard").write_text("#!/bin/sh\n")
    return home / "rosterwizard"


@pytest.fixture
def other_umask() -> Iterator[None]:
    """Let new files be the owner's alone, as on a careful person's machine."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def listed(deb: Path) -> dict[str, str]:
    """Return the rights and owner of everything in a package, by its path."""
    contents = run_quietly("listing", "dpkg-deb", "--contents", deb)
    lines = [line.split(maxsplit=5) for line in contents.splitlines()]
    return {path: f"{rights} {owner}" for rights, owner, _, _, _, path in lines}


@needs(DEBIAN_TOOLS)
@pytest.mark.usefixtures("other_umask")
def test_everything_is_roots_and_readable_by_all(program: Path, tmp_path: Path) -> None:
    found = listed(debian.build_deb(program, tmp_path))
    assert found.pop("./usr/lib/rosterwizard/rosterwizard") == "-rwxr-xr-x root/root"
    assert found.pop("./usr/bin/rosterwizard -> ../lib/rosterwizard/rosterwizard")
    assert "./usr/share/doc/rosterwizard/copyright" in found
    rights = {"drwxr-xr-x root/root", "-rw-r--r-- root/root", "lrwxrwxrwx root/root"}
    assert set(found.values()) <= rights


@needs(DEBIAN_TOOLS)
def test_two_builds_are_the_same_byte_for_byte(program: Path, tmp_path: Path) -> None:
    os.utime(program, (1, 1))
    one = debian.build_deb(program, tmp_path / "one")
    os.utime(program, (2, 2))
    other = debian.build_deb(program, tmp_path / "other")
    assert one.name == other.name == f"rosterwizard_1+abcdef_{architecture()}.deb"
    assert one.read_bytes() == other.read_bytes()


@needs(DEBIAN_TOOLS)
def test_it_says_what_it_needs_and_runs_no_script(program: Path, tmp_path: Path) -> None:
    deb = debian.build_deb(program, tmp_path)
    assert field(deb, "Depends") == "libc6 (>= 2.1), libegl1, fonts-dejavu-core"
    control = tmp_path / "control"
    run_quietly("unpacking", "dpkg-deb", "--control", deb, control)
    assert sorted(path.name for path in control.iterdir()) == ["control", "md5sums"]
    run_quietly("unpacking", "dpkg-deb", "--extract", deb, control)
    run_quietly("comparing", "md5sum", "--check", "md5sums", cwd=control)


def architecture() -> str:
    """Return the kind of machine, as Debian calls it."""
    return run_quietly("asking", "dpkg", "--print-architecture").strip()


def field(deb: Path, name: str) -> str:
    """Return what a package says about itself."""
    return run_quietly("asking", "dpkg-deb", "--field", deb, name).strip()
