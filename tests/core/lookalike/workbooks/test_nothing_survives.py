"""Wherever in a workbook a name is put, text or attribute, it is not in the new one."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.lookalike.found_originals import Originals
from rosterwizard.core.lookalike.workbooks.rewriting import every_text, with_texts
from rosterwizard.core.lookalike.workbooks.texts import NewTexts
from rosterwizard.core.messages.errors import RosterError
from tests.helpers.every_workbook import as_they_are, said_in, with_everything
from tests.helpers.odd_parts import ods_with_odd_parts, xlsx_with_odd_parts
from tests.helpers.odd_workbooks import ODD_WORKBOOKS
from tests.helpers.workbook_files import zip_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rosterwizard.core.lookalike.workbooks.texts import WorkbookTexts

NAME, NUMBER = "Zacharias", "918273645"
PLACE = re.compile(rb'(?<==")[^"]*(?=")|(?<=>)[^<]*(?=</)')
TRIED = 60  # places of a workbook, spread over all of them
FEWEST = 0.5  # of these a workbook can be read


def without_name(texts: WorkbookTexts) -> NewTexts:
    new = as_they_are(texts)
    columns = {
        sheet: [["x" if NAME in text else text for text in column] for column in own]
        for sheet, own in new.sheets.items()
    }
    return NewTexts(columns, {old: old.replace(NAME, "x") for old in new.others})


def with_name(parts: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
    """Give the parts with the name in a text or in the value of an attribute, in turn."""
    places = [(path, place) for path, xml in parts.items() for place in PLACE.finditer(xml)]
    for number, (path, place) in enumerate(places[:: max(1, len(places) // TRIED)]):
        start = place.end() if number % 2 else place.start()
        xml = parts[path]
        yield {**parts, path: xml[:start] + NAME.encode() + xml[place.end() :]}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(with_everything(), id="everything"),
        pytest.param(ODD_WORKBOOKS["calc-ods"].data, id="ods"),
        pytest.param(ODD_WORKBOOKS["calc-xlsx"].data, id="xlsx"),
        pytest.param(ODD_WORKBOOKS["error-of-formula"].data, id="formula"),
        pytest.param(ODD_WORKBOOKS["ods-note"].data, id="note"),
    ],
)
def test_a_name_is_gone_wherever_it_stood(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [
            each for each in archive.namelist() if each.endswith((".xml", ".rels", "mimetype"))
        ]
        parts = {name: archive.read(name) for name in names if archive.read(name)}
    tried = read = 0
    for tried, named in enumerate(with_name(parts), start=1):  # noqa: B007 - counted
        try:
            texts = every_text(zip_file(named, zipfile.ZIP_STORED))
            content = with_texts(zip_file(named, zipfile.ZIP_STORED), without_name(texts)).content
        except RosterError:
            continue
        read += 1
        assert NAME not in said_in(content)
    assert read > FEWEST * tried


@pytest.mark.parametrize("make", [xlsx_with_odd_parts, ods_with_odd_parts])
def test_nothing_stays_of_what_stands_beside_the_cells(make: Callable[[str, str], bytes]) -> None:
    data = make(NAME, NUMBER)
    texts = every_text(data)
    assert [sheet.columns for sheet in texts.sheets] == [[["x"]]]
    new = NewTexts({"1": [["y"]]}, {each.text: f"s{n}" for n, each in enumerate(texts.others)})
    content = with_texts(data, new).content
    sought = Originals([NAME.lower()], [NUMBER], ())
    assert sought.found_in(data) == {NAME.lower(), NUMBER}
    assert sought.found_in(content) == set()
    said = said_in(content)
    assert NAME not in said
    assert NUMBER not in said
    assert "_Z_a_c" not in said
