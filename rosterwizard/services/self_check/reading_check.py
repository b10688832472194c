"""The process that reads workbooks: it gets a small one and must answer what is in it."""

import io
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.messages import Rows
from rosterwizard.services.reading_process import WorkbookProcess
from rosterwizard.services.self_check.findings import Finding, well, wrong

PATIENCE_S = 30.0
_CELL = "007"  # comes back as it stands, or not at all


def reading() -> Iterator[Finding]:
    """Have a workbook read."""
    try:
        columns = _columns_read()
    except (RosterError, OSError) as error:
        kind = error.code if isinstance(error, RosterError) else type(error).__name__
        yield wrong("self-check-reading", "silent", kind=kind)
        return
    right = columns == [[[_CELL]]]
    yield well("self-check-reading") if right else wrong("self-check-reading", "other")


def _columns_read() -> list[list[list[str]]]:
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(_workbook())
        file.seek(0)
        with WorkbookProcess(cast("BinaryIO", file), time_s=PATIENCE_S) as process:
            return [each.columns for each in process.messages() if isinstance(each, Rows)]


def _workbook() -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - takes longer to load than all else here

    workbook, out = Workbook(), io.BytesIO()
    workbook.worksheets[0].append([_CELL])
    workbook.save(out)
    return out.getvalue()
