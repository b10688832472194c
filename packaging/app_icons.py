"""The program's icon in the sizes and containers that systems want, drawn from one SVG.

`python packaging/app_icons.py FOLDER` writes them. No screen is needed, and two runs write the
same bytes. Qt reads .ico and .icns but writes one picture into each, so both are put together
here; every system of the last fifteen years takes PNG inside them.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app.svg"
SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)
# Apple's names for a PNG of that width. Its names for smaller ones (icp4, icp5) are left out:
# macOS draws those wrongly in programs, and shrinks the next one well.
ICNS_SIZES_PX = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def render_icons(folder: Path) -> list[Path]:
    """Write every icon into a folder, made if it is not there, and return their paths.

    The files are rosterwizard-<size>.png for each of SIZES_PX, .ico for Windows, .icns for macOS.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = {f"rosterwizard-{size}.png": png(size) for size in SIZES_PX}
    contents |= {"rosterwizard.ico": ico(), "rosterwizard.icns": icns()}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def png(size_px: int) -> bytes:
    """Return the icon as a square PNG of that width."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stub wants bytes, Qt text
        raise RuntimeError(f"Qt could not write {DRAWING.name} as PNG")
    return bytes(buffer.data().data())


def ico() -> bytes:
    """Return an icon for Windows: a directory of 16 bytes for each picture, then the pictures."""
    pictures = [png(size) for size in ICO_SIZES_PX]
    at = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(ICO_SIZES_PX, pictures, strict=True):
        width = size % 256  # one byte, in which 0 stands for 256
        directory += struct.pack("<BBBBHHII", width, width, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return directory + b"".join(pictures)


def icns() -> bytes:
    """Return an icon for macOS: a named chunk for each picture; lengths count their header."""
    pictures = {kind: png(size) for kind, size in ICNS_SIZES_PX.items()}
    chunks = (
        kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures.items()
    )
    content = b"".join(chunks)
    return b"icns" + struct.pack(">I", 8 + len(content)) + content


if __name__ == "__main__":
    for path in render_icons(Path(sys.argv[1])):
        print(path)  # noqa: T201 - a program for developers
