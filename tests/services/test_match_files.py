"""A match file is read whole, or refused with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.fixing.wishes import Wishes
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.match_files import read_match_file

if TYPE_CHECKING:
    from pathlib import Path

FILE = """
leave-out = ["Bus route"]

[match]
"Student No." = "username"

[set]
enabled = "Y"

[values.gender]
Male = "M"
"""


def test_a_file_says_all_that_the_options_say(tmp_path: Path) -> None:
    path = tmp_path / "school.toml"
    path.write_text(FILE, "utf-8")

    assert read_match_file(path) == Wishes(
        {"Student No.": "username"}, {"enabled": "Y"}, ("Bus route",), {"gender": {"Male": "M"}}
    )


@pytest.mark.parametrize("content", ["[mach]\na = 'b'", "x", "[match]\na = 1", "\x00"])
def test_a_file_that_says_something_else_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "school.toml"
    path.write_text(content, "utf-8")

    with pytest.raises(RosterError) as error:
        read_match_file(path)

    assert error.value.code == "match-file-unread"
    assert "school.toml" in str(error.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r"nowhere\.toml"):
        read_match_file(tmp_path / "nowhere.toml")
