"""A file in which no heading is known: every command says so, and none calls it its own fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.command_line import called

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

TYPES = [each.id for profile in built_in_profiles() for each in profile.record_types]
# Those whose files pass on the headings that nobody knows can be written.
WRITTEN = ("traverse/",)


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    path = tmp_path / "strange.csv"
    path.write_text("zzqq\nsome\nmore\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("record_type", TYPES)
def test_the_check_finds_errors(capsys: Capsys, strange: Path, record_type: str) -> None:
    found = called(capsys, "check", strange, "--type", record_type)
    assert found.status == 1
    assert "error" in found.out.splitlines()[-1]


@pytest.mark.parametrize("command", ["export", "fix"])
@pytest.mark.parametrize("record_type", TYPES)
def test_nothing_is_written_where_nothing_would_be_in_it(
    capsys: Capsys, strange: Path, record_type: str, command: str
) -> None:
    out = strange.parent / "out.csv"
    found = called(capsys, command, strange, "--type", record_type, "-o", out)
    assert (found.status, found.out) == (1, "")
    assert out.exists() == record_type.startswith(WRITTEN)
    if not out.exists():
        assert "no heading of “strange.csv” stands for a field" in found.err
        assert record_type in found.err


@pytest.mark.parametrize("rows", [[], ["--good-rows"]])
@pytest.mark.parametrize("record_type", TYPES)
def test_nothing_is_sent(capsys: Capsys, strange: Path, record_type: str, rows: list[str]) -> None:
    arguments = [strange, "--type", record_type, "--server", "practice", *rows]
    found = called(capsys, "submit", *arguments)
    assert (found.status, found.out) == (1, "")
    assert "othing was sent" in found.err
