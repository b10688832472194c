"""Whatever a person chooses is read for what it is, and every fault names its file."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.templates.template_mark import (
    MARK_SHEET,
    README_SHEET,
    MarkedSheet,
    mark_rows,
)
from rosterwizard.services.reading import STANDARD_INPUT, read_all, read_contents
from tests.helpers.needing import elsewhere
from tests.helpers.watching import Heard
from tests.helpers.workbook_files import workbook, zip_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.sheet.sheet import Sheet

CSV = b"ID,Name\n007,Zo\xc3\xab\n"
XLSX = workbook({"People": [["ID", "Name"], ["007", "Zoë"]], "Notes": [["x", "y"], ["1", "2"]]})
DATA = Path(__file__).parents[1] / "data" / "reading"


def written(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def named(sheets: tuple[Sheet, ...]) -> list[tuple[str, str]]:
    return [(each.origin.file.name, each.origin.sheet_name) for each in sheets]


def refusal(*paths: Path) -> RosterError:
    with pytest.raises(RosterError) as caught:
        read_all(paths)
    return caught.value


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx", "people"])
def test_a_file_is_what_its_content_says(name: str, tmp_path: Path) -> None:
    for content in (CSV, XLSX):
        (path,) = written(tmp_path, {name: content})
        sheet = read_all([path])[0]

        assert sheet.headings == ("ID", "Name")
        assert sheet.frame.rows() == [("007", "Zoë")]
        assert sheet.origin.file == path


@pytest.mark.parametrize("name", ["people.xls", "people.ods"])
def test_old_and_open_workbooks_are_read_too(name: str) -> None:
    sheet = read_all([DATA / name])[0]

    assert sheet.headings[:2] == ("ID", "Name")
    assert sheet.frame["c0"].to_list() == ["00042", "00043"]
    assert sheet.sheet_row.to_list() == [4, 6]
    assert sheet.origin.sheet_names == ("People", "Notes")


def test_of_a_workbook_all_sheets_are_read(tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"a.xlsx": XLSX})

    assert named(read_all([path])) == [("a.xlsx", "People"), ("a.xlsx", "Notes")]
    people, notes = read_all([path], ReadingOptions(sheet_name="Notes"))
    assert (people.origin.passed_over, notes.origin.passed_over) == (True, False)


def test_of_a_template_the_marked_sheet_is_known(tmp_path: Path) -> None:
    marks = mark_rows("club", "1", [MarkedSheet("Members", "members", ("ID",), ())])
    book = {
        README_SHEET: [["Welcome"]],
        "My notes": [["x"], ["1"]],
        "Members": [["ID"], ["007"]],
        MARK_SHEET: [list(row) for row in marks],
    }
    (path,) = written(tmp_path, {"t.xlsx": workbook(book)})

    (sheet,) = (each for each in read_all([path]) if each.origin.mark)

    assert sheet.origin.sheet_name == "Members"
    assert sheet.origin.sheet_names == ("My notes", "Members")


def test_several_files_are_read_in_their_order(tmp_path: Path) -> None:
    paths = written(tmp_path, {"b.csv": CSV, "a.xlsx": XLSX})

    assert named(read_all(paths)) == [("b.csv", ""), ("a.xlsx", "People"), ("a.xlsx", "Notes")]


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    written(tmp_path, {"b.csv": CSV, "a.csv": CSV, "c.pdf": b"%PDF-1.4"})

    assert named(read_all([tmp_path])) == [("a.csv", ""), ("b.csv", "")]


def test_a_folder_with_nothing_but_a_zip_is_that_zip(tmp_path: Path) -> None:
    (path, _) = written(
        tmp_path, {"set.ZIP": zip_file({"users.csv": CSV}), "note.pdf": b"%PDF-1.4"}
    )

    (sheet,) = read_all([tmp_path])
    assert sheet.origin.file == path / "users.csv"

    written(tmp_path, {"other.zip": zip_file({"users.csv": CSV})})
    assert refusal(tmp_path).code == "no-tables"

    written(tmp_path, {"a.csv": CSV})
    assert named(read_all([tmp_path])) == [("a.csv", "")]


def test_a_zip_gives_its_files(tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"set.zip": zip_file({"in/users.csv": CSV, "book.xlsx": XLSX})})

    sheets = read_all([path])

    assert named(sheets) == [("users.csv", ""), ("book.xlsx", "People"), ("book.xlsx", "Notes")]
    assert sheets[0].origin.file == path / "users.csv"


@pytest.mark.parametrize("content", [CSV, XLSX], ids=["text", "workbook"])
def test_standard_input_may_be_text_or_a_workbook(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Standard:
        buffer = io.BytesIO(content)

    monkeypatch.setattr(sys, "stdin", Standard)
    sheet = read_all([STANDARD_INPUT])[0]
    assert sheet.frame.rows() == [("007", "Zoë")]
    assert sheet.origin.file == STANDARD_INPUT


def test_options_and_known_headings_are_passed_on(tmp_path: Path) -> None:
    content = {
        "a.csv": b"Green,Hill\nID,Name\n1,a\n",
        "a.xlsx": workbook({"P": [["Green", "Hill"], ["ID", "Name"], ["1", "a"]]}),
    }
    for path in written(tmp_path, content):
        assert read_all([path])[0].origin.heading_row == 1
        assert read_all([path], known={"id", "name"})[0].origin.heading_row == 2
        assert read_all([path], ReadingOptions(heading_row=2))[0].origin.heading_row == 2


def test_progress_is_reported(tmp_path: Path) -> None:
    for path in written(tmp_path, {"a.csv": CSV, "a.xlsx": XLSX}):
        heard = Heard()
        read_all([path], progress=heard)
        assert heard.reports


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "file-empty"),
        ("blank.csv", b" \r\n", "nothing-in-it"),
        ("a.pdf", b"%PDF-1.4", "other-document"),
        ("a.csv", bytes(range(256)), "not-text"),
        ("a.xlsx", XLSX[:200], "file-cut-off"),
        ("a.xlsx", b"PK\x03\x04 no zip at all", "file-cut-off"),
        ("a.xlsx", workbook({"People": []}), "nothing-in-it"),
        ("a.zip", zip_file({"readme.md": "x"}), "no-tables"),
    ],
)
def test_every_refusal_names_the_file(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    error = refusal(*written(tmp_path, {name: content}))

    assert (error.code, error.params["file"]) == (code, name)
    assert name in str(error)


def test_a_fault_inside_a_zip_names_the_file_in_it(tmp_path: Path) -> None:
    inner = zip_file({"x.csv": CSV})
    for name, content, code in (
        ("empty.csv", b"", "file-empty"),
        ("blank.csv", b",,\n", "nothing-in-it"),
        ("inner.csv", inner, "zip-in-zip"),
        ("broken.xlsx", XLSX[:200], "file-cut-off"),
    ):
        error = refusal(*written(tmp_path, {"set.zip": zip_file({f"in/{name}": content})}))

        assert (error.code, error.params["file"]) == (code, f"{name}, in set.zip")


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.csv").params == {"file": "gone.csv"}
    assert refusal(tmp_path).params == {"file": tmp_path.name}
    assert str(refusal(tmp_path / "gone.csv"))


class LockedInPartFile(io.FileIO):
    """Opens, and cannot be read: what Windows does where another program locked a part."""

    def read(self, size: int | None = -1) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    readall = read


def test_a_file_that_opens_and_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = written(tmp_path, {"people.csv": CSV})
    monkeypatch.setattr("rosterwizard.services.reading_files.FileIO", LockedInPartFile)

    error = refusal(path)

    assert (error.code, error.params["file"]) == ("file-forbidden", "people.csv")


def test_markers_that_were_dropped_along_do_no_harm(tmp_path: Path) -> None:
    files = {"~$people.xlsx": b"\x05anna", "people.xlsx": XLSX, ".~lock.a.csv#": b",a,b;"}

    assert named(read_all(written(tmp_path, files)))[0][0] == "people.xlsx"


@elsewhere(not hasattr(os, "mkfifo"), "no named pipes on this system")
def test_a_pipe_among_the_files_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"ID,Name\n1,x\n")
    if sys.platform != "win32":  # again, for mypy
        os.mkfifo(tmp_path / "b.csv")
    aside: list[str] = []
    assert named(read_all([tmp_path], aside=aside)) == [("a.csv", "")]
    assert aside == ["b.csv"]
    with pytest.raises(RosterError, match=r"“b\.csv” is not a file"):
        read_all([tmp_path])


def test_a_link_that_leads_nowhere_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"ID,Name\n1,x\n")
    (tmp_path / "b.csv").symlink_to(tmp_path / "gone.csv")
    with pytest.raises(RosterError, match=r"There is no “b\.csv”"):
        read_all([tmp_path], aside=[])


def test_what_is_no_table_is_set_aside_only_where_that_is_asked_for(tmp_path: Path) -> None:
    files = {"a.csv": b"ID,Name\n1,x\n", "b.csv": b"%PDF-1.7"}
    paths = written(tmp_path, files)
    aside: list[str] = []
    assert named(read_all(paths, aside=aside)) == [("a.csv", "")]
    assert aside == ["b.csv"]
    packed = tmp_path / "set.zip"
    packed.write_bytes(zip_file(files))
    assert len(read_all([packed], aside=aside)) == 1
    assert aside == ["b.csv", "b.csv"]
    for given, taken in ((paths, None), (paths[1:], aside)):
        with pytest.raises(RosterError) as caught:
            read_all(given, aside=taken)
        assert caught.value.code == "other-document"


IN_MEMORY = {
    "people.csv": CSV,
    "people.xlsx": XLSX,
    "old.xls": (DATA / "people.xls").read_bytes(),
    "both.zip": zip_file({"a.csv": CSV, "b/a.xlsx": XLSX}),
}


@pytest.mark.parametrize("names", [*([name] for name in IN_MEMORY), list(IN_MEMORY)])
def test_files_in_memory_are_read_as_those_on_a_disk(names: list[str], tmp_path: Path) -> None:
    files = {name: content for name, content in IN_MEMORY.items() if name in names}
    contents = {tmp_path / name: content for name, content in files.items()}
    on_disk = read_all(written(tmp_path, files))

    in_memory = read_contents(contents)

    assert [each.origin for each in in_memory] == [each.origin for each in on_disk]
    assert [each.headings for each in in_memory] == [each.headings for each in on_disk]
    assert all(one.frame.equals(other.frame) for one, other in zip(in_memory, on_disk, strict=True))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.zip", zip_file({"b.zip": zip_file({"a.csv": CSV}), "a.txt": ""})),
        ("a.zip", zip_file({"a.csv": zip_file({"a.csv": CSV})})),
        ("a.xlsx", b"PK\x03\x04 nothing more"),
    ],
)
def test_files_in_memory_are_refused_as_those_on_a_disk(
    name: str, content: bytes, tmp_path: Path
) -> None:
    on_disk = refusal(*written(tmp_path, {name: content}))
    with pytest.raises(RosterError) as caught:
        read_contents({tmp_path / name: content})
    assert str(caught.value) == str(on_disk)


def test_what_is_no_table_in_memory_is_set_aside_too(tmp_path: Path) -> None:
    aside: list[str] = []
    picture = {tmp_path / "photo.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256))}
    assert named(read_contents({tmp_path / "a.csv": CSV, **picture}, aside=aside))
    assert aside == ["photo.csv"]
    with pytest.raises(RosterError):
        read_contents(picture, aside=[])
