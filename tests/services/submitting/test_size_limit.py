"""How much a file may hold is said where a page says it, and else that nobody knows."""

from __future__ import annotations

import shutil
from collections import namedtuple
from typing import TYPE_CHECKING

import msgspec

from rosterwizard.services.kept_servers import new_server, practice_server
from rosterwizard.services.submitting.doctor import examined
from rosterwizard.services.submitting.size_limit import knows_limit, size_limit
from tests.helpers.filled_templates import PROFILES

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_limits_that_are_documented_are_said_with_the_kinds_that_have_them() -> None:
    traverse = PROFILES["traverse"]
    said = size_limit(traverse, practice_server(traverse))
    assert knows_limit(traverse)
    assert "at most 10,000 rows in one file" in said
    assert said.count("10,000") == 1, "kinds that are alike stand together"
    assert "The server itself does not say." in said


def test_where_nothing_is_documented_that_is_said_and_stands_in_nobodys_way() -> None:
    infiniti = PROFILES["infiniti"]
    found = examined(practice_server(infiniti), None, profile=infiniti)
    limit = found.steps_found[-1]
    assert (limit.step, limit.state, found.is_sound) == ("limit", "not-known", True)
    assert "no limit is documented" in limit.words
    assert str(found).splitlines()[-1].startswith("Not known - Size limit: Infiniti says:")


def test_a_folder_says_how_much_room_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "free")  # noqa: PYI024 - as the standard library has it
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(35_000_000))
    echalk = PROFILES["echalk"]
    server = new_server(echalk, "Drop", str(tmp_path))
    said = size_limit(echalk, server)
    assert "at most 2,000 KB in one file" in said
    assert "35 MB free" in said


def test_a_folder_that_is_not_there_does_not_say(tmp_path: Path) -> None:
    echalk = PROFILES["echalk"]
    server = new_server(echalk, "Drop", str(tmp_path / "gone"))
    assert "does not say" in size_limit(echalk, server)
    found = examined(server, None, profile=echalk)
    assert [each.state for each in found.steps_found] == ["failed", "not-tried", "passed"]


def test_a_kind_with_two_limits_says_both() -> None:
    infiniti = PROFILES["infiniti"]
    kind = infiniti.record_types[0]
    limits = msgspec.structs.replace(kind.roster.limits, rows=500, bytes=20_000_000)
    kind = msgspec.structs.replace(kind, roster=msgspec.structs.replace(kind.roster, limits=limits))
    both = msgspec.structs.replace(infiniti, record_types=(kind,))
    assert "at most 500 rows and 20 MB" in size_limit(both, practice_server(both))
