"""Case files for tests: sound ones of made-up state, and zips as a stranger may make them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from rosterwizard.core.casefile.case_file import Case, packed_case
from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.casefile.manifest import Manifest, ProfileFacts, SheetFacts
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

LIST = b"username,surname\n0001,Lee\n0001,Orr\n"
DOUBLED = ExpectedProblem(
    "infiniti/patrons", "primaryKey", "error", field="username", column="A", row=3
)


def small_case(**state: object) -> Case:
    """Return a case of one small file."""
    manifest = Manifest(
        sheets=(SheetFacts(record_type="infiniti/patrons"),),
        profile=ProfileFacts(name="infiniti", version="1"),
    )
    inside = CaseState({"list.csv": LIST}, **state)  # type: ignore[arg-type] # as it is given
    return Case(manifest, (DOUBLED,), {}, inside)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sound_parts() -> dict[str, bytes]:
    """Return the parts of a sound case file."""
    return parts_of(packed_case(small_case()))


def zipped(parts: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """Return a zip of these parts, whatever their names are."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return written.getvalue()


def with_part(name: str | zipfile.ZipInfo, content: bytes = b"x") -> bytes:
    """Return a sound case file with one part more, or another one in place of its own."""
    parts = {key: part for key, part in sound_parts().items() if key != name}
    return zipped([*parts.items(), (name, content)])
