"""What a server said goes along without a name."""

from __future__ import annotations

from rosterwizard.core.casefile.manifest import AnswerFacts
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Field
from rosterwizard.services.case_files.case_answers import answer_facts
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.outcomes import as_outcomes

PEOPLE = record_type(Field(name="id"), Field(name="name"))
JOB = Job(
    system(PEOPLE),
    (sheet(PEOPLE, {"id": ["4711001", "4711002"], "name": ["Annabel", "Boswell"]}),),
)


class Alike:
    def of_cell(self, record_type: str, column: int, text: str) -> str:
        return {"Annabel": "Corinne", "Boswell": "Dinsdale"}.get(text, "0000000")

    def of_field(self, record_type: str, field: str, text: str) -> str:
        return text


SAID = as_outcomes(
    (0, "refused", "Annabel is not known: 4711001"),
    (1, "refused", "The user Boswell is like Annabel"),
    (7, "refused", "Annabel"),
)
SUBMITTED = Submitted({"people": SAID}, trouble=RosterError("server-busy"), mode="full")


def test_names_are_replaced_by_those_of_the_row_and_left_out_elsewhere() -> None:
    (answer,) = answer_facts(JOB, SUBMITTED, Alike())
    assert answer == AnswerFacts(
        record_type=PEOPLE.id,
        counts={"refused": 3},
        said=(
            ("Corinne is not known: 0000000", 1),
            ("The user Dinsdale is like …", 1),
            ("…", 1),
        ),
        trouble="server-busy",
        mode="full",
    )


def test_without_look_alikes_the_words_stay_here() -> None:
    (answer,) = answer_facts(JOB, SUBMITTED, None)
    assert answer.said == ()
    assert answer.counts == {"refused": 3}


def test_a_sheet_that_was_not_sent_has_no_answer() -> None:
    assert answer_facts(JOB, Submitted({"others": SAID}), Alike()) == ()
