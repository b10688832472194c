"""The recipes for Windows and macOS, as far as Linux can tell."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path, PureWindowsPath

import pytest

from rosterwizard import __version__
from tests.helpers.needing import elsewhere

PACKAGING = Path(__file__).parent.parent.parent / "packaging"
INNO = PACKAGING / "windows" / "rosterwizard.iss"
DMG = PACKAGING / "macos" / "make_dmg.sh"
SPEC = PACKAGING / "rosterwizard.spec"
MADE = {"dist/rosterwizard", "build/icons/rosterwizard.ico"}  # by `build --frozen`, app_icons.py
# Each says its name and what it was asked, one argument on each line.
STAND_IN = """#!/bin/sh
printf '%s\\n' "== $(basename "$0")" "$@" >> "$CALLS"
"""


@pytest.mark.parametrize("recipe", [INNO, DMG])
def test_recipe_says_that_it_never_ran_and_repeats_no_version(recipe: Path) -> None:
    text = recipe.read_text("utf-8")
    assert "Never run yet" in "".join(text.splitlines(keepends=True)[:6])
    assert __version__ not in text
    programs = re.findall(r"python packaging[\\/]([\w.]+\.py)", text)
    assert programs
    assert all((PACKAGING / name).exists() for name in programs)


def lines_of(section: str) -> list[str]:
    """Return the lines of one section of the Inno Setup script, without comments."""
    inside = INNO.read_text("utf-8").partition(f"[{section}]\n")[2].partition("\n[")[0]
    return [line for line in inside.splitlines() if line and not line.startswith(";")]


def test_inno_setup_takes_what_the_build_makes() -> None:
    named = re.findall(
        r'(?:Source: "|SetupIconFile=)\.\.\\\.\.\\([^"\n]+)', INNO.read_text("utf-8")
    )
    taken = {PureWindowsPath(name).as_posix().removesuffix("/*") for name in named}
    assert taken == MADE
    if SPEC.exists():
        assert '"rosterwizard-window"' in SPEC.read_text("utf-8")


def test_inno_setup_asks_for_no_administrator_and_takes_no_default_away() -> None:
    assert "PrivilegesRequired=lowest" in lines_of("Setup")
    keys = [
        re.findall(r'Root: (\w+); Subkey: "Software\\Classes\\([^"]+)"', line)[0]
        for line in lines_of("Registry")
    ]
    assert {root for root, _ in keys} == {"HKA"}
    endings = {key for _, key in keys if key.startswith(".")}
    own = ".rwcase"  # nobody else's, so a double click may open it
    assert endings == {own, r".csv\OpenWithProgids", r".xlsx\OpenWithProgids"}
    assert all("uninsdelete" in line for line in lines_of("Registry") if "Progids" in line)


@elsewhere(os.name == "nt", "a shell script")
def test_disk_image_is_made_of_the_signed_program(tmp_path: Path) -> None:
    tools, app = tmp_path / "tools", tmp_path / "dist" / "Roster Wizard.app"
    for folder in (tools, app / "Contents" / "Resources", tmp_path / "build" / "icons"):
        folder.mkdir(parents=True)
    (tmp_path / "build" / "icons" / "rosterwizard.icns").write_bytes(b"icns")
    for name in ("plutil", "codesign", "hdiutil"):
        (tools / name).write_text(STAND_IN)
        (tools / name).chmod(0o755)
    script = tmp_path / "packaging" / "macos" / "make_dmg.sh"
    script.parent.mkdir(parents=True)
    script.write_bytes(DMG.read_bytes())
    calls = tmp_path / "calls"
    env = {"PATH": f"{tools}:{os.environ['PATH']}", "CALLS": str(calls)}
    done = subprocess.run(
        ["/bin/sh", script, "1.2.3"], env=env, capture_output=True, text=True, check=True
    )
    image = tmp_path / "dist" / "rosterwizard-1.2.3-macos.dmg"
    assert done.stdout == f"{image}\n"
    asked = [call.splitlines() for call in calls.read_text("utf-8").split("== ")[1:]]
    assert [call[0] for call in asked] == ["plutil"] * 3 + ["codesign", "hdiutil"]
    types = json.loads("\n".join(asked[2][4:-1]))
    assert {each["LSHandlerRank"] for each in types} == {"Alternate"}
    assert asked[3][1:] == ["--force", "--deep", "--sign", "-", str(app)]
    assert asked[4][-1] == str(image)
    assert (app / "Contents" / "Resources" / "rosterwizard.icns").read_bytes() == b"icns"


@elsewhere(os.name == "nt", "a shell script")
def test_disk_image_without_a_version_is_refused() -> None:
    done = subprocess.run(["/bin/sh", DMG], capture_output=True, text=True, check=False)
    assert done.returncode
    assert "Give the version" in done.stderr
