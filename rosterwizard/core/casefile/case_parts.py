"""The parts of a zip that a stranger made: looked at before any of it is unpacked.

Nothing is ever written by a name that stands in it: parts are handed out by name, and only those
that whoever asks has on a list.
"""

import io
import stat
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.containers import LOCKED_PART, unpacks_to_too_much

_MOST_PARTS = 500
_KINDS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # LZMA sets aside what it is told to
_WRITTEN = (1980, 1, 1, 0, 0, 0)  # when a case was made is nobody's business


@dataclass(frozen=True, slots=True)
class ZipParts:
    """A zip that may be read. sizes: of its parts, unpacked, by name."""

    content: bytes = field(repr=False)
    sizes: Mapping[str, int]

    @classmethod
    def of(cls, content: bytes) -> "ZipParts":
        """Look at a zip. Raises RosterError "case-unsound" for one that is not what we write."""
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, LookupError, NotImplementedError) as error:
            raise RosterError("case-unsound") from error
        names = Counter(part.filename for part in parts)
        is_odd = any(count > 1 for count in names.values()) or any(map(_is_odd, parts))
        if is_odd or len(parts) > _MOST_PARTS or unpacks_to_too_much(parts):
            raise RosterError("case-unsound")
        return cls(content, {part.filename: part.file_size for part in parts})

    def read(self, name: str, most_bytes: int) -> bytes:
        """Return a part, unpacked.

        Raises RosterError "case-unsound" where there is none, or where it is larger or damaged.
        """
        if self.sizes.get(name, most_bytes + 1) > most_bytes:
            raise RosterError("case-unsound")
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive, archive.open(name) as part:
                return part.read(most_bytes + 1)[:most_bytes]
        except Exception as error:  # each way of packing has errors of its own
            raise RosterError("case-unsound") from error


def _is_odd(part: zipfile.ZipInfo) -> bool:
    """Tell whether we would never write such a part: a link, a folder, a locked or nameless one."""
    mode = part.external_attr >> 16
    is_plain = not stat.S_IFMT(mode) or stat.S_ISREG(mode)
    return (
        not (is_plain and part.filename)
        or part.is_dir()
        or bool(part.flag_bits & LOCKED_PART)
        or part.compress_type not in _KINDS
    )


def zip_of(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of these parts, in this order; the same parts make the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o600) << 16
            archive.writestr(entry, content)
    return written.getvalue()
