"""Whatever the practice server plays, the rows end as they would with a real one that does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import has_sentence
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.kept_servers import practice_server, scenarios_of
from rosterwizard.services.practice import web_server
from rosterwizard.services.practice.canned_answers import REFUSALS
from rosterwizard.services.practice.twin import SCENARIOS
from rosterwizard.services.submitting.plan import plan_submission
from rosterwizard.services.submitting.submission import submit
from tests.helpers.filled_templates import PROFILES
from tests.helpers.small_jobs import good_job, problems

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.submitting.submission import Submitted

INFINITI, HAIKU = PROFILES["infiniti"], PROFILES["haiku"]
# What becomes of good rows, and the code of what is said.
WEB = {
    "good": ("created", ""),
    "partly-good": ("created", ""),
    "unchanged": ("created", ""),
    "queued": ("queued", ""),
    "busy": ("created", ""),
    "wrong-password": ("not-sent", "credentials"),
    "not-allowed": ("not-sent", "not-allowed"),
    "too-large": ("not-sent", "too-large-for-server"),
    "cut": ("unknown", "connection-cut"),
    "broken-off": ("unknown", "answer-truncated"),
    "own-trouble": ("unknown", "server-trouble"),
    "contradiction": ("unknown", ""),
    "not-json": ("unknown", "answer-sign-in"),
}
SFTP = {
    "good": ("delivered", ""),
    "wrong-password": ("not-sent", "sftp-account"),
    "not-allowed": ("not-sent", "sftp-read-only"),
    "too-large": ("not-sent", "sftp-full"),
    "cut": ("not-sent", "sftp-cut"),
}


def played(profile: Profile, scenario: str, *kinds: str) -> Submitted:
    job = good_job(*(each for each in profile.record_types if not kinds or each.name in kinds))
    given = {each.record_type.name: problems(()) for each in job.sheets}
    server = practice_server(profile, scenario)
    return submit(plan_submission(job, given, server, "good-rows"), job)


def found(submitted: Submitted) -> tuple[str, str]:
    (state,) = {state for state, count in submitted.counts().items() if count}
    return state, submitted.trouble.code if submitted.trouble else ""


@pytest.mark.parametrize("scenario", WEB)
def test_each_is_played_on_the_web(scenario: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = replace(REFUSALS["busy"], headers={"Retry-After": "0"})
    monkeypatch.setattr(web_server, "REFUSALS", {**REFUSALS, "busy": at_once})
    assert found(played(INFINITI, scenario, "patrons")) == WEB[scenario]


@pytest.mark.parametrize("scenario", SFTP)
def test_each_is_played_over_sftp(scenario: str) -> None:
    assert found(played(HAIKU, scenario)) == SFTP[scenario]


def test_every_scenario_has_an_outcome_here_but_the_slow_one() -> None:
    assert set(SCENARIOS) - {"slow"} == set(WEB)
    assert set(scenarios_of(HAIKU)) - {"slow"} == set(SFTP)


@pytest.mark.parametrize("profile", built_in_profiles(), ids=lambda each: each.name)
def test_only_what_can_be_played_for_a_system_is_offered_and_taken(profile: Profile) -> None:
    plays = scenarios_of(profile)
    assert plays[0] == "good"
    for each in SCENARIOS:
        if each in plays:
            assert has_sentence(f"submit-scenario-{each}")
            assert practice_server(profile, each).scenario == each
        else:
            with pytest.raises(RosterError, match="knows no scenario"):
                practice_server(profile, each)
