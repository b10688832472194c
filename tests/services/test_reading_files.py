"""Only regular files are opened, and a zip or folder gives what may be tables in it."""

from __future__ import annotations

import os
import stat
import sys
import warnings
import zipfile
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.casefile.case_file import packed_case
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.file_endings import TABLES
from rosterwizard.services import reading_files
from rosterwizard.services.reading_files import (
    _path_below,
    _places,
    files_in,
    is_folder,
    open_file,
    without_markers,
    zip_members,
)
from tests.helpers.case_zips import small_case
from tests.helpers.needing import elsewhere
from tests.helpers.stumbles import STUMBLES
from tests.helpers.windows import HeldError
from tests.helpers.workbook_files import zip_file

PACKINGS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
PEOPLE = "name,email\n" + "".join(f"n{7919 * row},x{row}@school.example\n" for row in range(5))

if TYPE_CHECKING:
    from collections.abc import Callable


def refusal(work: Callable[[], object]) -> RosterError:
    with pytest.raises(RosterError) as caught:
        work()
    return caught.value


def test_a_file_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"a,b\n")

    with open_file(file) as opened:
        assert opened.readall() == b"a,b\n"


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    assert refusal(lambda: open_file(tmp_path / "a.csv")).code == "file-missing"


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    assert refusal(lambda: open_file(tmp_path)).code == "file-is-folder"
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / "missing")


@elsewhere(not hasattr(os, "mkfifo"), "no named pipes on this system")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    if sys.platform != "win32":  # again, for mypy
        os.mkfifo(pipe)

    assert refusal(lambda: open_file(pipe)).code == "not-a-file"


@elsewhere(os.name == "nt", "other devices there")
def test_a_device_is_not_read() -> None:
    assert refusal(lambda: open_file(Path("/dev/zero"))).code == "not-a-file"


def test_the_marker_of_an_open_workbook_is_known(tmp_path: Path) -> None:
    marker = tmp_path / "~$roster.xlsx"
    marker.write_bytes(b"\x05user")

    assert refusal(lambda: open_file(marker)).code == "excel-marker"


def test_the_marker_of_libreoffice_is_known(tmp_path: Path) -> None:
    marker = tmp_path / ".~lock.roster.csv#"
    marker.write_text(",anna,desk,01.09.2026 08:00,file:///home/anna;")

    assert refusal(lambda: open_file(marker)).code == "libreoffice-marker"


def test_markers_beside_files_are_left_out() -> None:
    names = ("~$a.xlsx", "a.xlsx", ".~lock.b.csv#", "b.csv", "._b.csv")

    assert without_markers([Path(name) for name in names]) == (Path("a.xlsx"), Path("b.csv"))


def test_a_marker_alone_stays_so_that_it_is_refused_in_words() -> None:
    assert without_markers([Path("~$a.xlsx")]) == (Path("~$a.xlsx"),)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.touch()

    assert refusal(lambda: open_file(file)).code == "file-empty"


def test_a_file_may_be_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"abc")
    monkeypatch.setattr(reading_files, "MOST_BYTES", 2)

    assert refusal(lambda: open_file(file)).code == "file-too-big"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(13, "Permission denied"), "file-forbidden"),
        (HeldError(), "file-in-use"),
        (OSError(5, "Input/output error"), "file-unreadable"),
    ],
)
def test_what_the_system_refuses_is_said(
    error: OSError, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"abc")

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(reading_files, "FileIO", refuse)

    assert refusal(lambda: open_file(file)).code == code


def test_every_file_that_may_be_a_table_is_taken_from_a_folder(tmp_path: Path) -> None:
    files = sorted(tmp_path / f"roster{ending}" for ending in TABLES)
    for file in files:
        file.touch()

    assert files_in(tmp_path) == tuple(files)


def test_a_folder_gives_its_tables_by_name(tmp_path: Path) -> None:
    markers = ("~$a.xlsx", ".~lock.b.CSV#", "._b.CSV")
    for name in ("b.CSV", "a.xlsx", "c.pdf", "d", ".hidden.csv", *markers):
        (tmp_path / name).write_text("x")
    (tmp_path / "inner.csv").mkdir()
    (tmp_path / "inner.csv" / "e.csv").write_text("x")

    assert files_in(tmp_path) == (tmp_path / "a.xlsx", tmp_path / "b.CSV")


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: files_in(tmp_path)).code == "no-tables"


def test_a_folder_that_cannot_be_looked_into_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: files_in(tmp_path / "missing")).code == "file-missing"


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("x")
    monkeypatch.setattr(reading_files, "_MOST_FILES", 1)

    error = refusal(lambda: files_in(tmp_path))

    assert (error.code, error.params) == ("too-many-files", {"files": 2, "most": 1})


def zipped(tmp_path: Path, **parts: str) -> Path:
    path = tmp_path / "set.zip"
    path.write_bytes(zip_file(parts))
    return path


