"""What a Linux desktop and its shells find a program by.

Menu entry, the type of its own files, icons, manual, completion.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
from pathlib import Path

from debian_facts import NAME
from environment import in_venv
from running import ROOT, run_quietly

MENU_ENTRY = ROOT / "packaging" / f"{NAME}.desktop"
FILE_TYPE = ROOT / "packaging" / "case-file.xml"
DRAWING = ROOT / "resources" / "icons" / "app.svg"
COMPLETIONS = {
    "bash": f"bash-completion/completions/{NAME}",
    "zsh": f"zsh/vendor-completions/_{NAME}",
    "fish": f"fish/vendor_completions.d/{NAME}.fish",
}


def write_desktop_files(program: Path, share: Path, date: str) -> None:
    """Write everything into `share`, which becomes /usr/share.

    program: the built one, asked for its completion. date: YYYY-MM-DD, at the manual's foot.
    """
    new_file(share / "applications" / MENU_ENTRY.name).write_bytes(MENU_ENTRY.read_bytes())
    new_file(share / "mime" / "packages" / f"{NAME}.xml").write_bytes(FILE_TYPE.read_bytes())
    write_icons(share / "icons" / "hicolor")
    write_manual(share / "man" / "man1", date)
    for shell, place in COMPLETIONS.items():
        new_file(share / place).write_text(completion(program, shell), "utf-8")


def write_icons(theme: Path) -> None:
    """Write the icon into its places in an icon theme: every size, and the drawing."""
    shutil.copyfile(DRAWING, new_file(theme / "scalable" / "apps" / f"{NAME}.svg"))
    with tempfile.TemporaryDirectory() as folder:
        run_quietly("drawing icons", in_venv("python"), ROOT / "packaging/app_icons.py", folder)
        for icon in Path(folder).glob("*.png"):
            size = icon.stem.removeprefix(f"{NAME}-")
            shutil.copyfile(icon, new_file(theme / f"{size}x{size}" / "apps" / f"{NAME}.png"))


def write_manual(folder: Path, date: str) -> None:
    """Write the manual page, packed as Debian wants it."""
    script = ROOT / "packaging" / "man_page.py"
    page = run_quietly("writing the manual page", in_venv("python"), script, date)
    new_file(folder / f"{NAME}.1.gz").write_bytes(packed(page.encode()))


def packed(content: bytes) -> bytes:
    """Return the content in gzip's form, without the time at which it was packed."""
    return gzip.compress(content, mtime=0)


def completion(program: Path, shell: str) -> str:
    """Return the script with which a shell asks the program what could come next."""
    script = run_quietly(
        f"asking for {shell}'s completion",
        program,
        env={f"_{NAME.upper()}_COMPLETE": f"{shell}_source"},
    )
    return script.rstrip() + "\n"


def new_file(path: Path) -> Path:
    """Return the path of a file to be, in a folder that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
