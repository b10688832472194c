"""What a file that is no text really is, told by its content and never by its name."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Literal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.kinds import OLE_START

Container = Literal["xlsx", "xlsb", "ods", "xls", "zip"]

_MOST_BYTES = 4 * 2**30
_HARMLESS_BYTES = 100 * 2**20
_MOST_TIMES = 100  # what a sheet of a million equal rows shrinks by is some 30
_MOST_PARTS = 100_000
LOCKED_PART = 0x1  # the flag of a zip's entry that wants a password

_OLE_HEADER = 512
# The first record of a workbook: its kind (0x0809), its length, BIFF 5 or 8, "of the workbook".
_XLS_START = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00", re.DOTALL)
# The name of the stream in the list of streams, however it is written.
_STREAM = re.compile(rb"(?:w\0o\0r\0k\0)?b\0o\0o\0k\0\0\0", re.IGNORECASE)
# What other programs call theirs: Word, PowerPoint, Outlook, Visio, Publisher.
_OTHER_STREAMS = (
    *("WordDocument", "PowerPoint Document", "__properties_version1.0"),
    *("VisioDocument", "Quill"),
)
_WRITE_PROTECT = 0x86
_FILE_PASS = 0x2F

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"
_TYPES = "[Content_Types].xml"
_WORKBOOK = re.compile(
    rb"(?:spreadsheetml|ms-excel)\.(?:sheet|template)(?:\.macroEnabled)?\.main\+xml"
)
_OTHER_PARTS = (_TYPES, "Index/", "content.xml", "AndroidManifest.xml")


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
    if len(data) < _OLE_HEADER or _ole_directory(data) >= len(data):
        raise RosterError("file-cut-off")
    if _wide("EncryptedPackage") in data:
        raise RosterError("file-locked-by-password")
    if not _STREAM.search(data):
        other = any(_wide(name) in data for name in _OTHER_STREAMS)
        raise RosterError("other-document" if other else "file-damaged")
    if _asks_for_password(data):
        raise RosterError("file-locked-by-password")
    return "xls"


def _ole_directory(data: bytes) -> int:
    """Return where the list of streams begins. Source: Microsoft's [MS-CFB], 2.2."""
    sector = int.from_bytes(data[48:52], "little")
    return (sector + 1) << data[30]  # the header comes before sector 0


def _asks_for_password(data: bytes) -> bool:
    """Tell whether an old workbook is encrypted: a record right behind its first one says so.

    Source: Microsoft's [MS-XLS], 2.1.7.20.3 and 2.4.117. The library only says that it does not
    know the format.
    """
    start = _XLS_START.search(data)
    place = start.end() + start[0][2] - 4 if start else len(data)
    record, length = (int.from_bytes(data[place + at : place + at + 2], "little") for at in (0, 2))
    if record == _WRITE_PROTECT:
        place += 4 + length
        record = int.from_bytes(data[place : place + 2], "little")
    return record == _FILE_PASS


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def unpacks_to_too_much(parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether a zip says that it holds far more than what people keep packs into it."""
    packed = sum(part.compress_size for part in parts)
    most = min(_MOST_BYTES, max(_HARMLESS_BYTES, _MOST_TIMES * packed))
    return sum(part.file_size for part in parts) > most


def _zip_container(archive: zipfile.ZipFile) -> Container:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or unpacks_to_too_much(parts):
        raise RosterError("file-too-big")
    if any(part.flag_bits & LOCKED_PART for part in parts):
        raise RosterError("file-locked-by-password")
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names or (_TYPES in names and _WORKBOOK.search(archive.read(_TYPES))):
        return "xlsx"
    manifest = archive.read(_MANIFEST) if _MANIFEST in names else b""
    kind = archive.read("mimetype") if "mimetype" in names else manifest
    if "content.xml" in names and _ODS in kind:
        if b"encryption-data" in manifest:
            raise RosterError("file-locked-by-password")
        return "ods"
    if any(name.startswith("xl/") for name in names) or ("content.xml" in names and not kind):
        raise RosterError("file-damaged")
    if any(name.startswith(_OTHER_PARTS) for name in names):
        raise RosterError("other-document")
    return "zip"
