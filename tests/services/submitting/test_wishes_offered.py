"""Only what can be met is offered."""

from __future__ import annotations

from rosterwizard.services.kept_servers import by_hand, practice_server
from rosterwizard.services.submitting.wishes_offered import wishes_offered
from tests.helpers.filled_templates import PROFILES
from tests.helpers.small_jobs import good_job


def offered(type_id: str, mode: str = "", *, hand: bool = False) -> tuple[bool, bool]:
    system, name = type_id.split("/")
    profile = PROFILES[system]
    server = by_hand(profile, "/nowhere") if hand else practice_server(profile)
    return wishes_offered(good_job(profile.record_type(name)), server, mode)


def test_it_hangs_on_the_system_the_mode_and_the_server() -> None:
    assert offered("infiniti/patrons") == (True, True)
    assert offered("infiniti/contacts") == (False, True)
    assert offered("echalk/sync-users", "full") == (False, False)
    assert offered("riipen/teams") == (True, False)
    assert offered("traverse/students", hand=True) == (False, True)
