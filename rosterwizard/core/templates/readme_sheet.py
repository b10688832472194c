"""The page "Read me first": how the workbook is used, and what every column is."""

from collections.abc import Iterable, Sequence

from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Mode, Profile, RecordType
from rosterwizard.core.profiles.set_files import name_in_mode
from rosterwizard.core.templates import looks
from rosterwizard.core.templates.explained import (
    ExplainedColumn,
    explained,
    row_rules,
    rules_by_field,
)
from rosterwizard.core.templates.layout import DEFAULT_ROWS, SheetLayout
from rosterwizard.core.templates.records_sheet import print_wide
from rosterwizard.core.templates.template_columns import need_of

# In characters: a step's number, the heading, what it is, must it be filled, what it takes,
# an example, who says so.
_WIDTHS = (4, 22, 42, 18, 42, 24, 30)
_LINE = sum(_WIDTHS[1:])
_LAST = len(_WIDTHS)
_STEPS = ("rows", "samples", "hints", "colours", "paste", "save")
_COLUMNS = ("heading", "meaning", "need", "allowed", "example", "sources")


def write_readme(
    sheet: Worksheet, profile: Profile, layouts: Sequence[SheetLayout], mode: Mode | None
) -> None:
    """Write the page for the record types that the workbook has.

    mode: the one that its files will be named for; None where names do not matter.
    """
    page = _Page(sheet)
    _write_title(page, profile, [layout.record_type for layout in layouts])
    page.section(_words("how"))
    sheets = listed(f"“{layout.title}”" for layout in layouts)
    for number, step in enumerate(_STEPS, start=1):
        page.step(number, _words(f"step-{step}", sheets=sheets, system=profile.title))
    if mode:
        page.section(_words("mode", mode=mode.title))
        page.line(mode.says, looks.BODY)
        names = (name_in_mode(profile, each.record_type, mode.name) for each in layouts)
        page.line(_words("mode-files", files=listed(names)), looks.BODY)
    for layout in layouts:
        _write_record_type(page, profile, layout)
    _write_sources(page, profile)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = looks.QUIET
    print_wide(sheet)


def _words(part: str, **gaps: object) -> str:
    return sentence("template-readme", part, **gaps)


def _write_title(page: "_Page", profile: Profile, record_types: Sequence[RecordType]) -> None:
    title = profile.title
    if len(record_types) == 1:
        name = record_types[0].label
        title = _words("title", system=title, record_type=name)
    page.title(title)
    page.line(profile.description, looks.SUBTITLE)
    page.caution(profile.roster.provisional)


def _write_record_type(page: "_Page", profile: Profile, layout: SheetLayout) -> None:
    record_type = layout.record_type
    rules = rules_by_field(profile, record_type)
    page.section(_words("columns", sheet=layout.title))
    page.line(record_type.description, looks.SUBTITLE)
    page.caution(record_type.roster.provisional)
    page.table_heading([_words(f"column-{name}") for name in _COLUMNS])
    for field in layout.fields:
        is_required = need_of(record_type, field) == "always"
        page.table_row(explained(record_type, field, rules[field.name]), strong=is_required)
    page.gap()
    for fact in _facts(record_type, row_rules(rules[None])):
        page.bullet(fact)


def _facts(record_type: RecordType, said: Sequence[str]) -> Iterable[str]:
    """Give what holds for whole rows and files, and what submitting them does."""
    yield from said
    if not record_type.roster.limits.rows:
        yield _words("rows-checked", rows=DEFAULT_ROWS)
    if record_type.roster.update.says:
        yield record_type.roster.update.says
    for effect in record_type.roster.side_effects:
        yield _words("side-effect", effect=effect)


def _write_sources(page: "_Page", profile: Profile) -> None:
    if profile.sources:
        page.section(_words("sources"))
        page.line(_words("inferred"), looks.BODY)
    for source in profile.sources:
        page.bullet(source.title, link=source.path if "://" in source.path else "")


class _Page:
    """Writes from top to bottom."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 1
        for place, width in enumerate(_WIDTHS, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width

    def title(self, text: str) -> None:
        self._put(1, text, looks.TITLE)
        self._sheet.row_dimensions[self._row].height = 36
        self._row += 1

    def section(self, text: str) -> None:
        self._row += 1
        self._put(1, text, looks.SECTION)
        self._sheet.row_dimensions[self._row].height = 26
        self._row += 1

    def line(self, text: str, font: Font) -> None:
        if text:
            self._put_across(1, text, font)
            self._row += 1

    def caution(self, why: str) -> None:
        if why:
            for place in range(1, _LAST + 1):
                looks.cell_at(self._sheet, self._row, place).fill = looks.CAUTION_FILL
            self.line(_words("provisional", why=why), looks.CAUTION)

    def step(self, number: int, text: str) -> None:
        self._put(1, str(number), looks.STEP).alignment = looks.WRAPPED
        self._put_across(2, text, looks.BODY)
        self._row += 1

    def bullet(self, text: str, link: str = "") -> None:
        self._put(1, "•", looks.STEP).alignment = looks.WRAPPED
        self._put_across(2, text, looks.LINK if link else looks.BODY, link)
        self._row += 1

    def table_heading(self, texts: Sequence[str]) -> None:
        for place, text in enumerate(texts, start=2):
            self._put(place, text, looks.HEADING_FONTS["always"])
            self._sheet.cell(self._row, place).fill = looks.HEADING_FILLS["always"]
        self._sheet.row_dimensions[self._row].height = 22
        self._row += 1

    def table_row(self, column: ExplainedColumn, *, strong: bool) -> None:
        heights = []
        for place, name in enumerate(_COLUMNS, start=2):
            text = getattr(column, name)
            font = looks.STRONG if strong and name == "heading" else looks.BODY
            cell = self._put(place, text, font)
            cell.alignment, cell.border = looks.WRAPPED, looks.UNDERLINED
            heights.append(looks.height_of(text, _WIDTHS[place - 1]))
        self._sheet.row_dimensions[self._row].height = max(heights)
        self._row += 1

    def gap(self) -> None:
        self._sheet.row_dimensions[self._row].height = 8
        self._row += 1

    def _put(self, place: int, text: str, font: Font, link: str = "") -> Cell:
        cell = looks.put_text(self._sheet, self._row, place, text)
        if link:
            cell.hyperlink = link
        cell.font, cell.alignment = font, looks.IN_LINE
        return cell

    def _put_across(self, place: int, text: str, font: Font, link: str = "") -> None:
        """Write a paragraph over the columns from `place` on."""
        self._put(place, text, font, link).alignment = looks.WRAPPED
        self._sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=place, end_column=_LAST
        )
        self._sheet.row_dimensions[self._row].height = looks.height_of(text, _LINE)
