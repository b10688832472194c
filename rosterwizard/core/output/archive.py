"""The zip that a system takes a set of files in."""

import io
import zipfile
from collections.abc import Iterable

from rosterwizard.core.output.files import OutputFile

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_READABLE = 0o644 << 16  # some unpackers give files without rights when nothing is said


def zipped(files: Iterable[OutputFile]) -> bytes:
    """Return a zip with the files at its top level; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _NO_TIME)
            entry.external_attr = _READABLE
            entry.create_system = 3  # the rights above are those of Unix, on every platform
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.file_size = file.pieces.size  # told beforehand, it needs no room for a huge one
            with archive.open(entry, "w") as part:
                part.writelines(file.pieces)
    return buffer.getvalue()
