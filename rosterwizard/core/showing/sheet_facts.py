"""How a file was understood, as facts: one home for the window's strip and for every report."""

from collections.abc import Iterator

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.reading.delimiters import DELIMITERS
from rosterwizard.core.reading.encoding_names import encoding_name
from rosterwizard.core.sheet.aside_row import MAYBE_SAMPLES, UNASKED, rows_in_words
from rosterwizard.core.sheet.sheet import Origin, Sheet
from rosterwizard.core.sheet.sheet_words import hidden_in_words, sheets_besides_problems


def line_of_facts(sheet: Sheet) -> str:
    """Return everything that was found out about how to read it, as one line.

    What the check reports as a problem of the file is only counted here.
    """
    aside = len(sheet.set_aside_for(*UNASKED))
    maybe = len(sheet.set_aside_for(*MAYBE_SAMPLES))
    facts = [
        *_read_so(sheet.origin),
        *rows_apart(sheet),
        *([counted("rows-set-aside", aside)] if aside else []),
        *([counted("rows-maybe-samples", maybe)] if maybe else []),
        *sheets_besides_problems(sheet.origin),
    ]
    return " ".join(facts)


def rows_apart(sheet: Sheet) -> Iterator[str]:
    """Give a sentence for the rows that are no records, or that the person may not see.

    Those that look like no records are not among them: a person is asked about these.
    """
    above = sheet.origin.above
    if above:
        yield counted("rows-above", len(above), rows=rows_in_words(above))
    if sheet.origin.blank_rows:
        yield counted("rows-blank", sheet.origin.blank_rows)
    yield from hidden_in_words(sheet.origin)
    counts = {
        "rows-samples": len(sheet.set_aside_for("sample")),
        "rows-by-hand": len(sheet.set_aside_for("by-hand")),
    }
    yield from (counted(code, count) for code, count in counts.items() if count)
    if sheet.origin.had_reasons:
        yield sentence("reasons-left-out")


def _read_so(origin: Origin) -> Iterator[str]:
    row = origin.heading_row
    yield sentence("facts-read", "message" if row else "no-headings", row=row)
    if origin.encoding:
        named = DELIMITERS.get(origin.delimiter)
        separator = sentence("delimiter", named) if named else origin.delimiter
        encoding = encoding_name(origin.encoding)
        yield sentence("facts-read", "text", encoding=encoding, separator=separator)
