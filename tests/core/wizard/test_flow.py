"""The road: which steps there are, which come next, and what keeps one from going on."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.wizard import flow
from rosterwizard.core.wizard.flow import STEPS, Facts, Step

CHOSEN = Facts(record_types=1)
OPENED = Facts(record_types=1, files=1, opened=True)
UNSURE = OPENED._replace(unsettled=2)
CHECKED = OPENED._replace(checked=True)
SENT = CHECKED._replace(sent=True)


def test_steps_are_numbered_in_their_order() -> None:
    assert [step.number for step in STEPS] == list(range(7))


def test_template_is_for_those_without_a_file() -> None:
    assert flow.next_step(Step.RECORD_TYPE, CHOSEN) is Step.TEMPLATE
    assert flow.next_step(Step.RECORD_TYPE, OPENED) is Step.FILE


def test_headings_are_asked_about_only_when_some_are_uncertain() -> None:
    assert flow.next_step(Step.FILE, OPENED) is Step.CHECK
    assert flow.next_step(Step.FILE, UNSURE) is Step.HEADINGS


def test_nothing_comes_after_the_results() -> None:
    assert flow.next_step(Step.RESULTS, SENT) is None


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        (Step.RECORD_TYPE, Facts(), CHOSEN),
        (Step.FILE, CHOSEN, OPENED),
        (Step.HEADINGS, UNSURE, OPENED),
        (Step.CHECK, OPENED, CHECKED),
        (Step.SUBMIT, CHECKED, SENT),
    ],
)
def test_each_step_says_what_it_misses_until_it_is_there(
    step: Step, before: Facts, after: Facts
) -> None:
    assert sentence(flow.missing(step, before))
    assert flow.missing(step, after) == ""


@pytest.mark.parametrize("step", [Step.TEMPLATE, Step.RESULTS])
def test_template_and_results_miss_nothing(step: Step) -> None:
    assert flow.missing(step, Facts()) == ""


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        (Facts(), Step.RECORD_TYPE),
        (CHOSEN, Step.FILE),
        (UNSURE, Step.HEADINGS),
        (OPENED, Step.CHECK),
        (CHECKED, Step.SUBMIT),
        (SENT, Step.RESULTS),
    ],
)
def test_steps_can_be_opened_up_to_the_first_that_misses_something(
    facts: Facts, last: Step
) -> None:
    assert list(flow.reachable(facts)) == list(STEPS[: last.number + 1])


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (Facts(files=1), Step.RECORD_TYPE),
        (CHOSEN._replace(files=1), Step.FILE),
        (UNSURE, Step.HEADINGS),
        (OPENED, Step.CHECK),
        (SENT, Step.CHECK),
        (OPENED._replace(left_out=1), Step.FILE),
    ],
)
def test_a_file_leads_as_far_as_it_can_but_never_past_checking(facts: Facts, step: Step) -> None:
    assert flow.furthest(facts) is step


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_its_words(step: Step) -> None:
    for part in ("name", "message", "sentence"):
        assert sentence(f"step-{step.value}", part)
