"""Workbooks are read however the program is installed, and nothing foreign gets into the reading.

Each case is a real Python started with nothing but what that case gives it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import rosterwizard
from rosterwizard.core.reading.workbooks.messages import Done, Message, Rows
from rosterwizard.services.own_entry import MODULES, serve_as_own_process
from rosterwizard.services.own_process import command_for, folders_to_search
from rosterwizard.services.reading_process import WorkbookProcess
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHECKOUT = Path(rosterwizard.__path__[0]).parent
LIBRARIES = Path(sysconfig.get_path("purelib"))
CHILD = "rosterwizard.services.reading_child"
PEOPLE = workbook({"People": [["ID"], ["007"]]})
READ = """\
from rosterwizard.services.reading_process import WorkbookProcess
with open("people.xlsx", "rb", buffering=0) as file, WorkbookProcess(file) as process:
    print(list(process.messages())[-1])
"""
SHOUT = "raise SystemExit('a stranger was loaded')"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds a workbook and a module named like one of Python's."""
    (tmp_path / "people.xlsx").write_bytes(PEOPLE)
    (tmp_path / "json.py").write_text(SHOUT)
    return tmp_path


def said_by(
    command: Sequence[str | Path], cwd: Path, variables: Mapping[str, str | Path] | None = None
) -> str:
    """Return what a Python says that has no PYTHON… variables but these."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    named = {name: str(value) for name, value in (variables or {}).items()}
    run = [sys._base_executable, *command]  # type: ignore[attr-defined] # noqa: SLF001 - no other way
    done = subprocess.run(
        run, cwd=cwd, env=bare | named, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def libraries_alone(folder: Path) -> Path:
    """Return a folder in which Python finds the libraries, but not the checkout."""
    alone = folder / "libraries"
    alone.mkdir()
    for item in LIBRARIES.iterdir():
        if "rosterwizard" not in item.name and item.suffix != ".pth":
            (alone / item.name).symlink_to(item)
    return alone


def test_it_is_read_when_installed_for_one_person(folder: Path) -> None:
    ours = {"PYTHONUSERBASE": folder / "person"}
    site = Path(said_by(["-m", "site", "--user-site"], folder, ours).strip())
    site.mkdir(parents=True)
    (site / "person.pth").write_text(f"{libraries_alone(folder)}\n{CHECKOUT}\n")

    assert said_by(["-P", "-c", READ], folder, ours) == "Done()\n"


def test_it_is_read_by_a_checkout_that_only_pythonpath_names(folder: Path) -> None:
    named = os.pathsep.join((str(libraries_alone(folder)), str(CHECKOUT)))

    assert said_by(["-P", "-c", READ], folder, {"PYTHONPATH": named}) == "Done()\n"


def test_it_is_read_in_the_folder_of_the_package(folder: Path) -> None:
    path = {"PYTHONPATH": libraries_alone(folder)}
    read = READ.replace("people.xlsx", str(folder / "people.xlsx"))

    assert said_by(["-c", read], CHECKOUT, path) == "Done()\n"


def test_nothing_in_the_folder_and_in_pythonpath_shadows_a_module(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "json.py").write_text(SHOUT)
    monkeypatch.chdir(folder)
    for stranger in (str(folder / "more"), str(folder), ""):
        monkeypatch.syspath_prepend(stranger)

    folders = folders_to_search()

    assert str(folder) not in folders
    assert "" not in folders
    assert folders.index(str(folder / "more")) > folders.index(str(LIBRARIES))
    assert read(folder)[-1] == Done()


def test_a_checkout_does_not_meet_an_installed_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    standard = str(Path(os.__file__).parent)
    monkeypatch.setattr(sys, "path", [str(CHECKOUT), standard, "/installed"])

    assert folders_to_search() == [standard, str(CHECKOUT), "/installed"]


def test_an_installed_copy_is_found_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    standard = str(Path(os.__file__).parent)
    monkeypatch.setattr(sys, "path", [standard, "/other", str(CHECKOUT)])

    assert folders_to_search() == [standard, "/other", str(CHECKOUT)]


def read(folder: Path) -> list[Message]:
    with (
        (folder / "people.xlsx").open("rb", buffering=0) as file,
        WorkbookProcess(file) as process,
    ):
        return list(process.messages())


def test_a_frozen_program_starts_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "rosterwizard"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rosterwizard "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert command_for(CHILD, "{}") == [str(program), "--own-process", CHILD, "{}"]
    assert Rows([["ID", "007"]]) in read(folder)


def test_a_frozen_program_loads_no_command_line_and_no_window_to_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = (
        "import sys, rosterwizard.services.reading_child as child, rosterwizard.__main__ as start;"
        "child.main = lambda: print(sys.argv, *sorted(set(sys.modules) & {'click', 'PySide6'}));"
        f"sys.argv[1:] = ['--own-process', '{CHILD}', 'request'];"
        "start.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "['-c', 'request']\n"


@pytest.mark.parametrize(
    "words",
    [[], ["--own-process"], ["--own-process", "os"], ["check", CHILD], [CHILD, "--own-process"]],
)
def test_other_words_ask_for_no_process_of_ours(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["rosterwizard", *words])

    assert not serve_as_own_process()
    assert sys.argv[1:] == words


@pytest.mark.parametrize("module", sorted(MODULES))
def test_each_module_of_ours_can_be_run(module: str) -> None:
    from importlib import import_module

    assert callable(import_module(module).main)
