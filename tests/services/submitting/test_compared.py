"""Before anything is sent it is said what of it is new, what has changed, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest

from rosterwizard.services.kept_servers import by_hand, practice_server
from rosterwizard.services.register_store import ACCOUNT
from rosterwizard.services.row_register import WentOut, keep_rows
from rosterwizard.services.servers.kept_secrets import SERVICE
from rosterwizard.services.submissions import every_submission, settle
from rosterwizard.services.submitting.already_sent import refuse_twice, sent_to, with_already
from rosterwizard.services.submitting.compared import in_words, with_compared
from rosterwizard.services.submitting.submission import submit
from tests.helpers.patron_jobs import HEADINGS, job_of, patron
from tests.helpers.sent_before import URL, moment, sent
from tests.services.submitting.test_submission import library, plan_for

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submitting.plan import Plan


def job(*rows: tuple[str, ...]) -> Job:
    return job_of("infiniti", {"patrons": (HEADINGS, rows)})


BEFORE = job(*map(patron, range(4)))
AFTER = job(patron(0), patron(1, surname="Diallo"), patron(8), patron(9))
PRACTICE = practice_server(BEFORE.profile)
LIBRARY = library(URL)


def compared(of: Job, server: Server = PRACTICE) -> Plan:
    before = sent_to(server)
    return with_already(with_compared(plan_for(of, server), of, before), before)


def kept(of: Job, *taken: int, **maybe: str) -> None:
    """Have rows remembered. maybe: `r3` for row 3, and the digest of its file."""
    rows = {int(name[1:]): digest for name, digest in maybe.items()}
    keep_rows(LIBRARY, [(of.sheets[0], WentOut(taken, rows, moment(9)))])


def test_a_row_without_a_key_hides_no_change_of_the_others() -> None:
    submit(plan_for(BEFORE, PRACTICE), BEFORE)
    after = job(patron(0), patron(1, surname="Diallo"), patron(9), patron(3, username=""))
    plan = compared(after)
    found = plan.compared.sheets["patrons"]
    assert found.changed is not None
    assert [each.to_list() for each in (found.new, found.changed, found.same)] == [[2, 3], [1], [0]]
    assert found.to_send.to_list() == [1, 2, 3]
    assert "2 new, 1 changed, 1 unchanged" in in_words(plan)[0]


def test_new_changed_unchanged_and_missing_rows_are_told_apart() -> None:
    submit(plan_for(BEFORE, PRACTICE), BEFORE)
    plan = compared(AFTER)
    found = plan.compared.sheets["patrons"]
    assert found.changed is not None
    assert [each.to_list() for each in (found.new, found.changed, found.same)] == [[2, 3], [1], [0]]
    assert found.missing == 2
    assert found.to_send.to_list() == [1, 2, 3]
    first, second = in_words(plan)
    assert "2 new, 1 changed, 1 unchanged" in first
    assert "2 rows of the last time" in second
    assert any("once more" in each for each in plan.side_effects)


def test_rows_that_differ_in_their_key_alone_are_told_of_the_new_ones() -> None:
    kept(job(patron(1), patron(2), patron(3)), 0, 1, r2="of a file that nobody knows")
    moved = [patron(at, username=f"u{at}", emailaddress=patron(at)[4]) for at in (1, 2, 3)]
    plan = compared(job(*moved, patron(4)), LIBRARY)
    found = plan.compared.sheets["patrons"]
    assert found.new.to_list() == [0, 1, 2, 3]
    assert found.rekeyed.to_list() == [0, 1]
    assert "2 of the new rows are like rows of before" in in_words(plan)[1]


def test_a_row_is_only_taken_for_one_of_before_where_no_other_is_like_it() -> None:
    twins = [patron(at, emailaddress="") for at in (1, 2)]
    one, other = ([patron(at, emailaddress="")] for at in (1, 3))
    for before, after in ((twins, other), (one, [*other, patron(4, emailaddress="")])):
        kept(job(*before), *range(len(before)))
        assert compared(job(*after), LIBRARY).compared.sheets["patrons"].rekeyed.is_empty()


def test_a_row_whose_key_changes_once_more_is_still_known() -> None:
    for key in ("a", "b"):
        kept(job(patron(1, username=key)), 0)
    found = compared(job(patron(1, username="c")), LIBRARY).compared.sheets["patrons"]
    assert (found.known, found.rekeyed.to_list()) == (2, [0])


def test_what_was_not_taken_is_new() -> None:
    kept(BEFORE, 0, 2)
    assert compared(BEFORE, LIBRARY).compared.sheets["patrons"].new.to_list() == [1, 3]


def test_where_nothing_is_remembered_that_is_said_and_no_number() -> None:
    plan = compared(BEFORE)
    assert plan.compared.sheets == {}
    (said,) = in_words(plan)
    assert "nothing that went to “Practice server” from here is remembered" in said


def test_without_its_key_nothing_is_known() -> None:
    kept(BEFORE, 0)
    keyring.delete_password(SERVICE, ACCOUNT)
    plan = compared(BEFORE, LIBRARY)
    assert plan.compared.sheets == {}
    (said,) = in_words(plan)
    assert "keyring" in said


def test_a_sheet_of_which_nothing_is_remembered_is_said_beside_one_that_is() -> None:
    kept(BEFORE, 0)
    heads = ("username", "type", "contact")
    contacts = (heads, [("user0001", "email", "a@x.example")])
    both = job_of("infiniti", {"patrons": (HEADINGS, [patron(0)]), "contacts": contacts})
    plan = compared(both, LIBRARY)
    assert [*plan.compared.sheets] == ["patrons"]
    assert len(in_words(plan)) == 2
    keep_rows(LIBRARY, [(both.sheets[1], WentOut([0], {}, moment(9)))])
    plan = compared(both, LIBRARY)
    assert plan.compared.without == ""
    assert plan.compared.sheets["contacts"].changed is None
    assert "0 new or changed, 1 unchanged" in in_words(plan)[-1]


def test_a_file_for_the_hand_is_compared_with_nothing() -> None:
    plan = compared(BEFORE, by_hand(BEFORE.profile, "/nowhere"))
    assert in_words(plan) == ()


def test_rows_that_may_be_in_are_said_though_the_file_is_another() -> None:
    digest = "of another file"
    sent("a", {digest: "cut"})
    kept(BEFORE, 0, r1=digest, r2="of a file that nobody knows")
    plan = compared(AFTER, LIBRARY)
    assert plan.compared.sheets["patrons"].unknown.to_list() == [1]
    assert plan.already.unknown == plan.repeats == 1
    with pytest.raises(Exception, match="it is not known whether it is in"):
        refuse_twice(plan)


@pytest.mark.parametrize(("taken", "same"), [(True, [0, 1]), (False, [0])])
def test_a_persons_word_settles_it(taken: bool, same: list[int]) -> None:
    digest = "of another file"
    sent("a", {digest: "cut"})
    kept(BEFORE, 0, r1=digest)
    (submission,) = every_submission()
    settle(submission, taken=taken)
    found = compared(BEFORE, LIBRARY).compared.sheets["patrons"]
    assert found.unknown.to_list() == []
    assert found.same.to_list() == same
