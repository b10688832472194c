"""No name from outside commands a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.safe_text import safe_name, safe_text
from rosterwizard.core.messages.words import sentence

COMMANDS = ["\x1b", "\x07", "\x9b", "\r", "\x00", "\u202e", "\u2066", "\u200f"]


@pytest.mark.parametrize("sign", COMMANDS)
def test_what_commands_a_terminal_is_shown_by_its_number(sign: str) -> None:
    shown = f"[U+{ord(sign):04X}]"
    assert safe_text(f"a{sign}b") == safe_name(f"a{sign}b") == f"a{shown}b"
    assert shown in sentence("profile-fault", file=f"a{sign}b", faults="")
    assert shown in str(RosterError("settings-newer", file=Path(f"a{sign}b")))
    assert shown in sentence("profile-fault", file="a", faults=f"a{sign}b")


def test_names_stand_on_one_line_and_texts_on_several() -> None:
    assert safe_text("a\n\tb é 名") == "a\n\tb é 名"
    assert safe_name("a\nb\tc\u2028") == "a[U+000A]b[U+0009]c[U+2028]"


def test_byte_of_a_name_that_is_no_utf_8_is_shown_as_that_byte() -> None:
    assert safe_name("caf\udce9") == "caf[0xE9]"
    assert safe_text("half \ud83d alone") == "half [U+D83D] alone"
    assert "caf[0xE9]" in str(RosterError("settings-newer", file=Path("caf\udce9")))
