"""What the Debian package says about itself: its fields, and whose work is inside."""

from __future__ import annotations

import textwrap
from email.parser import HeaderParser
from typing import TYPE_CHECKING

from elf_needs import needed_packages
from environment import in_venv
from machine import FONT_PACKAGE
from running import run_quietly

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import Message
    from pathlib import Path

NAME = "rosterwizard"
SUMMARY = "assistant for school rosters, with a command line"
DESCRIPTION = """\
Takes a school's roster from an empty template to a confirmed submission: makes
the spreadsheet that an office fills in, shows every problem of a filled one at
once, mends most of them, writes the exact file that a system accepts, and
sends it, with an outcome for every row.
.
What it needs of Python and Qt is inside."""
# Where passwords are kept, and what opens the systems' own pages; it works without.
RECOMMENDED = "gnome-keyring | libkf5wallet-bin | keepassxc, xdg-utils"
WHOSE = """\
Roster Wizard belongs to its owner, who has not chosen a licence for it yet.

Inside it are Python, Qt and these libraries, each under its own licence. Where its authors ship
the text, it lies in the library's .dist-info folder in /usr/lib/rosterwizard/_internal.

"""
CLASSIFIER = "License :: OSI Approved :: "


def control_fields(program: Path, version: str, installed_bytes: int) -> dict[str, str]:
    """Return the fields of the package.

    program: the folder of the frozen program. installed_bytes: of everything that is installed.
    """
    return {
        "Package": NAME,
        "Version": version,
        "Architecture": run_quietly("asking dpkg", "dpkg", "--print-architecture").strip(),
        "Maintainer": "The maintainers of Roster Wizard",
        "Installed-Size": str(-(-installed_bytes // 1024)),
        "Depends": ", ".join([*needed_packages(program), FONT_PACKAGE]),
        "Recommends": RECOMMENDED,
        "Section": "education",
        "Priority": "optional",
        "Description": SUMMARY + "\n" + textwrap.indent(DESCRIPTION, " "),
    }


def version_of(moment: datetime, commit: str) -> str:
    """Return a version that is newer than those of earlier commits, also between releases.

    moment: when the commit was made. commit: its first digits, as `rosterwizard --version` says it.
    """
    ask = "import rosterwizard; print(rosterwizard.__version__)"
    ours = run_quietly("asking for the version", in_venv("python"), "-c", ask).strip()
    return f"{ours}+{moment:%Y%m%d.%H%M%S}.{commit}"


def whose_work(program: Path) -> str:
    """Return what can be said truly of the rights in the program and in the libraries inside."""
    about = [
        HeaderParser().parsestr(metadata.read_text("utf-8"))
        for metadata in sorted(program.glob("_internal/*.dist-info/METADATA"))
    ]
    others = [each for each in about if each["Name"] != NAME]
    return WHOSE + "".join(
        f"{each['Name']} {each['Version']}: {licence(each)}\n" for each in others
    )


def licence(about: Message) -> str:
    """Return the licence that a library's own metadata name, in the shortest form they have."""
    classifiers = [
        each.removeprefix(CLASSIFIER)
        for each in about.get_all("Classifier", [])
        if each.startswith(CLASSIFIER)
    ]
    free_text = about.get("License", "").partition("\n")[0]
    return about["License-Expression"] or ", ".join(classifiers) or free_text or "see its text"
