"""The page that shows what the practice server holds. Everything on it is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import counted, sentence, spoken

if TYPE_CHECKING:
    from rosterwizard.services.practice.store import Cells, Store

MOST_ROWS = 200
_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem;
  padding: 0 1rem; color: #1d2b2e; background: #fbfcfb; }}
h2 {{ margin-top: 2rem; font-size: 1.1rem; }}
div {{ overflow-x: auto; border: 1px solid #d5dcdd; border-radius: 6px; background: #fff; }}
table {{ border-collapse: collapse; white-space: nowrap; }}
th, td {{ padding: 4px 14px; text-align: left; border-bottom: 1px solid #e8edee; }}
th {{ font-weight: 600; }}
</style>
<h1>{title}</h1>
<p>{about}</p>
{sheets}
</html>
"""
_SHEET = """<h2>{title}</h2>
<div><table><tr>{headings}</tr>
{rows}</table></div>
{more}"""


def page_of(store: Store) -> str:
    """Return the page."""
    sheets = [_sheet(store, system, kind, count) for system, kind, count in store.kinds()]
    return _PAGE.format(
        language=spoken().name,
        title=_said("practice-page", "title"),
        about=_said("practice-page"),
        sheets="\n".join(sheets) or f"<p>{_said('practice-page', 'nothing')}</p>",
    )


def _sheet(store: Store, system: str, kind: str, count: int) -> str:
    rows = store.rows(system, kind, MOST_ROWS)
    headings = list(dict.fromkeys(name for row in rows for name in row))
    left = count - len(rows)
    how_many = counted("practice-rows", count)
    return _SHEET.format(
        title=_said("practice-page", "sheet", system=system, kind=kind, rows=how_many),
        headings="".join(f"<th>{escape(name)}</th>" for name in headings),
        rows="\n".join(_row(row, headings) for row in rows),
        more=f"<p>{_said('practice-more-rows', count=left)}</p>" if left else "",
    )


def _said(code: str, part: str = "message", **params: object) -> str:
    return escape(sentence(code, part, **params))


def _row(row: Cells, headings: list[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(row.get(name, ''))}</td>" for name in headings) + "</tr>"