def test_a_zip_gives_its_tables_under_their_own_names(tmp_path: Path) -> None:
    parts = {
        "users.csv": "a",
        "deep/er/classes.CSV": "b",
        "win\\dows\\rosters.csv": "c",
        "../../outside.csv": "d",
        "__MACOSX/._users.csv": "no",
        "readme.pdf": "no",
        "folder.csv/": "",
    }
    path = zipped(tmp_path, **parts)

    members = dict(zip_members(path))

    assert members == {
        path / "users.csv": b"a",
        path / "classes.CSV": b"b",
        path / "rosters.csv": b"c",
        path / "outside.csv": b"d",
    }
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_zip_without_tables_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: list(zip_members(zipped(tmp_path, x="y")))).code == "no-tables"


def test_a_case_file_is_no_zip_of_tables(tmp_path: Path) -> None:
    path = tmp_path / "sent.zip"
    path.write_bytes(packed_case(small_case()))
    assert refusal(lambda: list(zip_members(path))).code == "case-no-roster"


def test_a_zip_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path, **{"a.csv": "x" * 10_000})
    monkeypatch.setattr(reading_files, "MOST_BYTES", path.stat(follow_symlinks=True).st_size)

    assert stat.S_ISREG(path.stat().st_mode)
    assert refusal(lambda: list(zip_members(path))).code == "file-too-big"


def test_a_damaged_zip_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = zipped(tmp_path, **{"a.csv": "name,class\n" * 50})
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF  # inside the packed text
    path.write_bytes(data)

    assert refusal(lambda: list(zip_members(path))).code == "file-damaged"


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_zip_with_any_byte_turned_over_is_damaged_or_reads_as_before(
    tmp_path: Path, packing: int
) -> None:
    path = tmp_path / "set.zip"
    whole = zip_file({"a.csv": PEOPLE}, packing)
    found = set()
    for place in range(len(whole)):
        data = bytearray(whole)
        data[place] ^= 0xFF
        path.write_bytes(data)
        found.add(outcome_of(path))
    assert "file-damaged" in found
    assert found <= {"file-damaged", "file-too-big", "file-empty", "no-tables", "as before"}


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_zip_that_breaks_off_is_damaged(tmp_path: Path, packing: int) -> None:
    path = tmp_path / "set.zip"
    whole = zip_file({"a.csv": PEOPLE}, packing)
    for length in range(1, len(whole), 7):
        path.write_bytes(whole[:length])
        assert outcome_of(path) == "file-damaged"


def test_a_zip_that_wants_more_memory_than_there_is_is_too_big(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zipfile.ZipFile.read", STUMBLES["MemoryError"])
    assert outcome_of(zipped(tmp_path, **{"a.csv": "x"})) == "file-too-big"


def outcome_of(path: Path) -> str:
    """Return the code of the refusal, or whether what is in the zip is what was put there."""
    try:
        contents = [content for _, content in zip_members(path)]
    except RosterError as error:
        return error.code
    return "as before" if contents == [PEOPLE.encode()] else "another"


@pytest.mark.parametrize("name", [r"set\users.csv", "C:users.csv", "../users.csv"])
def test_a_zips_file_stays_below_the_zip_on_windows_too(name: str) -> None:
    packed = PureWindowsPath(r"D:\school\set.zip")
    for place in (*_places([name]), *_places([name, "users.csv"])):
        path = _path_below(packed, place)

        assert path.is_relative_to(packed)
        assert ".." not in path.parts
        assert path.name.endswith("users.csv") or path.name == "users-2.csv"


def test_a_zip_that_cannot_be_read_to_its_end_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("zipfile.ZipFile.read", refuse)

    error = refusal(lambda: list(zip_members(zipped(tmp_path, **{"a.csv": "x"}))))

    assert (error.code, error.params["reason"]) == ("file-unreadable", "Input/output error")


def test_files_of_one_name_in_a_zip_stand_in_for_none_of_each_other(tmp_path: Path) -> None:
    packed = tmp_path / "set.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of the double
        for name in ("7/p.csv", "8/P.csv", "../p.csv", "p.csv", "P.csv", "q.csv"):
            archive.writestr(name, name)
    found = {file.relative_to(packed).as_posix() for file, _ in zip_members(packed)}
    assert found == {"7/p.csv", "8/P.csv", "_/p.csv", "p.csv", "P-2.csv", "q.csv"}


def test_a_zip_with_one_name_twice_is_refused_and_the_name_said(tmp_path: Path) -> None:
    packed = tmp_path / "set.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of the double
        for name in ("7/p.csv", "p.csv", "p.csv", "notes.pdf", "notes.pdf"):
            archive.writestr(name, name)
    error = refusal(lambda: list(zip_members(packed)))
    assert (error.code, error.params["name"]) == ("zip-name-twice", "p.csv")
