"""The wizard's steps as pure functions, so that the window decides nothing by itself."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Step(Enum):
    """The pages in the order of the road. The value names page, help text and words."""

    RECORD_TYPE = "record-type"
    TEMPLATE = "template"
    FILE = "file"
    HEADINGS = "headings"
    CHECK = "check"
    SUBMIT = "submit"
    RESULTS = "results"

    @property
    def number(self) -> int:
        """The step's place on the road, from 0."""
        return STEPS.index(self)


STEPS = tuple(Step)


class Facts(NamedTuple):
    """What the flow must know of the work at hand; counts only, so it is cheap to make.

    record_types: how many are chosen. files: how many were given.
    opened: the files were read and understood.
    left_out: sheets with rows of the same kind that are not read, and nobody said so.
    unsettled: headings, and fields that must be filled, that still need a person's word.
    checked: every sheet was checked, if before the last edit; to send waits for the check of that.
    sent: there are outcomes. is_case: support looks at what somebody else did, and sends nothing.
    """

    record_types: int = 0
    files: int = 0
    opened: bool = False
    left_out: int = 0
    unsettled: int = 0
    checked: bool = False
    sent: bool = False
    is_case: bool = False


def applies(step: Step, facts: Facts) -> bool:
    """Tell whether the road leads over `step`: no template for a file that is already there."""
    if step is Step.TEMPLATE:
        return not facts.files
    if step is Step.HEADINGS:
        return facts.unsettled > 0
    return True


def next_step(step: Step, facts: Facts) -> Step | None:
    """Return the step that comes after `step`, or None after the last."""
    return next((later for later in STEPS[step.number + 1 :] if applies(later, facts)), None)


def missing(step: Step, facts: Facts) -> str:
    """Return the code of the words that say why `step` cannot be left yet; "" when it can."""
    reasons = {
        Step.RECORD_TYPE: ("missing-record-type", facts.record_types == 0),
        Step.TEMPLATE: ("", False),
        Step.FILE: ("missing-file", not facts.opened),
        Step.HEADINGS: ("missing-headings", facts.unsettled > 0),
        Step.CHECK: ("missing-check", not facts.checked),
        Step.SUBMIT: ("missing-submission", not facts.sent),
        Step.RESULTS: ("", False),
    }
    if step is Step.CHECK and facts.is_case:
        return "missing-of-case"
    code, holds = reasons[step]
    return code if holds else ""


def reachable(facts: Facts) -> Iterator[Step]:
    """Give the steps that can be opened: each up to the first that still misses something."""
    for step in STEPS:
        yield step
        if applies(step, facts) and missing(step, facts):
            return


def furthest(facts: Facts) -> Step:
    """Return the step that a file just given leads to; it never runs past checking.

    Nor past the file, while it may hold more people than are read: only there that is asked.
    """
    on_the_road = [step for step in reachable(facts) if applies(step, facts)]
    last = Step.FILE if facts.left_out else Step.CHECK
    return min(on_the_road[-1], last, key=lambda step: step.number)
