"""LibreOffice without a window, for tests of what a real spreadsheet makes of our files."""

from __future__ import annotations

import atexit
import csv
import io
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from parts import program_path

# All sheets, comma, double quote, UTF-8, nothing quoted needlessly.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,{},false,false,-1"


def saved_again(content: bytes, kind: str = "xlsx", *, of: str = "xlsx") -> bytes:
    """Return the workbook, which is `of` one form, as LibreOffice saves it in another."""
    return _converted(content, kind, of)[f"book.{kind}"]


def shown_cells(
    content: bytes, of: str = "xlsx", *, as_shown: bool = False
) -> dict[str, list[list[str]]]:
    """Return what each sheet holds, formulas worked out, by the sheet's title.

    as_shown: numbers in the formats of their cells.
    """
    files = _converted(content, _CSV.format(str(as_shown).lower()), of)
    return {
        name.removeprefix("book-").removesuffix(".csv"): list(
            csv.reader(io.StringIO(data.decode(), newline=""))
        )
        for name, data in files.items()
    }


def _converted(content: bytes, to: str, of: str = "xlsx") -> dict[str, bytes]:
    soffice = program_path("soffice")
    assert soffice, "a test that needs(LIBREOFFICE) has to say so"
    with TemporaryDirectory(prefix="libreoffice-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, f"book.{of}"), Path(folder, "target")
        source.write_bytes(content)
        settings = f"-env:UserInstallation={own_settings().as_uri()}"
        command = [soffice, settings, "--headless", "--convert-to", to, "--outdir", str(target)]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=50)
        return {path.name: path.read_bytes() for path in target.iterdir()}


@cache
def own_settings() -> Path:
    """Return a folder for LibreOffice's own settings: making them takes as long as the work."""
    folder = Path(mkdtemp(prefix="libreoffice-settings-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
