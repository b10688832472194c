"""Where a person looks whether rows are in of which nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.services.own_profiles import profiles_for

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.submissions import Submission


class Place(NamedTuple):
    """says: a sentence of the system's profile. page: what a browser opens. Either may be ""."""

    says: str
    page: str


def where_to_look(submission: Submission) -> Place:
    """Return where the system shows what it holds, or what came of a load."""
    planned = submission.planned
    own = planned.url if planned.url.startswith(("https://", "http://")) else ""
    try:
        profile = find_profile(planned.system, profiles_for(planned.system))
    except RosterError:  # it is not there any more, or has a fault that is told elsewhere
        return Place("", own)
    delivery = profile.roster.submission
    says = [*_results(profile, submission), delivery.result]
    return Place(next(filter(None, says), ""), own or delivery.page)


def _results(profile: Profile, submission: Submission) -> list[str]:
    sheets = submission.planned.sheets
    return [each.roster.result for each in profile.record_types if each.name in sheets]
