"""Facts of bytes say what a file is like, and nothing by which to know it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from rosterwizard.core.casefile.manifest import FileFacts
from rosterwizard.core.sheet.sheet import Origin
from rosterwizard.services.case_files.bytes_facts import facts_of_bytes, facts_of_file
from tests.helpers.workbook_files import workbook

TEXT = "a,b\r\n1,2\r3\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_of_a_text_its_letters_and_line_ends_are_told(encoding: str) -> None:
    content = TEXT.encode(encoding)
    facts = facts_of_bytes(content, Origin(Path("a.csv"), encoding=encoding, delimiter=","))
    assert facts == FileFacts(
        kind="text",
        size=len(content),
        encoding=encoding,
        delimiter=",",
        byte_order_mark=encoding in {"utf-8-sig", "utf-16"},
        line_ends={"crlf": 1, "lf": 1, "cr": 1},
    )


def test_of_a_file_that_no_sheet_came_from_less_is_told() -> None:
    assert facts_of_bytes(b"a\n", None).encoding == ""


def test_a_workbook_is_told_by_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"A": [["a"]]}))
    facts = facts_of_file(path, None)
    assert (facts.kind, facts.size) == ("xlsx", path.stat().st_size)


def test_a_damaged_workbook_is_told_by_what_is_wrong() -> None:
    assert facts_of_bytes(b"PK\x03\x04", None).kind == "file-cut-off"


def test_of_what_is_gone_nothing_is_told(tmp_path: Path) -> None:
    assert facts_of_file(tmp_path / "gone.csv", None) == FileFacts()
