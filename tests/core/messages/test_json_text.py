"""JSON that any reader takes and no terminal obeys."""

from __future__ import annotations

import json
import os

import pytest

from rosterwizard.core.messages.json_text import json_text


@pytest.mark.parametrize("sign", ["\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200f", "\u2028"])
def test_sign_that_commands_a_terminal_is_escaped_and_comes_back(sign: str) -> None:
    text = json_text({"file": f"a{sign}b"})
    assert f"\\u{ord(sign):04x}" in text
    assert sign not in text
    assert json.loads(text) == {"file": f"a{sign}b"}


def test_byte_that_is_no_utf_8_is_shown_wherever_it_stands() -> None:
    name = os.fsdecode(b"caf\xe9")
    assert json_text({name: [name, 1, None]}) == '{"caf[0xE9]":["caf[0xE9]",1,null]}'


def test_letters_stay_and_levels_are_indented_where_people_read() -> None:
    assert json_text(["é"], indent=2) == '[\n  "é"\n]'
