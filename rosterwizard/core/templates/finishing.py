"""The last touch on a workbook: what openpyxl leaves out, and the same bytes for the same input."""

import io
import re
import zipfile
from collections.abc import Mapping

from rosterwizard.core.templates.strict_parts import strict

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_SAVED_AT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_SAME_TIME = rb"\g<1>2000-01-01T00:00:00Z"
# By the schema of a sheet, what is ignored stands before drawings and after everything else here.
_AFTER_IGNORED = re.compile(rb"<legacyDrawing|</worksheet>")


def finished(content: bytes, text_areas: Mapping[int, str]) -> bytes:
    """Return the workbook finished.

    text_areas: by the number of a sheet (from 1) the cells in which digits are text on purpose;
        Excel would put a green corner on each of them.
    """
    areas = {f"xl/worksheets/sheet{number}.xml": area for number, area in text_areas.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as written:
        parts = strict({name: written.read(name) for name in written.namelist()})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, written_part in parts.items():
            part = written_part
            if name == "docProps/core.xml":
                part = _SAVED_AT.sub(_SAME_TIME, part)
            elif name in areas:
                part = _without_green_corners(part, areas[name])
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _without_green_corners(sheet: bytes, area: str) -> bytes:
    ignored = (
        f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors>'
    )
    return _AFTER_IGNORED.sub(lambda found: ignored.encode() + found[0], sheet, count=1)
