"""Wheels with nothing in them but what they ask for, and an index of them on this machine."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Index:
    """A package index in a folder, as pip reads it with `--index-url`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pages: dict[str, list[Path]] = {}

    @property
    def url(self) -> str:
        """The address that pip is given."""
        return self.folder.as_uri()

    def add(self, name: str, version: str, requires: Iterable[str] = ()) -> str:
        """Put an empty library into the index and return the hash of its file."""
        page = self.folder / normal(name)
        page.mkdir(parents=True, exist_ok=True)
        wheel = write_wheel(page, name, version, requires)
        self._pages.setdefault(normal(name), []).append(wheel)
        links = (f'<a href="{each.name}">{each.name}</a>' for each in self._pages[normal(name)])
        (page / "index.html").write_text("\n".join(links), "utf-8")
        return hashlib.sha256(wheel.read_bytes()).hexdigest()


def normal(name: str) -> str:
    """Return a library's name as an index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def write_wheel(folder: Path, name: str, version: str, requires: Iterable[str] = ()) -> Path:
    """Write a wheel for every platform that holds no code."""
    stem = f"{normal(name).replace('-', '_')}-{version}"
    about = [
        f"Name: {name}",
        f"Version: {version}",
        *(f"Requires-Dist: {each}" for each in requires),
    ]
    texts = {
        "METADATA": "\n".join(["Metadata-Version: 2.1", *about, ""]),
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{stem}.dist-info/{file},,\n" for file in (*texts, "RECORD"))
    wheel = folder / f"{stem}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for file, text in {**texts, "RECORD": record}.items():
            archive.writestr(f"{stem}.dist-info/{file}", text)
    return wheel
