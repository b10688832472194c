"""Numbers that are shown as a time of more hours than the library can count.

It knows no time of a billion days. A telephone number in a cell for hours is one, and ends the
reading of its sheet; without the formats of such times it is a number as any other.
"""

import io
import re
import zipfile

_STYLES = "xl/styles.xml"
_FORMAT = re.compile(rb'(\bformatCode=")[^"]*\[[hms]+\][^"]*(?=")', re.IGNORECASE)
_BUILT_IN = re.compile(rb'(\bnumFmtId=")46(?=")')  # [h]:mm:ss


def without_long_times(data: bytes) -> bytes:
    """Return an XLSX workbook in which no number is shown as hours, minutes or seconds on end.

    Of another form it is as it was.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == _STYLES:
                content = _BUILT_IN.sub(rb"\g<1>1", _FORMAT.sub(rb"\g<1>0", content))
            new.writestr(part, content)
    return out.getvalue()
