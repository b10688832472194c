"""What the bytes of a person's file are like: enough to guess at what went wrong with them.

No digest: whoever has a guess at a roster could confirm it by one.
"""

from pathlib import Path

from rosterwizard.core.casefile.manifest import FileFacts, LineEnd
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.kinds import is_workbook_or_zip
from rosterwizard.core.reading.workbooks.containers import container_of
from rosterwizard.core.sheet.sheet import Origin
from rosterwizard.services.reading_files import disk_answered_for, open_file

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def facts_of_file(path: Path, origin: Origin | None) -> FileFacts:
    """Return the facts; of a file that is gone by now, or a folder, no more than that it is one.

    origin: how it was understood; None where no sheet was read from it.
    """
    try:
        with disk_answered_for(), open_file(path) as file:
            return facts_of_bytes(file.readall(), origin)
    except RosterError:
        return FileFacts()


def facts_of_bytes(content: bytes, origin: Origin | None) -> FileFacts:
    """Return the facts of a file that is in memory."""
    if is_workbook_or_zip(content):
        return FileFacts(kind=_container(content), size=len(content))
    encoding, delimiter = (origin.encoding, origin.delimiter) if origin else ("", "")
    return FileFacts(
        kind="text",
        size=len(content),
        encoding=encoding,
        delimiter=delimiter,
        byte_order_mark=content.startswith(_MARKS),
        line_ends=_line_ends(content, encoding),
    )


def _container(content: bytes) -> str:
    try:
        return container_of(content)
    except RosterError as error:
        return error.code


def _line_ends(content: bytes, encoding: str) -> dict[LineEnd, int]:
    if encoding.lower().startswith(("utf-16", "utf-32")):
        content = content.replace(b"\0", b"")  # enough to count what ends a line
    crlf = content.count(b"\r\n")
    return {
        "crlf": crlf,
        "lf": content.count(b"\n") - crlf,
        "cr": content.count(b"\r") - crlf,
    }
