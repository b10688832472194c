"""A set keeps its mode on the whole road; turning it into one that deletes takes a figure."""

from __future__ import annotations

import zipfile
from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests.helpers.command_line import called

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

FILES = {
    "users.csv": "import_id,first_name,last_name,login,user_type\n"
    "T-1,Ada,Roe,aroe,T\nS-1,Bo,Roe,broe,S\n",
    "classes.csv": "import_id,name,teacher_id\nC-1,Biology,T-1\n",
    "roster.csv": "class_id,user_id,role\nC-1,S-1,S\n",
}
ROWS = 4
PRACTICE = ("--server", "practice")


@pytest.fixture(params=["", "update_"])
def mode(request: pytest.FixtureRequest) -> str:
    """Return how the names of the files begin."""
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path, mode: str) -> Path:
    made = tmp_path / "set"
    made.mkdir()
    for name, text in FILES.items():
        (made / f"{mode}{name}").write_text(text, "utf-8")
    return made


def names_in(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def named(mode: str) -> set[str]:
    return {f"{mode}{name}" for name in FILES}


def test_a_set_is_exported_in_its_own_mode(capsys: Capsys, folder: Path, mode: str) -> None:
    out = folder.with_suffix(".zip")
    assert called(capsys, "export", folder, "-o", out).status == 0
    assert names_in(out) == named(mode)


def test_a_set_becomes_a_part_by_a_word_and_the_whole_by_a_figure(
    capsys: Capsys, folder: Path, mode: str
) -> None:
    out = folder.with_suffix(".zip")
    assert called(capsys, "export", folder, "-o", out, "--mode", "partial").status == 0
    assert names_in(out) == named("update_")
    out.unlink()
    turned = called(capsys, "export", folder, "-o", out, "--mode", "full")
    if not mode:
        assert (turned.status, names_in(out)) == (0, named(""))
        return
    assert (turned.status, out.exists()) == (5, False)
    assert f"--remaining {ROWS}" in turned.err
    figure = ("--mode", "full", "--remaining")
    assert called(capsys, "export", folder, "-o", out, *figure, str(ROWS + 1)).status == 5
    assert not out.exists()
    assert called(capsys, "export", folder, "-o", out, *figure, str(ROWS)).status == 0
    assert names_in(out) == named("")


def test_files_that_tell_no_mode_become_a_part_unless_a_figure_is_said(
    capsys: Capsys, tmp_path: Path
) -> None:
    for name, text in FILES.items():
        (tmp_path / f"our {name}").write_text(text, "utf-8")
    out = tmp_path / "out.zip"
    files = [tmp_path / f"our {name}" for name in FILES]
    assert called(capsys, "export", *files, "-o", out).status == 0
    assert names_in(out) == named("update_")
    full = ("-o", out, "--mode", "full")
    assert called(capsys, "export", *files, *full).status == 5
    assert called(capsys, "export", *files, *full, "--remaining", "4").status == 0


def test_a_whole_set_that_lacks_a_file_is_not_said_to_be_right(
    capsys: Capsys, tmp_path: Path
) -> None:
    users = tmp_path / "users.csv"
    users.write_text(FILES["users.csv"], "utf-8")
    out = tmp_path / "out.zip"
    found = called(capsys, "export", users, "--type", "haiku", "-o", out)
    assert found.status == 1
    assert "Classes, Rosters" in found.err
    assert called(capsys, "submit", users, "--type", "haiku", *PRACTICE).status == 5


@pytest.mark.parametrize("command", ["export", "template", "submit"])
def test_a_mode_that_the_system_does_not_have_is_a_wrong_call(
    capsys: Capsys, folder: Path, command: str
) -> None:
    out = ("-o", folder.with_suffix(".xlsx"))
    given = {
        "export": (folder, *out),
        "template": ("haiku", *out),
        "submit": (folder, *PRACTICE),
    }[command]
    found = called(capsys, command, *given, "--mode", "fast")
    assert found.status == 2
    assert "partial, full" in found.err


@pytest.mark.parametrize(("wanted", "mode"), [("", "partial"), ("full", "full")])
def test_a_template_knows_the_mode_that_it_was_made_for(
    capsys: Capsys, tmp_path: Path, wanted: str, mode: str
) -> None:
    path = tmp_path / "t.xlsx"
    asked = ("--mode", wanted) if wanted else ()
    assert called(capsys, "template", "haiku", "-o", path, *asked).status == 0
    assert called(capsys, "check", path, "--format", "json").json["mode"] == mode


def test_a_template_of_a_system_whose_files_are_called_alike_is_for_every_mode(
    capsys: Capsys, tmp_path: Path
) -> None:
    path = tmp_path / "t.xlsx"
    called(capsys, "template", "echalk/sync-users", "-o", path, "--mode", "full")
    assert called(capsys, "check", path, "--format", "json").json["mode"] is None


@pytest.mark.parametrize("command", ["check", "fix", "export", "submit"])
def test_lists_of_deletions_are_said_by_every_command_and_never_written(
    capsys: Capsys, tmp_path: Path, command: str
) -> None:
    (tmp_path / "update_users.csv").write_text(FILES["users.csv"], "utf-8")
    deletions = tmp_path / "delete_users.csv"
    deletions.write_text("import_id\nS-8\nS-9\n", "utf-8")
    out = tmp_path / "out.zip"
    given = {"check": (), "submit": PRACTICE}.get(command, ("-o", out))
    found = called(capsys, command, tmp_path, *given)
    assert found.status == 0
    assert "“delete_users.csv” is a list of what Haiku is to delete: Users, 2 rows." in found.err
    assert not out.exists() or names_in(out) == {"update_users.csv"}
    alone = called(capsys, command, deletions, *given)
    assert alone.status == 3
    assert "never takes it for records to be added" in alone.err


@pytest.mark.parametrize("begins", ["", "update_", "our "])
def test_no_options_write_or_send_the_whole_without_its_figure(
    capsys: Capsys, tmp_path: Path, begins: str
) -> None:
    files = [tmp_path / f"{begins}{name}" for name in FILES]
    for path, text in zip(files, FILES.values(), strict=True):
        path.write_text(text, "utf-8")
    deletions = tmp_path / "delete_users.csv"  # never together with the names of the whole
    deletions.write_text("import_id\nGONE-1\n", "utf-8")
    given = (*files, *([deletions] if begins else ()), "--type", "haiku")
    out = tmp_path / "out.zip"
    for mode, said in product(("", "partial", "full"), ("", str(ROWS + 1), str(ROWS))):
        whole = mode == "full" or (not mode and not begins)
        options = (*(("--mode", mode) if mode else ()), *(("--remaining", said) if said else ()))
        called(capsys, "export", *given, "-o", out, *options)
        # What is called so already may be written so: nothing leaves this computer.
        may = not whole or said == str(ROWS) or (not begins and not said)
        assert out.exists() == may, options
        if may:
            assert names_in(out) == named("" if whole else "update_")
            assert b"GONE-1" not in content_of(out)
            out.unlink()
        tried = ("submit", *given, *PRACTICE, *options, "--dry-run", "--format", "json")
        goes = not whole or said == str(ROWS)
        assert (called(capsys, *tried).status == 0) == goes, options
        if not goes:  # the word is none for the figure
            assert called(capsys, *tried, "--may-delete").status != 0, options


def content_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
