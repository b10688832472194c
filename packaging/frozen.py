"""The program with Python, Qt and all libraries inside, made by PyInstaller: one folder.

Two builds of one commit on one machine are the same byte for byte; `prove_same_each_time` shows it.
"""

from __future__ import annotations

import filecmp
import tempfile
from pathlib import Path
from zipfile import ZipFile

from environment import EXE, in_venv
from machine import LINUX
from running import ROOT, Fault, run_quietly, say, step
from wheels import build_wheel

SPEC = ROOT / "packaging" / "rosterwizard.spec"
NAME = "rosterwizard"
MEGABYTE = 10**6


def build_frozen(folder: Path) -> Path:
    """Build into `folder`/rosterwizard and return the path of the program there."""
    with step("freezing the program"), tempfile.TemporaryDirectory() as scratch:
        run_quietly(
            "freezing the program",
            *(in_venv("python"), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(folder), "--workpath", scratch, SPEC, "--"),
            unpacked_wheel(Path(scratch, "wheel")),
            env={**same_each_time(), "PYINSTALLER_CONFIG_DIR": scratch},
        )
    built = folder / NAME
    strip_symbols(built)
    say(f"the program and its libraries: {size_of(built) / MEGABYTE:.0f} MB")
    return built / f"{NAME}{EXE}"


def unpacked_wheel(folder: Path) -> Path:
    """Build the wheel and unpack it into `folder`, which is returned.

    The checkout would not do: what the environment knows of its version is as old as the
    environment, and what a build is to say of its commit stands in the wheel alone.
    """
    with ZipFile(build_wheel(folder)) as wheel:
        wheel.extractall(folder)
    return folder


def same_each_time() -> dict[str, str]:
    """Return what makes a build depend on the commit alone: its time, and the order of sets."""
    time = run_quietly("asking git", "git", "log", "-1", "--format=%ct").strip()
    return {"SOURCE_DATE_EPOCH": time, "PYTHONHASHSEED": "0"}


def strip_symbols(built: Path) -> None:
    """Take the names out of libraries that only a debugger reads: 60 MB, most of them Polars'.

    Not from Qt's, and not from those that were mended after linking (in *.libs): they have none
    left, and rewriting such files can break them. On macOS it would break their signatures.
    """
    if not LINUX:
        return
    libraries = [
        file
        for file in sorted(built.rglob("*.so*"))
        if not file.is_symlink()
        and "PySide6" not in file.parts
        and not any(part.endswith(".libs") for part in file.parts)
    ]
    run_quietly("stripping the libraries", "strip", "--strip-all", *libraries)


def size_of(folder: Path) -> int:
    """Return what the files of a folder hold, in bytes."""
    return sum(file.stat().st_size for file in files_of(folder) if not file.is_symlink())


def files_of(folder: Path) -> list[Path]:
    """Return every file and link in a folder, however deep, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def prove_same_each_time(folder: Path) -> Path:
    """Build into `folder` and elsewhere; a Fault names the files in which the builds differ."""
    with tempfile.TemporaryDirectory() as elsewhere:
        one, other = build_frozen(folder), build_frozen(Path(elsewhere))
        different = differences(one.parent, other.parent)
    if different:
        raise Fault(f"two builds differ in {', '.join(different)}")
    say("two builds are the same byte for byte")
    return one


def differences(one: Path, other: Path) -> list[str]:
    """Return the relative names of the files that are not in both folders with the same bytes."""
    names = {file.relative_to(folder) for folder in (one, other) for file in files_of(folder)}
    return [str(name) for name in sorted(names) if not is_same(one / name, other / name)]


def is_same(one: Path, other: Path) -> bool:
    """Tell whether both are links to the same place, or files with the same bytes and rights."""
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    if not (one.is_file() and other.is_file()):
        return False
    same_rights = one.stat().st_mode == other.stat().st_mode
    return same_rights and filecmp.cmp(one, other, shallow=False)
