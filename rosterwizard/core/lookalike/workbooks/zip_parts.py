"""Parts of a workbook as a zip that says nothing of when and where it was made."""

import io
import zipfile
from collections.abc import Collection, Mapping

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


def zip_of(parts: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """Return the zip of the parts. stored: those that are not to be compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            packing = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content, packing)
    return out.getvalue()
