"""The last touch on a workbook."""

from __future__ import annotations

import io
import zipfile

from rosterwizard.core.templates.finishing import finished

CORE = (
    '<a><dcterms:created x="y">2026-01-02</dcterms:created>'
    "<dcterms:modified>z</dcterms:modified></a>"
)
SHEET = "<worksheet><pageMargins/>{}</worksheet>"


def package(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_no_time_is_left_in_it() -> None:
    content = finished(package(**{"docProps/core.xml": CORE, "other.xml": CORE}), {})
    parts = parts_of(content)
    assert parts["docProps/core.xml"].count(">2000-01-01T00:00:00Z<") == 2
    assert parts["other.xml"] == CORE
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_digits_as_text_get_no_green_corner_in_their_area() -> None:
    one, two = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
    sheets = {one: SHEET.format(""), two: SHEET.format('<legacyDrawing r:id="a"/>')}
    parts = parts_of(finished(package(**sheets), {2: "A2:B9"}))
    assert parts[one] == sheets[one]
    assert parts[two] == (
        '<worksheet><pageMargins/><ignoredErrors><ignoredError sqref="A2:B9" '
        'numberStoredAsText="1"/></ignoredErrors><legacyDrawing r:id="a"/></worksheet>'
    )
    assert "</ignoredErrors></worksheet>" in parts_of(finished(package(**sheets), {1: "A1"}))[one]
