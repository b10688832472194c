"""The files that the program brings: all there, as they were built, and to be understood."""

import csv
import hashlib
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.self_check.findings import Finding, remark, well, wrong
from rosterwizard.services.versions import DISTRIBUTION

_SVG = "{http://www.w3.org/2000/svg}svg"


class OddFileError(Exception):
    """A file of ours can be read and is not what it should be; its text says what is odd."""


def built_files() -> Iterator[Finding]:
    """Hold every file against the list that came with it, where there is one."""
    files = list(_recorded())
    if not files:
        yield remark("self-check-no-list")
        return
    faults = [fault for path, digest in files if (fault := _not_as_built(path, digest)) is not None]
    yield from faults or [well("self-check-files", count=len(files))]


def words() -> Iterator[Finding]:
    """Read every word list."""
    yield from _all_of("words", "words/*/*.toml", _refuse_odd_words)


def icons() -> Iterator[Finding]:
    """Read every icon."""
    yield from _all_of("icons", "icons/*.svg", _refuse_odd_drawing)


def style_sheet() -> Iterator[Finding]:
    """Read what the window is dressed with."""
    yield from _all_of("style", "window.qss", _refuse_no_text)


def help_pages() -> Iterator[Finding]:
    """Read every page of help."""
    yield from _all_of("help", "help/*.md", _refuse_no_text)


def _recorded() -> Iterator[tuple[Path, str]]:
    """Give the path of each file that was built, and its digest ("sha256=…").

    Not by `metadata.files`: since Python 3.12 it passes over those that are missing.
    """
    try:
        distribution = metadata.distribution(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return
    for name, digest, *_ in csv.reader((distribution.read_text("RECORD") or "").splitlines()):
        if digest and "resources" in PurePosixPath(name).parts:
            yield Path(str(distribution.locate_file(name))), digest


def _not_as_built(path: Path, built: str) -> Finding | None:
    """Return what is wrong with a file; None for nothing."""
    if not path.is_file():
        return wrong("self-check-file-missing", file=path)
    kind, _, digest = built.partition("=")
    if kind != "sha256":
        return None  # it is there: no more can be said
    found = urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).decode().rstrip("=")
    return None if found == digest else wrong("self-check-file-changed", file=path)


def _all_of(part: str, pattern: str, refuse: Callable[[str], object]) -> Iterator[Finding]:
    """Give one finding for all files of a kind, or one for each that is wrong."""
    files = sorted(resources_folder().glob(pattern))
    if not files:
        yield wrong("self-check-none", folder=resources_folder() / pattern)
        return
    found = [_understood(file, refuse) for file in files]
    faults = [each for each in found if each is not None]
    yield from faults or [well("self-check-read", part, count=len(files))]


def _understood(file: Path, refuse: Callable[[str], object]) -> Finding | None:
    """Return what is wrong with a file; None for nothing."""
    try:
        refuse(file.read_text("utf-8"))
    except OSError as error:
        return wrong("self-check-file-damaged", file=file, reason=reason_of(error))
    except OddFileError as odd:
        return wrong("self-check-file-damaged", file=file, reason=odd)
    except (ValueError, ET.ParseError) as error:  # no UTF-8 and no TOML are a ValueError too
        return wrong("self-check-file-damaged", file=file, reason=reason_of(error))
    return None


def _refuse_odd_words(text: str) -> None:
    for code, sentences in tomllib.loads(text).items():
        if not isinstance(sentences, dict) or "message" not in sentences:
            raise OddFileError(code)


def _refuse_odd_drawing(text: str) -> None:
    root = ET.fromstring(text)  # noqa: S314 - a file of our own
    if root.tag != _SVG:
        raise OddFileError(root.tag)


def _refuse_no_text(text: str) -> None:
    if not text.strip():
        raise OddFileError("0 B")
