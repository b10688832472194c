"""A job is held against the other profiles here that have its record types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from rosterwizard.core.profiles.loading import built_in_profiles, find_profile
from rosterwizard.services import comparable_profiles as module
from rosterwizard.services.comparable_profiles import comparable_profiles
from tests.helpers.patron_jobs import infiniti_job

if TYPE_CHECKING:
    import pytest


def test_profiles_with_the_same_record_types_are_there_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = infiniti_job()
    assert comparable_profiles(job) == ()
    own = structs.replace(job.profile, name="mine")
    lacking = structs.replace(own, name="lacking", record_types=())
    monkeypatch.setattr(module, "available_profiles", lambda: (own, own, lacking))
    assert comparable_profiles(job) == (own,)


def test_ours_is_there_where_the_job_has_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    job = infiniti_job()
    ours = find_profile("infiniti", built_in_profiles())
    earlier = structs.replace(ours, version="0")
    monkeypatch.setattr(module, "available_profiles", lambda: (earlier,))
    assert comparable_profiles(job) == (earlier,)
    under_earlier = job.__class__(earlier, job.sheets)
    assert comparable_profiles(under_earlier) == (ours,)
