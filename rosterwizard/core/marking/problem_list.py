"""The sheet that lists the problems with links, and the hidden one that remembers them."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rosterwizard.core.marking.marks import Marking, ProblemLine
from rosterwizard.core.marking.painting import FILLS
from rosterwizard.core.marking.written_text import put_exactly, written_text
from rosterwizard.core.sheet.marked_before import MEMORY_SHEET
from rosterwizard.core.templates import looks

_WIDTHS = (11, 10, 20, 26, 60, 46, 34)  # of the columns, in letters
_PLACE = 2  # the column whose cells are links


def list_problems(workbook: Workbook, marking: Marking) -> None:
    """Put the list in front, where there is anything to list, and the memory at the end."""
    title = _free_title(workbook, marking.list_title) if marking.lines else ""
    if title:
        page = workbook.create_sheet(title, 0)
        _write_list(page, marking)
        for each in workbook.worksheets:
            each.sheet_view.tabSelected = each is page  # or what is typed goes into all of them
        workbook.active = 0
    memory = workbook.create_sheet(MEMORY_SHEET)
    memory.sheet_state = "veryHidden"
    for number, row in enumerate(marking.memory, start=1):
        texts = [*row[:2], title, *row[3:]] if number == 1 else row
        for place, text in enumerate(texts, start=1):
            if text:
                looks.put_text(memory, number, place, written_text(text))


def _free_title(workbook: Workbook, wanted: str) -> str:
    taken = {name.casefold() for name in workbook.sheetnames}
    titles = (wanted if number == 1 else f"{wanted} {number}" for number in range(1, 10_000))
    return next(title for title in titles if title.casefold() not in taken)


def _write_list(page: Worksheet, marking: Marking) -> None:
    for number, text in enumerate(marking.summary, start=1):
        cell = looks.put_text(page, number, 1, text)
        cell.font = looks.STRONG if number == 1 else looks.BODY
    top = len(marking.summary) + 2
    for column, text in enumerate(marking.headings, start=1):
        cell = looks.put_text(page, top, column, text)
        cell.font = Font(name=looks.FONT, bold=True, color=looks.ON_ACCENT)
        cell.fill = looks.filled(looks.ACCENT)
        cell.alignment = looks.IN_LINE
    for number, line in enumerate(marking.lines, start=top + 1):
        _write_line(page, number, line)
    for column, width in enumerate(_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = f"A{top + 1}"
    last = get_column_letter(len(marking.headings))
    page.auto_filter.ref = f"A{top}:{last}{top + len(marking.lines)}"
    page.sheet_properties.tabColor = looks.ACCENT
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0  # as many pages as it takes, each as wide as the list
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{top}:{top}"


def _write_line(page: Worksheet, number: int, line: ProblemLine) -> None:
    for column, text in enumerate(line.texts, start=1):
        cell = looks.cell_at(page, number, column)
        put_exactly(cell, text)
        cell.font = looks.BODY
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.cell(number, 1).fill = PatternFill("solid", start_color=FILLS[line.look])
    if line.cell:
        place = looks.cell_at(page, number, _PLACE)
        target = f"{quote_sheetname(line.sheet)}!{line.cell}"
        place.hyperlink = Hyperlink(ref=place.coordinate, location=target)
        place.font = looks.LINK
