"""What a person does to a workbook in LibreOffice: rows deleted, put in, sorted, then saved."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from parts import program_path
from tests.helpers.libreoffice import own_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OFFICE = 'PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
_MODULE = f"""{_XML}<!DOCTYPE script:module {_OFFICE} "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Steps" script:language="StarBasic">{{}}</script:module>"""
_NAMESPACE = 'xmlns:library="http://openoffice.org/2000/library"'
_LIBRARY = f"""{_XML}<!DOCTYPE library:library {_OFFICE} "library.dtd">
<library:library {_NAMESPACE} library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Steps"/></library:library>"""
_LIBRARIES = f"""{_XML}<!DOCTYPE library:libraries {_OFFICE} "libraries.dtd">
<library:libraries {_NAMESPACE} xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"
 xlink:type="simple" library:link="false"/></library:libraries>"""
_PROGRAM = """
Sub Main()
  On Error Goto Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{steps}
{saves}
  book.close(True)
  Exit Sub
Failed:
  Open "{error}" For Output As #1
  Print #1, Error & " in line " & Erl
  Close #1
End Sub

Sub Save(which, address, filter)
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName"
  form(0).Value = filter
  which.storeToURL(address, form())
End Sub

Sub Go(book, address, filter, last)
  Save(book, address, filter)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  again = StarDesktop.loadComponentFromURL(address, "_blank", 0, hidden())
  Save(again, last, "Calc MS Excel 2007 XML")
  again.close(True)
End Sub

Sub Sort(cells, column)
  Dim key(0) As New com.sun.star.table.TableSortField
  key(0).Field = column
  key(0).IsAscending = True
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields"
  how(0).Value = key()
  how(1).Name = "ContainsHeader"
  how(1).Value = True
  cells.sort(how())
End Sub
"""


def delete_rows(sheet: str, first: int, count: int) -> str:
    """Return the step. Rows count from 1, as on the screen."""
    return f'  book.Sheets.getByName("{sheet}").Rows.removeByIndex({first - 1}, {count})'


def insert_rows(sheet: str, first: int, count: int) -> str:
    """Return the step after which so many rows are blank from `first` on."""
    return f'  book.Sheets.getByName("{sheet}").Rows.insertByIndex({first - 1}, {count})'


def sort(sheet: str, cells: str, column: int) -> str:
    """Return the step; the first row of the cells holds the headings. column: from 0."""
    return f'  Sort(book.Sheets.getByName("{sheet}").getCellRangeByName("{cells}"), {column})'


def after_steps(content: bytes, steps: Sequence[str], *kinds: str) -> dict[str, bytes]:
    """Return the workbook after the steps, as it is after it was saved in each form of `FILTERS`.

    Each is XLSX again, so that it can be looked at.
    """
    soffice = program_path("soffice")
    assert soffice, "a test that needs(LIBREOFFICE) has to say so"
    with TemporaryDirectory(prefix="libreoffice-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / "book.xlsx"
        source.write_bytes(content)
        last = {kind: folder / f"by-{kind}.xlsx" for kind in kinds}
        saves = "\n".join(
            f'  Go(book, "{(folder / f"after.{kind}").as_uri()}", "{FILTERS[kind]}",'
            f' "{path.as_uri()}")'
            for kind, path in last.items()
        )
        error = folder / "error.txt"
        program = _PROGRAM.format(
            source=source.as_uri(), steps="\n".join(steps), saves=saves, error=error
        )
        command = [soffice, f"-env:UserInstallation={own_settings().as_uri()}", "--headless"]
        if not (own_settings() / "user").exists():  # its first start puts its own macros there
            _run([*command, "--terminate_after_init"])
        _keep(program)
        _run([*command, "macro:///Standard.Steps.Main"])
        assert not error.exists(), error.read_text("utf-8")
        return {kind: path.read_bytes() for kind, path in last.items()}


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=50)


def _keep(program: str) -> None:
    """Put the program where LibreOffice finds its user's own macros."""
    basic = own_settings() / "user" / "basic"
    standard = basic / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    (standard / "Steps.xba").write_text(_MODULE.format(escape(program)), "utf-8")
    (standard / "script.xlb").write_text(_LIBRARY, "utf-8")
    (basic / "script.xlc").write_text(_LIBRARIES, "utf-8")
