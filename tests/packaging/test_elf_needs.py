"""What the package for Debian depends on comes from the libraries themselves."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import elf_needs
from parts import DEBIAN_TOOLS
from running import Fault, run_quietly
from tests.helpers.needing import needs

ASKED = """\
 0x0000000000000001 (NEEDED)             Shared library: [libEGL.so.1]
 0x0000000000000001 (NEEDED)             Shared library: [libxcb.so.1]
 0x0000000000000001 (NEEDED)             Shared library: [libQt6Core.so.6]
 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
 0x0000000000000001 (NEEDED)             Shared library: [ld-linux-x86-64.so.2]
  0x0010:   Name: GLIBC_2.9  Flags: none  Version: 5
  0x0020:   Name: GLIBC_2.34  Flags: none  Version: 4
  0x0030:   Name: GLIBCXX_3.4.30  Flags: none  Version: 3
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a program that brings one library and asks for those of `ASKED`."""
    monkeypatch.setattr(elf_needs, "run_quietly", lambda *_: ASKED)
    (tmp_path / "libQt6Core.so.6").write_bytes(b"\x7fELF")
    return tmp_path


def test_what_is_bundled_is_not_depended_on(folder: Path) -> None:
    assert elf_needs.needed_packages(folder) == ["libc6 (>= 2.34)", "libegl1", "libxcb1"]


def test_a_library_that_no_package_is_known_for_is_named(folder: Path) -> None:
    (folder / "libQt6Core.so.6").unlink()
    with pytest.raises(Fault, match=r"libQt6Core\.so\.6"):
        elf_needs.needed_packages(folder)


def test_programs_are_known_by_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "library").write_bytes(b"\x7fELF and more")
    (tmp_path / "text.so").write_bytes(b"INPUT(libc.so)")
    (tmp_path / "link").symlink_to("library")
    assert elf_needs.elf_files(tmp_path) == [tmp_path / "library"]


@needs(DEBIAN_TOOLS)
def test_readelf_is_understood(tmp_path: Path) -> None:
    shutil.copy(Path(sys.executable).resolve(), tmp_path / "python")
    found = run_quietly("asking", "readelf", "-dVW", tmp_path / "python")
    assert elf_needs.oldest_libc(found).startswith("2.")
    assert "[libc.so.6]" in found
