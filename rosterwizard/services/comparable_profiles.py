"""The profiles that a job can be checked under besides its own, of those that there are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.own_profiles import available_profiles

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.profiles.language import Profile


def comparable_profiles(job: Job) -> tuple[Profile, ...]:
    """Return the profiles that have each record type of the job, but are not its own.

    Among them is ours where a person's own replaces it, or a case brings another version.
    """
    wanted = {each.record_type.name for each in job.sheets}
    found: list[Profile] = []
    for each in (*available_profiles(), *built_in_profiles()):
        has_all = wanted <= {own.name for own in each.record_types}
        if has_all and each not in (job.profile, *found):
            found.append(each)
    return tuple(found)
