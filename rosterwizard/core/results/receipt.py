"""A receipt: one page about one submission, without a cell and without a name of a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePath

from rosterwizard.core.letters.in_sight import in_sight
from rosterwizard.core.messages.words import sentence, spoken

PAGES = frozenset({".html", ".htm"})
ENDINGS = PAGES | {".txt"}
_WIDEST = 24
_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem; max-width: 46rem; }}
dt {{ font-weight: 600; margin-top: .6rem; }}
dd {{ margin: 0; overflow-wrap: anywhere; }}
</style>
<h1>{title}</h1>
"""


@dataclass(frozen=True, slots=True)
class SentSheet:
    """What went out of one sheet. counts: in words. digest: SHA-256."""

    label: str
    counts: str
    digest: str
    went_out: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is certified. mode, says: "" where there is none. stays: whole sentences.

    says: the system's own sentence. stopped: it ended before its end. stays: what sending cannot
    take back.
    """

    submission: str
    when: str
    system: str
    server: str
    mode: str
    sheets: Sequence[SentSheet]
    says: str
    stopped: bool
    is_practice: bool
    stays: Sequence[str]
    program: str


def receipt_file(receipt: Receipt, name: str) -> bytes:
    """Return the receipt as a page or as text, as the ending of the name wants it."""
    is_page = PurePath(name).suffix.lower() in PAGES
    return "".join(_page(receipt) if is_page else _text(receipt)).encode()


def _title(receipt: Receipt) -> str:
    return sentence("receipt", "practice" if receipt.is_practice else "title")


def _text(receipt: Receipt) -> Iterator[str]:
    yield f"{_title(receipt)}\n\n"
    for label, lines in _entries(receipt):
        first, *others = map(in_sight, lines)
        yield f"{label + ':':<{_WIDEST}}{first}\n"
        yield from (f"{'':<{_WIDEST}}{each}\n" for each in others)


def _page(receipt: Receipt) -> Iterator[str]:
    yield _PAGE.format(language=spoken().name, title=escape(_title(receipt)))
    yield "<dl>\n"
    for label, lines in _entries(receipt):
        yield f"<dt>{escape(label)}</dt>\n"
        yield from (f"<dd>{escape(in_sight(each))}</dd>\n" for each in lines)
    yield "</dl>\n</html>\n"


def _entries(receipt: Receipt) -> Iterator[tuple[str, Sequence[str]]]:
    """Give each fact that is known: its label and its lines."""
    for part, lines in _facts(receipt).items():
        if any(lines):
            yield sentence("receipt", part), lines
    for sheet in receipt.sheets:
        digest = sentence("receipt", "sent" if sheet.went_out else "unsent", digest=sheet.digest)
        yield sheet.label, (sheet.counts, digest)
    stopped = (sentence("receipt", "stopped"),) if receipt.stopped else ()
    if said := (*((receipt.says,) if receipt.says else ()), *stopped):
        yield sentence("receipt", "says"), said
    if receipt.stays:
        yield sentence("receipt", "stays"), receipt.stays
    yield sentence("receipt", "program"), (receipt.program,)


def _facts(receipt: Receipt) -> Mapping[str, Sequence[str]]:
    return {
        "when": (receipt.when,),
        "system": (receipt.system,),
        "server": (receipt.server,),
        "mode": (receipt.mode,),
        "submission": (receipt.submission,),
    }
