"""Templates as plain text, in the form of CSV that the system takes."""

import csv
import io
from collections.abc import Sequence

from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.formula_text import neutralised
from rosterwizard.core.templates.samples import sample_rows


def template_csv(
    record_type: RecordType, columns: Sequence[Field], *, samples: bool = True
) -> bytes:
    """Return a CSV file with the headings of `columns` and, if wanted, the sample rows."""
    dialect = record_type.dialect
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote_char,
        lineterminator=dialect.line_terminator,
    )
    writer.writerow([field.name for field in columns])
    for row in sample_rows(record_type, columns) if samples else ():
        writer.writerow([neutralised(cell) for cell in row])
    return _encoded(text.getvalue(), record_type.roster.encoding)


def _encoded(text: str, encoding: str) -> bytes:
    """Return the text in the system's encoding, with a byte order mark where it helps.

    Excel on Windows reads UTF-8 without a mark as Windows-1252 and shows "Ã¼" for "ü"; but no
    system says that it takes the mark, and some people hand in the template itself. So only a
    file that Excel would garble has one. We read both, and what we export never has one.
    """
    if encoding == "utf-8" and not text.isascii():
        return text.encode("utf-8-sig")
    return text.encode(encoding)
