"""When .venv is made, made anew or added to; what pip does with it is tried in test_any_pip."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import environment
from running import Fault

if TYPE_CHECKING:
    from pathlib import Path

ALL = ["make_venv", "program.lock", "tools.lock", "pips", "install_product", "check"]


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the costly steps that are taken, in place of taking them, in an empty checkout."""
    steps: list[str] = []
    for name, place in {
        "ROOT": tmp_path,
        "PROGRAM_LOCK": tmp_path / "program.lock",
        "TOOLS_LOCK": tmp_path / "tools.lock",
        "PIPS_LOCK": tmp_path / "pips.lock",
        "PROJECT": tmp_path / "pyproject.toml",
        "VENV": tmp_path / ".venv",
        "STAMP": tmp_path / ".venv" / "installed-from.json",
    }.items():
        monkeypatch.setattr(environment, name, place)
    for file in ("program.lock", "tools.lock", "pips.lock", "pyproject.toml"):
        (tmp_path / file).write_text("")
    monkeypatch.setattr(environment, "in_venv", lambda _: environment.VENV / "python")

    def make_venv(_why: str) -> None:
        environment.VENV.mkdir(exist_ok=True)
        environment.in_venv("python").touch()
        steps.append("make_venv")

    monkeypatch.setattr(environment, "make_venv", make_venv)
    monkeypatch.setattr(environment, "install", lambda _, lock: steps.append(lock.name))
    monkeypatch.setattr(environment, "fetch_pips", lambda: steps.append("pips"))
    monkeypatch.setattr(environment, "install_product", lambda: steps.append("install_product"))
    monkeypatch.setattr(environment, "run_pip", lambda _, *arguments: steps.append(arguments[0]))
    return steps


@pytest.fixture
def set_up(taken: list[str]) -> list[str]:
    """Return the steps that are taken from now on; everything has been set up."""
    environment.ensure_venv(tools=True)
    taken.clear()
    return taken


def test_first_start_makes_everything(taken: list[str]) -> None:
    environment.ensure_venv(tools=True)
    assert taken == ALL


def test_program_alone_needs_no_tools(taken: list[str]) -> None:
    environment.ensure_venv(tools=False)
    assert taken == ["make_venv", "program.lock", "install_product", "check"]


def test_tools_are_added_to_what_is_there(taken: list[str]) -> None:
    environment.ensure_venv(tools=False)
    taken.clear()
    environment.ensure_venv(tools=True)
    assert taken == ["tools.lock", "pips", "check"]


@pytest.mark.parametrize("tools", [True, False])
def test_second_start_does_nothing(set_up: list[str], tools: bool) -> None:
    environment.ensure_venv(tools=tools)
    assert set_up == []


def test_second_start_writes_nothing(set_up: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    environment.ensure_venv(tools=True)


@pytest.mark.parametrize("tools", [True, False])
@pytest.mark.parametrize("changed", ["program.lock", "tools.lock", "pips.lock"])
def test_other_libraries_make_it_anew_with_all_that_was_there(
    set_up: list[str], changed: str, tools: bool
) -> None:
    (environment.PROJECT.parent / changed).write_text("another text\n")
    environment.ensure_venv(tools=tools)
    assert set_up == ([] if changed != "program.lock" and not tools else ALL)


def test_other_project_file_installs_the_product_alone(set_up: list[str]) -> None:
    environment.PROJECT.write_text("another text\n")
    environment.ensure_venv(tools=True)
    assert set_up == ["install_product", "check"]


def test_another_python_makes_it_anew(set_up: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.base_prefix", "/opt/another")
    environment.ensure_venv(tools=True)
    assert set_up == ALL


def test_python_that_is_gone_makes_it_anew(set_up: list[str]) -> None:
    environment.in_venv("python").unlink()
    environment.ensure_venv(tools=True)
    assert set_up == ALL


def test_moved_checkout_makes_it_anew(
    set_up: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "ROOT", tmp_path / ".." / tmp_path.name)
    environment.ensure_venv(tools=True)
    assert set_up == ALL


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "an older form\n"])
def test_stamp_that_cannot_be_read_makes_it_anew(set_up: list[str], text: str) -> None:
    environment.STAMP.write_text(text)
    environment.ensure_venv(tools=True)
    assert set_up == ALL


@pytest.mark.parametrize("changed", ["", "program.lock"])
@pytest.mark.parametrize("step", ["install", "install_product", "run_pip"])
def test_set_up_that_was_broken_off_starts_over(
    taken: list[str], monkeypatch: pytest.MonkeyPatch, step: str, changed: str
) -> None:
    if changed:
        environment.ensure_venv(tools=True)
        (environment.PROJECT.parent / changed).write_text("another text\n")
    with monkeypatch.context() as patch:
        patch.setattr(environment, step, break_off)
        with pytest.raises(KeyboardInterrupt):
            environment.ensure_venv(tools=True)
    taken.clear()
    environment.ensure_venv(tools=True)
    assert taken == ALL


def test_addition_that_was_broken_off_starts_over(
    taken: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure_venv(tools=False)
    with monkeypatch.context() as patch:
        patch.setattr(environment, "install", break_off)
        with pytest.raises(KeyboardInterrupt):
            environment.ensure_venv(tools=True)
    taken.clear()
    environment.ensure_venv(tools=False)
    assert taken == ["make_venv", "program.lock", "install_product", "check"]


def break_off(*_: object) -> None:
    raise KeyboardInterrupt


def test_checkout_that_cannot_be_written_to_is_said_before_anything_is_tried(
    taken: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Fault, match="cannot be written to; clone"):
        environment.ensure_venv(tools=False)
    assert taken == []


def test_second_set_up_finds_the_work_of_the_first_done(
    taken: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(environment, "is_up_to_date", lambda **_: next(answers))
    environment.ensure_venv(tools=True)
    assert taken == []


def test_checkout_is_compiled_as_libraries_are(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(environment, "run_quietly", lambda doing, *_: ran.append(doing))
    environment.install_product()
    assert ran == ["installing rosterwizard", "compiling rosterwizard"]
