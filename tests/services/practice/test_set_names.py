"""The names of a set's files, as the system's own import looks at them."""

from __future__ import annotations

from typing import NoReturn

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.practice import set_names as module
from rosterwizard.services.practice.set_names import set_fault


@pytest.mark.parametrize("system", ["echalk", "infiniti", "nobody", ""])
def test_only_a_system_that_tells_modes_by_names_asks_for_them(system: str) -> None:
    assert set_fault(system, ["whatever.csv"]) == ""


def test_a_full_set_must_have_what_it_deletes_by() -> None:
    assert set_fault("haiku", ["users.csv", "classes.csv"]) == (
        "Validation failed: the file roster.csv is missing"
    )
    assert set_fault("haiku", ["users.csv", "classes.csv", "roster.csv"]) == ""
    assert set_fault("haiku", ["update_users.csv"]) == ""


def test_a_fault_in_a_profile_of_one_s_own_is_said_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def faulty(_: str) -> NoReturn:
        raise RosterError("profile-fault", file="mine.toml", faults="")

    monkeypatch.setattr(module, "profiles_for", faulty)
    assert set_fault("haiku", ["rosters.csv"]) == ""
