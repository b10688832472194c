"""Templates as workbooks: a page to read, a sheet for each record type, and a mark."""

import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter

from rosterwizard.core.profiles.language import Field, Mode, Profile
from rosterwizard.core.profiles.set_files import mode_named, modes_of
from rosterwizard.core.templates.finishing import finished
from rosterwizard.core.templates.layout import FIRST_ROW, SheetLayout, sheet_titles
from rosterwizard.core.templates.lists_sheet import Lists
from rosterwizard.core.templates.looks import put_text
from rosterwizard.core.templates.readme_sheet import write_readme
from rosterwizard.core.templates.records_sheet import Workplace, write_records_sheet
from rosterwizard.core.templates.samples import fingerprint, sample_rows
from rosterwizard.core.templates.template_mark import (
    LISTS_SHEET,
    MARK_SHEET,
    README_SHEET,
    MarkedSheet,
    mark_rows,
    properties_of,
)


def template_workbook(
    profile: Profile,
    columns: Mapping[str, Sequence[Field]],
    *,
    samples: bool = True,
    mode: str = "",
) -> bytes:
    """Return an XLSX file to fill in, with one sheet for each record type of `columns`.

    columns: by the name of the record type, the fields from left to right. mode: the one that the
    files are for, "" is the system's first; only where files are named for it does it matter.
    The same input gives the same bytes.
    """
    meant = mode_named(profile, mode)
    own_mode = meant if meant in modes_of(profile) else None
    workbook = Workbook()
    readme = workbook.worksheets[0]
    readme.title = README_SHEET
    lists = Lists(workbook.create_sheet(LISTS_SHEET))
    layouts = _layouts(profile, columns, lists, samples=samples)
    sheets = {
        name: workbook.create_sheet(layout.title, place)
        for place, (name, layout) in enumerate(layouts.items(), start=1)
    }
    workplace = Workplace(profile, layouts, lists)
    for name, layout in layouts.items():
        write_records_sheet(sheets[name], layout, workplace)
    write_readme(readme, profile, list(layouts.values()), own_mode)
    _write_mark(workbook, profile, layouts.values(), own_mode)
    for hidden in (LISTS_SHEET, MARK_SHEET):
        workbook[hidden].sheet_state = "hidden"
    return finished(_saved(workbook), _text_areas(workbook, layouts.values()))


def _layouts(
    profile: Profile, columns: Mapping[str, Sequence[Field]], lists: Lists, *, samples: bool
) -> dict[str, SheetLayout]:
    """Return the layouts in the profile's order of record types."""
    record_types = [each for each in profile.record_types if each.name in columns]
    titles = sheet_titles(record_types)
    layouts = {}
    for each in record_types:
        fields = tuple(columns[each.name])
        rows = sample_rows(each, fields) if samples else ()
        layouts[each.name] = SheetLayout(titles[each.name], each, fields, rows, lists.signs)
    return layouts


def _write_mark(
    workbook: Workbook, profile: Profile, layouts: Iterable[SheetLayout], mode: Mode | None
) -> None:
    """Write the mark twice: a hidden sheet can be deleted, properties get lost on the way."""
    marked = [
        MarkedSheet(
            layout.title,
            layout.record_type.name,
            tuple(field.name for field in layout.fields),
            tuple(fingerprint(row) for row in layout.samples),
        )
        for layout in layouts
    ]
    rows = mark_rows(profile.name, profile.version, marked, mode.name if mode else "")
    sheet = workbook.create_sheet(MARK_SHEET)
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            put_text(sheet, number, place, text).number_format = "@"
    for name, value in properties_of(rows).items():
        one = StringProperty(name=name, value=value)
        workbook.custom_doc_props.append(one)  # type: ignore[attr-defined] # the stubs lack it
    workbook.properties.creator = "Roster Wizard"
    workbook.properties.title = profile.title


def _saved(workbook: Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _text_areas(workbook: Workbook, layouts: Iterable[SheetLayout]) -> dict[int, str]:
    return {
        workbook.sheetnames.index(layout.title) + 1: (
            f"A{FIRST_ROW}:{get_column_letter(len(layout.fields))}{layout.last_row}"
        )
        for layout in layouts
    }
