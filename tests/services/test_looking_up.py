"""Where a person looks for rows of which nobody knows."""

from __future__ import annotations

from dataclasses import replace as changed
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.looking_up import where_to_look
from rosterwizard.services.submissions import every_submission
from tests.helpers.sent_before import sent

if TYPE_CHECKING:
    from rosterwizard.services.submissions import Submission


def to_system(system: str, url: str) -> Submission:
    sent(f"{system}-{len(url)}", {"d": "cut"})
    found = every_submission()[0]
    return changed(found, planned=replace(found.planned, system=system, url=url))


def test_every_system_says_where() -> None:
    for profile in built_in_profiles():
        said, page = where_to_look(to_system(profile.name, "/a/folder"))
        assert said
        assert page == profile.roster.submission.page


def test_a_site_is_its_own_page() -> None:
    said, page = where_to_look(to_system("infiniti", "https://library.example"))
    assert "Settings > Users" in said
    assert page == "https://library.example"


def test_a_system_that_is_gone_has_its_address_at_most() -> None:
    assert where_to_look(to_system("gone", "sftp://host/in")) == ("", "")
    assert where_to_look(to_system("gone", "https://h.example")) == ("", "https://h.example")
