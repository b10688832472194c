"""What a file that is no text really is, told by its content and never by its name."""

import io
import zipfile
from typing import Literal

from rosterwizard.core.errors import RosterError
from rosterwizard.core.reading.kinds import OLE_START

Container = Literal["xlsx", "xlsb", "ods", "xls", "zip"]

_MOST_BYTES = 4 * 2**30
_MOST_PARTS = 100_000
_LOCKED = 0x1  # the flag of a zip's entry that wants a password

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHER_PARTS = ("word/", "ppt/", "Index/", "content.xml", "AndroidManifest.xml")


def container_of(data: bytes) -> Container:
    """Return what kind of workbook `data` is, or "zip" for a zip of other files.

    Nothing is unpacked yet. Raises RosterError "file-cut-off", "file-locked-by-password",
    "file-too-big" or "other-document".
    """
    if data.startswith(OLE_START):
        return _ole_container(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise RosterError("file-cut-off") from error
    with archive:
        return _zip_container(archive)


def _ole_container(data: bytes) -> Container:
    if _wide("EncryptedPackage") in data:
        raise RosterError("file-locked-by-password")
    if _wide("Workbook") in data or _wide("Book") in data:
        return "xls"
    raise RosterError("other-document")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _zip_container(archive: zipfile.ZipFile) -> Container:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise RosterError("file-too-big")
    if any(part.flag_bits & _LOCKED for part in parts):
        raise RosterError("file-locked-by-password")
    names = {part.filename for part in parts}
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if {"mimetype", "content.xml"} <= names and archive.read("mimetype").startswith(_ODS):
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise RosterError("file-locked-by-password")
        return "ods"
    if any(name.startswith(_OTHER_PARTS) for name in names):
        raise RosterError("other-document")
    return "zip"
