"""What Infiniti's answer makes of each row: the page's own samples, and everything odd."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.services.ways.infiniti_answer import told_in
from rosterwizard.services.ways.infiniti_rows import states_told

if TYPE_CHECKING:
    from rosterwizard.services.ways.exchange import Answer

ALL_FINE = (
    b'{"success":true, "summary":"%d users processed. %d users created. '
    b'%d users updated. 0 users failed."}'
)
SOME_FAILED = b"""{
  "success": false,
  "summary": "3 users processed. 1 user created. 1 user updated. 1 user failed.",
  "details": {
    "1": "User Updated",
    "2": "Field (emailAddress) is not a well-formed email address. User failed to import: Field (emailAddress) is not a well-formed email address. ",
    "3": "User Created"
  }
}"""  # noqa: E501 - as the vendor's page has it

CREATED, BAD = "User Created", "Field (group) is unknown."


def answer(body: bytes | dict[str, object], rows: int) -> Answer:
    told = told_in(body.decode() if isinstance(body, bytes) else json.dumps(body), rows)
    assert told is not None
    return states_told(told, rows)


def states(body: bytes | dict[str, object], rows: int) -> list[str]:
    """Return the state of each row, named or not."""
    found = answer(body, rows)
    named = dict(found.rows.select("row", "state").iter_rows())
    return [named.get(row, found.state) for row in range(rows)]


def summary(created: int, updated: int, failed: int) -> str:
    total = created + updated + failed
    return (
        f"{total} users processed. {created} users created. "
        f"{updated} users updated. {failed} users failed."
    )


def test_the_vendors_sample_of_failed_rows() -> None:
    found = answer(SOME_FAILED, 3)
    assert found.rows.rows() == [
        (0, "updated", "User Updated"),
        (1, "refused", "Field (emailAddress) is not a well-formed email address."),
        (2, "created", "User Created"),
    ]
    assert found.summary.startswith("3 users processed.")


@pytest.mark.parametrize(
    ("created", "updated", "state"), [(3, 0, "created"), (0, 3, "updated"), (1, 2, "accepted")]
)
def test_when_all_is_fine_no_row_is_called_unknown(created: int, updated: int, state: str) -> None:
    assert states(ALL_FINE % (3, created, updated), 3) == [state] * 3


def test_when_all_is_fine_it_is_said_that_new_or_not_is_not_known() -> None:
    assert "does not say whether" in answer(ALL_FINE % (3, 1, 2), 3).words
    assert answer(ALL_FINE % (3, 3, 0), 3).words == ""


@pytest.mark.parametrize(
    "text",
    [
        *("", "All good.", "2 users processed."),
        "1 user created. 1 user updated.",
    ],
)
def test_success_without_all_counts_is_taken_at_its_word(text: str) -> None:
    assert states({"success": True, "summary": text}, 2) == ["accepted"] * 2


@pytest.mark.parametrize(
    "body",
    [
        {"success": True, "summary": summary(2, 0, 0)},  # of three rows
        {"success": True, "summary": summary(2, 0, 1)},  # success, and one failed
        {"success": True, "summary": summary(4, 0, 0)},
        {"success": False, "summary": summary(3, 0, 0)},  # no success, and none failed
        {"success": False, "summary": summary(1, 1, 1)},  # which one?
        {"success": False, "summary": "Something else."},
        {"success": False},
        {"success": True, "summary": "2 users processed."},
        {"success": True, "summary": "1 user failed."},
        {"success": True, "summary": "4 users created."},
        {"success": True, "summary": "1 user created. 3 users created. 0 users failed."},
        {"success": True, "summary": summary(3, 0, 0).replace("3 users proc", "5 users proc")},
    ],
)
def test_what_does_not_add_up_is_unknown(body: dict[str, object]) -> None:
    assert states(body, 3) == ["unknown"] * 3


def test_an_unknown_row_carries_the_servers_sentence() -> None:
    assert "Something else." in answer({"success": False, "summary": "Something else."}, 1).words
    assert answer({"success": False}, 1).words == "The answer does not name this row."


def test_when_all_failed_without_details_all_are_refused() -> None:
    found = answer({"success": False, "summary": summary(0, 0, 2)}, 2)
    assert (found.state, "gives no reason" in found.words) == ("refused", True)


def test_keys_may_come_in_any_order_and_spelling() -> None:
    details = {" 3 ": "User Created", "02": "User Updated", "1": "user created."}
    assert states({"success": True, "details": details}, 3) == ["created", "updated", "created"]


@pytest.mark.parametrize(
    ("success", "second"), [(True, "Field (group) is unknown."), (False, "User Updated")]
)
@pytest.mark.parametrize("counts", ["", summary(1, 1, 0), summary(1, 0, 1)])
def test_success_and_details_that_contradict_each_other_say_nothing(
    counts: str, second: str, *, success: bool
) -> None:
    details = {"1": "User Created", "2": second}
    body: dict[str, object] = {"success": success, "summary": counts, "details": details}
    assert states(body, 2) == ["unknown"] * 2
    assert "contradicts itself" in answer(body, 2).words
    assert "User Created" in answer(body, 2).rows["words"][0]


def test_rows_that_are_absent_follow_from_the_counts() -> None:
    details = {"2": BAD}
    body = {"success": False, "summary": summary(2, 0, 1), "details": details}
    assert states(body, 3) == ["created", "refused", "created"]
    body = {"success": False, "summary": summary(1, 1, 1), "details": details}
    assert states(body, 3) == ["accepted", "refused", "accepted"]
    body = {"success": False, "summary": summary(1, 0, 2), "details": details}
    assert states(body, 3) == ["unknown", "refused", "unknown"]


def test_rows_that_are_absent_without_counts_are_unknown_once_a_row_was_refused() -> None:
    body: dict[str, object] = {"success": False, "details": {"2": BAD}}
    assert states(body, 2) == ["unknown", "refused"]
    body = {"success": True, "details": {"2": "No such group"}}
    assert states(body, 2) == ["unknown", "unknown"]
    body = {"success": True, "details": {"2": "User Created"}}
    assert states(body, 2) == ["accepted", "created"]


@pytest.mark.parametrize("key", ["-1", "1.0", "one", "", "²", "4", "9" * 5000])
def test_a_number_of_no_row_makes_all_rows_unknown(key: str) -> None:
    body = {
        "success": True,
        "summary": summary(2, 0, 0),
        "details": {"1": "User Created", key: "User Created"},
    }
    found = answer(body, 2)
    assert (found.rows.height, found.state) == (0, "unknown")
    assert "numbers its rows otherwise" in found.words
    told = told_in(json.dumps(body | {"summary": ""}), 2)
    assert told is not None
    assert told.tells_rows


@pytest.mark.parametrize(("first", "words"), [(0, "from 0"), (2, "headings as row 1")])
@pytest.mark.parametrize("also", ["User Updated", None])
def test_another_numbering_is_read_where_all_numbers_and_counts_fit(
    first: int, words: str, also: str | None
) -> None:
    # Without the middle row the ends alone show the numbering.
    said = {0: "User Created", 1: also, 2: BAD}
    details = {str(row + first): each for row, each in said.items() if each}
    body = {"success": False, "summary": summary(1, 1, 1), "details": details}
    found = answer(body, 3)
    assert states(body, 3) == ["created", "updated", "refused"]
    assert all(words in each for each in found.rows["words"])
    assert found.rows["words"][-1].startswith(BAD)


@pytest.mark.parametrize("first", [0, 2])
@pytest.mark.parametrize("text", ["", summary(2, 0, 0), summary(0, 1, 1), summary(1, 0, 2)])
def test_another_numbering_without_counts_that_fit_is_not_believed(first: int, text: str) -> None:
    details = {str(first): "User Created", str(first + 1): BAD}
    body = {"success": False, "summary": text, "details": details}
    assert states(body, 2) == ["unknown"] * 2
    assert answer(body, 2).rows.height == 0  # whose words they are is not known either


def test_a_number_that_fits_the_documented_way_is_read_in_it() -> None:
    body = {"success": False, "summary": summary(1, 0, 1), "details": {"2": BAD}}
    assert answer(body, 2).rows.rows() == [(1, "refused", BAD)]


def test_a_row_that_is_named_twice_is_unknown_with_both_sentences() -> None:
    body = (
        b'{"success": false, "details": {"1": "User Created", "1": "No", '
        b'"2": "Field (x)", "2": "Field (x)"}}'
    )
    found = answer(body, 2)
    assert found.rows["state"].to_list() == ["unknown", "refused"]
    assert "User Created / No" in found.rows["words"][0]


@pytest.mark.parametrize("said", ["User not created", "Created", "User created twice"])
def test_only_the_documented_words_are_success(said: str) -> None:
    body: dict[str, object] = {"success": False, "details": {"1": said}}
    assert states(body, 1) == ["unknown"]
    assert said in answer(body, 1).rows["words"][0]
    assert states(body | {"summary": summary(0, 0, 1)}, 1) == ["refused"]


@pytest.mark.parametrize("said", ["field (x) is bad", "No. User failed to import: No."])
def test_the_failing_form_is_a_refusal_also_without_counts(said: str) -> None:
    assert states({"success": False, "details": {"1": said}}, 1) == ["refused"]


@pytest.mark.parametrize(
    ("said", "counts", "expected"),
    [
        # The count of failed rows is used up by the row that says so.
        ("Nothing to do", (1, 0, 1), "unknown"),
        ("User Created. Remark", (2, 0, 1), "created"),
        ("Nothing to do", (1, 1, 1), "updated"),
        ("No such group", (1, 0, 2), "refused"),
    ],
)
def test_what_an_unknown_wording_means_is_for_the_counts_to_say(
    said: str, counts: tuple[int, int, int], expected: str
) -> None:
    details = {"1": "User Created", "2": BAD, "3": said}
    body: dict[str, object] = {"success": False, "summary": summary(*counts), "details": details}
    assert states(body, 3) == ["created", "refused", expected]
    in_all = summary(*counts).replace(f"{sum(counts)} users proc", "3 users proc")
    assert states(body | {"summary": in_all}, 3) == ["created", "refused", expected]


def test_a_remark_is_no_refusal_where_none_failed() -> None:
    details = {"1": "User Created. Warning: no barcode", "2": "User Updated (no gender)"}
    for success, counts in ((True, (1, 2, 0)), (True, (2, 1, 0)), (False, (1, 1, 1))):
        body: dict[str, object] = {
            "success": success,
            "summary": summary(*counts),
            "details": details,
        }
        third = {(1, 2, 0): "updated", (2, 1, 0): "created", (1, 1, 1): "refused"}[counts]
        assert states(body, 3) == ["created", "updated", third]
        assert answer(body, 3).rows["words"].to_list() == list(details.values())


@pytest.mark.parametrize(("success", "counts"), [(True, (3, 0, 0)), (False, (2, 0, 0))])
def test_a_remark_that_the_counts_contradict_says_nothing(
    counts: tuple[int, int, int], *, success: bool
) -> None:
    details = {"1": "User Created. Warning", "2": "User Updated. Remark", "3": CREATED}
    body = {"success": success, "summary": summary(*counts), "details": details}
    assert states(body, 3) == ["unknown"] * 3


def test_a_remark_behind_which_a_row_failed_is_a_refusal() -> None:
    said = "User Created: User failed to import: no barcode"
    body = {"success": False, "details": {"1": said}}
    assert states(body, 1) == ["refused"]


def test_rows_that_are_as_before_are_in() -> None:
    details = {"1": CREATED, "2": "User Unchanged", "3": "User unchanged."}
    text = summary(1, 0, 0).replace("1 users", "3 users", 1)
    body: dict[str, object] = {"success": True, "details": details}
    for words in ("", f"{text} 2 users unchanged.", text, summary(1, 2, 0)):
        found = ["created", "unchanged", "unchanged"]
        assert states(body | {"summary": words}, 3) == found, words
    # The counts alone say so too, and what they do not say is not made up.
    assert states({"success": True, "summary": f"{text} 2 users unchanged."}, 3) == ["accepted"] * 3
    assert states({"success": True, "summary": text}, 3) == ["unknown"] * 3


@pytest.mark.parametrize(
    ("counts", "unchanged", "state"),
    [
        ((0, 0, 0), 2, "unchanged"),
        ((0, 1, 0), 1, "accepted"),
        ((1, 0, 0), 1, "accepted"),
        ((0, 0, 1), 1, "unknown"),
    ],
)
def test_counts_of_unchanged_rows_are_read(
    counts: tuple[int, int, int], unchanged: int, state: str
) -> None:
    text = summary(*counts).replace(f"{sum(counts)} users", "2 users", 1)
    body = {"success": not counts[2], "summary": f"{text} {unchanged} users unchanged."}
    assert states(body, 2) == [state] * 2


@pytest.mark.parametrize("counts", [(1, 0, 2), (3, 0, 0), (1, 1, 1)])
def test_an_unchanged_row_is_no_refusal_whatever_the_counts(counts: tuple[int, int, int]) -> None:
    details = {"1": CREATED, "2": BAD, "3": "User Unchanged"}
    body = {"success": False, "summary": summary(*counts), "details": details}
    assert states(body, 3)[2] in {"unknown", "unchanged"}


def test_three_that_failed_and_are_called_created_are_unknown() -> None:
    details = {"1": CREATED, "2": CREATED, "3": CREATED}
    for text in (summary(0, 0, 3), "0 created. 0 updated. 3 users failed."):
        body = {"success": False, "summary": text, "details": details}
        assert states(body, 3) == ["unknown"] * 3


@pytest.mark.parametrize(
    "body",
    [
        b'{"success": false, %s, "success": true}',
        b'{"success": true, %s, "success": false}',
        b'{"success": true, %s, "summary": "All good."}',
    ],
)
def test_a_member_that_stands_twice_makes_all_rows_unknown(body: bytes) -> None:
    fine = b'"summary": "%s"' % summary(2, 0, 0).encode()
    assert states(body % fine, 2) == ["unknown"] * 2
    told = told_in((body % b'"summary": "Unauthorised."').decode(), 2)
    assert told is not None
    assert not told.refuses_account


def test_details_in_a_list_are_read_in_order() -> None:
    body = {"success": False, "summary": summary(1, 0, 1), "details": [CREATED, BAD]}
    assert states(body, 2) == ["created", "refused"]
    assert states(body | {"summary": ""}, 2) == ["created", "refused"]
    assert states(body, 3) == ["unknown"] * 3
    assert states({"success": True, "details": [["User Created"]]}, 1) == ["unknown"]


@pytest.mark.parametrize("said", ["", " ", None, 3, {"state": "User Created"}])
def test_a_row_of_which_nothing_is_said_is_unknown(said: object) -> None:
    assert states({"success": True, "details": {"1": said}}, 1) == ["unknown"]


def test_contacts_are_answered_with_a_noun_of_their_own() -> None:
    details = {"1": "Contact Created", "2": "User Contact Updated"}
    assert states({"success": True, "details": details}, 2) == ["created", "updated"]
    text = "2 contacts processed. 2 contacts created. 0 contacts updated. 0 contacts failed."
    assert states({"success": True, "summary": text}, 2) == ["created"] * 2


@pytest.mark.parametrize("number", ["1,000", "1000"])
def test_large_counts_are_read(number: str) -> None:
    text = f"{number} users processed. {number} users created. 0 users updated. 0 users failed."
    assert states({"success": True, "summary": text}, 1000) == ["created"] * 1000


@pytest.mark.parametrize("details", [[], {}, "User Created", None, 1])
def test_details_that_are_empty_or_no_object_say_nothing(details: object) -> None:
    body = {"success": True, "summary": summary(1, 0, 0), "details": details}
    assert states(body, 1) == ["created"]


texts = st.sampled_from(["User Created", "User Updated", "No. User failed to import: No. ", ""])
keys = st.integers(-2, 12).map(str)


@given(
    rows=st.integers(0, 10),
    success=st.booleans(),
    counts=st.tuples(*[st.integers(0, 10)] * 3),
    details=st.none() | st.dictionaries(keys, texts | st.text()),
)
def test_whatever_it_says_each_row_has_one_state(
    rows: int,
    success: bool,
    counts: tuple[int, int, int],
    details: dict[str, str] | None,
) -> None:
    body = {"success": success, "summary": summary(*counts), "details": details}
    found = answer(body, rows)
    named = found.rows["row"].to_list()
    assert len(set(named)) == len(named)
    assert all(0 <= row < rows for row in named)
    claimed = states(body, rows)
    # More than the summary claims is never believed of rows that the answer does not name.
    if "created" in claimed and len(named) < rows and found.state == "created":
        assert claimed.count("created") == counts[0]
