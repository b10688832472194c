"""Two servers of one folder: what is said before the second is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.profiles.language import Mode, Submission
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.shared_folders import shared_folder
from tests.helpers.small_jobs import system

if TYPE_CHECKING:
    from rosterwizard.services.servers.server import Server

MODES = (
    Mode(name="partial", title="Partial"),
    Mode(name="new", title="New only"),
    Mode(name="full", title="Full", says="Others are deleted.", deletes=True),
    Mode(name="staff", title="Staff", says="Other staff are deleted.", deletes=True),
)
SCHOOL = system(
    name="school", submission=Submission(protocol="folder", also=("sftp",), modes=MODES)
)
OTHER = system(name="other", submission=Submission(protocol="folder", modes=MODES))


def kept(mode: str, folder: str = "/watched/in", name: str = "Old") -> Server:
    """Return a server of that folder."""
    return new_server(SCHOOL, name, folder, mode=mode)


@pytest.mark.parametrize(
    ("old", "new", "deleting"),
    [
        ("partial", "full", "Full"),
        ("full", "partial", "Full"),
        ("", "full", "Full"),  # without a mode it is the first one
        ("full", "", "Full"),
        ("full", "staff", "Staff"),
    ],
)
@pytest.mark.parametrize("folder", ["/watched/in", "/watched/in/", "/watched/./out/../in"])
def test_another_mode_of_the_same_folder_is_told_when_one_deletes(
    old: str, new: str, deleting: str, folder: str
) -> None:
    told = shared_folder(kept(new, folder, "New"), [kept(old)], [OTHER, SCHOOL])
    assert told is not None
    assert "server Old" in str(told)
    assert f"What {deleting} does: Other" in str(told)


@pytest.mark.parametrize(
    ("old", "new"), [("partial", ""), ("", "partial"), ("full", "full"), ("partial", "new")]
)
def test_nothing_is_told_of_one_mode_or_where_none_deletes(old: str, new: str) -> None:
    assert shared_folder(kept(new, name="New"), [kept(old)], [SCHOOL]) is None


def test_other_folders_other_ways_and_unknown_systems_are_passed_by() -> None:
    new = kept("full", name="New")
    away = new_server(
        SCHOOL, "Away", "sftp://school.example/in", given={"user": "u"}, protocol="sftp"
    )
    others = [kept("partial", "/watched/other"), away]
    assert shared_folder(new, others, [SCHOOL]) is None
    assert shared_folder(new, [kept("partial")], [OTHER]) is None
    unknown = new_server(OTHER, "Old", "/watched/in", mode="partial")
    assert shared_folder(new, [unknown], [SCHOOL]) is None


def test_a_system_that_another_profile_extends_is_looked_at_too() -> None:
    other = new_server(OTHER, "Old", "/watched/in", mode="partial")
    assert shared_folder(kept("full", name="New"), [other], [OTHER, SCHOOL]) is not None
