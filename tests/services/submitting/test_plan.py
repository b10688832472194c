"""What will be sent is decided, shown and bound before anything is sent."""

from __future__ import annotations

import io
import zipfile

import polars as pl
import pytest
from msgspec.structs import replace

from rosterwizard.core.checking.problems import FOLLOWING, Problems
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import (
    Field,
    FieldRoster,
    ForeignKey,
    Limits,
    Mode,
    Profile,
    ProfileRoster,
    RecordType,
    RecordTypeRoster,
    Reference,
    Schema,
    Submission,
    Update,
)
from rosterwizard.services.kept_servers import by_hand, practice_server
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.plan import Plan, RowChoice, batches_of, plan_submission
from rosterwizard.services.submitting.row_outcomes import outcomes_of
from rosterwizard.services.submitting.whole_truth import Word
from tests.helpers.job_sheets import job_sheet as of_rows
from tests.helpers.new_rows import with_new_row
from tests.helpers.small_jobs import PATRONS, job_sheet, patrons, problems, system

MODES = (
    Mode(name="partial", title="Partial Sync", says="Others are left alone."),
    Mode(name="full", title="Full Sync", says="Others are deleted.", deletes=True),
)
BLANK = "username: Required cell is blank. username must be filled in every row."
FOLDER = Submission(protocol="folder", modes=MODES, page="https://p.example", steps=("Press.",))


def plan_of(
    job: Job, bad: tuple[int, ...] = (), row_choice: RowChoice = "good-rows", mode: str = ""
) -> Plan:
    server = practice_server(job.profile)
    return plan_submission(job, all_with(job, bad), server, row_choice, mode)


def all_with(job: Job, bad: tuple[int, ...]) -> dict[str, Problems]:
    return {sheet.record_type.name: problems(bad) for sheet in job.sheets}


def code_of(job: Job, bad: tuple[int, ...] = (), mode: str = "") -> str:
    with pytest.raises(RosterError) as raised:
        plan_of(job, bad, mode=mode)
    assert str(raised.value)
    return raised.value.code


def syncing(*rows: tuple[str, str], record_type: RecordType = PATRONS) -> Job:
    profile = system(record_type, name="echalk", submission=FOLDER)
    return Job(profile, (job_sheet(record_type, rows or [("anna", "a"), ("ben", "b")]),))


def changed(record_type: RecordType, **roster: object) -> RecordType:
    return replace(record_type, roster=replace(record_type.roster, **roster))


def test_good_rows_leave_out_those_with_errors_and_count_them() -> None:
    plan = plan_of(patrons("anna", "ben", "cleo"), bad=(1, 1))
    (sheet,) = plan.sheets
    assert sheet.rows.to_list() == [0, 2]
    assert sheet.left_out.rows() == [(1, BLANK, None)]
    assert (plan.rows_sent, plan.rows_left_out, plan.row_choice) == (2, 1, "good-rows")
    (batch,) = plan.batches
    assert b"anna" in batch.content
    assert b"ben" not in batch.content
    assert (batch.name, batch.path) == ("users.csv", "/api/import/users")


def test_rows_whose_errors_follow_from_another_problem_are_no_good_rows() -> None:
    job, bad = patrons("anna", "ben", "cleo"), problems([1])
    untold = bad.frame.with_columns(cause=pl.lit(0), of_row=pl.lit(None)).cast(FOLLOWING)
    found = Problems(bad.frame.clear(), bad.rules, {}, untold)
    plan = plan_submission(job, {"patrons": found}, practice_server(job.profile), "good-rows")

    assert plan.sheets[0].rows.to_list() == [0, 2]
    assert plan.sheets[0].left_out.rows() == [(1, BLANK, None)]


def test_all_rows_are_all_rows() -> None:
    plan = plan_of(patrons("anna", "ben"), bad=(0, 1), row_choice="all-rows")
    assert plan.sheets[0].rows.to_list() == [0, 1]
    assert plan.rows_left_out == 0


def test_errors_of_the_whole_file_are_counted_apart() -> None:
    job = patrons("anna")
    frame = pl.DataFrame({"row": [None], "column": [None], "rule": [0]})
    whole = replace_frame(frame)
    plan = plan_submission(job, {"patrons": whole}, practice_server(job.profile), "good-rows")
    assert (plan.sheets[0].file_errors, plan.rows_left_out) == (1, 0)


def replace_frame(frame: pl.DataFrame) -> Problems:
    empty = problems()
    return Problems(frame.cast(empty.frame.schema), empty.rules)


def test_the_plan_is_bound_to_the_bytes() -> None:
    job = patrons("anna", "ben")
    plan = plan_of(job)
    assert plan.digest == plan_of(job).digest
    cells = pl.DataFrame({"row": [0], "column": [0], "before": ["anna"], "after": ["ann"]})
    (sheet,) = job.sheets
    edited = job.with_sheet(sheet.edited(Edit(cells.cast(dict(CELLS)))))  # type: ignore[arg-type] # a schema
    assert plan_of(edited).digest != plan.digest
    assert batches_of(edited, plan.sheets, plan.mode, 0)[0].digest != plan.batches[0].digest


def test_when_every_row_has_errors_nothing_is_sent() -> None:
    assert code_of(patrons("anna"), bad=(0,)) == "nothing-to-send"


def test_an_empty_sheet_is_sent_only_where_that_is_allowed() -> None:
    assert code_of(patrons()) == "nothing-to-send"
    allowing = changed(PATRONS, empty_file="allowed")
    job = Job(system(allowing), (job_sheet(allowing, []),))
    assert plan_of(job).batches[0].content == b"username,emailaddress\r\n"


def test_a_server_of_another_system_is_refused() -> None:
    job = patrons("anna")
    server = Server(name="Sync", system="echalk", url="/in", protocol="folder")
    with pytest.raises(RosterError, match="set up for echalk"):
        plan_submission(job, {"patrons": problems()}, server, "good-rows")


def test_the_first_mode_is_the_default_and_deletes_nobody() -> None:
    plan = plan_of(syncing())
    assert (plan.mode, plan.deletes) == ("partial", False)
    assert "Others are left alone." in plan.side_effects


def test_an_unknown_mode_is_refused() -> None:
    assert code_of(syncing(), mode="fast") == "mode-unknown"


def test_a_mode_that_deletes_needs_a_persons_word() -> None:
    job = syncing()
    assert code_of(job, mode="full") == "mode-deletes"
    server = practice_server(job.profile)
    given = {"patrons": problems()}
    remaining = job.sheets[0].frame.height
    word = Word(remaining=remaining)
    plan = plan_submission(job, given, server, "good-rows", "full", word=word)
    assert (plan.mode, plan.deletes) == ("full", True)


def test_a_mode_that_deletes_never_leaves_rows_out() -> None:
    assert code_of(syncing(), bad=(0,), mode="full") == "left-out-would-be-deleted"


def test_a_mode_that_deletes_is_never_split_into_parts() -> None:
    parted = changed(PATRONS, limits=Limits(rows=1, may_split=True))
    assert code_of(syncing(record_type=parted), mode="full") == "parts-would-delete"
    assert len(plan_of(syncing(record_type=parted)).batches) == 2


def test_a_server_may_be_set_up_for_one_mode() -> None:
    job = syncing()
    server = Server(name="Full", system="echalk", url="/in", protocol="folder", mode="full")
    given = {"patrons": problems()}
    with pytest.raises(RosterError, match="Full Sync deletes"):
        plan_submission(job, given, server, "good-rows")
    with pytest.raises(RosterError, match="watched for that alone"):
        plan_submission(job, given, server, "good-rows", "partial")


def test_side_effects_are_those_of_the_file_and_of_the_fields_that_are_filled() -> None:
    fields = tuple(
        Field(name=name, roster=FieldRoster(side_effect=f"{name} does something."))
        for name in ("username", "password", "formclass", "gender")
    )
    record_type = RecordType(
        name="patrons",
        schema=Schema(fields=fields),
        roster=RecordTypeRoster(side_effects=("Makes accounts.",), update=Update(says="Changes.")),
        system="infiniti",
    )
    sheet = job_sheet(record_type, [("anna", "", "8C", ""), ("ben", "secret", "", "")])
    matches = tuple(match for match in sheet.matching.matches if match.field != "gender")
    sheet = type(sheet).of(record_type, sheet.sheet, Matching(matches, {"gender": "F"}))
    plan = plan_of(Job(system(record_type), (sheet,)), bad=(1,))
    assert plan.side_effects == (
        "Makes accounts.",
        "Changes.",
        "username does something. (1 row)",
        "formclass does something. (1 row)",
        "gender does something. (1 row)",
    )


def test_what_is_always_the_whole_truth_is_guarded_as_a_mode_that_deletes() -> None:
    whole = changed(PATRONS, update=Update(meaning="full"))
    job = Job(system(whole), (job_sheet(whole, [("anna", "a"), ("ben", "b")]),))
    assert code_of(job, bad=(0,)) == "left-out-would-be-deleted"
    assert code_of(job) == "mode-deletes"
    word = Word(remaining=2)
    given = {"patrons": problems()}
    plan = plan_submission(job, given, practice_server(job.profile), "good-rows", word=word)
    assert plan.deletes


def by_hand_plan(job: Job) -> Plan:
    server = by_hand(job.profile, "/out")
    return plan_submission(job, {"patrons": problems()}, server, "all-rows")


def test_page_and_steps_are_the_record_types_own_or_the_systems() -> None:
    plan = by_hand_plan(syncing())
    assert (plan.page, plan.steps, plan.result) == ("https://p.example", ("Press.",), "")
    own = changed(PATRONS, page="https://own.example", steps=("Click.",), result="There.")
    plan = by_hand_plan(syncing(record_type=own))
    assert (plan.page, plan.steps, plan.result) == ("https://own.example", ("Click.",), "There.")


def test_what_is_sent_by_the_program_has_no_steps_and_practice_no_place_of_results() -> None:
    own = changed(PATRONS, page="https://own.example", steps=("Click.",), result="There.")
    job = syncing(record_type=own)
    watched = Server(name="sync", system=job.profile.name, url="/in", protocol="folder")
    plan = plan_submission(job, {"patrons": problems()}, watched, "all-rows")
    assert (plan.page, plan.steps, plan.result) == ("", (), "There.")
    assert plan_of(job).result == ""


def test_loading_by_hand_is_planned_like_the_rest() -> None:
    job = patrons("anna")
    plan = plan_submission(job, {"patrons": problems()}, by_hand(job.profile, "/out"), "all-rows")
    assert plan.server.url == "/out"


def set_of(*needed: bool) -> Profile:
    """Return a system that wants a zip; `needed` says which of its files must be in it."""
    types = tuple(
        RecordType(
            name=name,
            path=f"{name}.csv",
            schema=Schema(fields=(Field(name="id"),)),
            roster=RecordTypeRoster(needed_in_set=each),
            system="haiku",
        )
        for name, each in zip(("users", "parents"), needed, strict=True)
    )
    roster = ProfileRoster(set="zip", set_file="set.zip", submission=Submission(protocol="sftp"))
    return Profile(name="haiku", title="Haiku", version="1", record_types=types, roster=roster)


def set_job(profile: Profile) -> Job:
    users, parents = profile.record_types
    return Job(profile, (job_sheet(users, [("u1",), ("u2",)]), job_sheet(parents, [("p1",)])))


def members(plan: Plan) -> list[str]:
    (batch,) = plan.batches
    return zipfile.ZipFile(io.BytesIO(batch.content)).namelist()


def test_a_set_travels_in_one_zip() -> None:
    plan = plan_of(set_job(set_of(True, False)))
    assert (plan.batches[0].name, members(plan)) == ("set.zip", ["users.csv", "parents.csv"])
    assert {name: rows.to_list() for name, rows in plan.batches[0].rows.items()} == {
        "users": [0, 1],
        "parents": [0],
    }


def test_a_file_of_which_no_row_is_left_is_not_in_the_set() -> None:
    plan = plan_of(set_job(set_of(True, False)), bad=(0,))
    assert members(plan) == ["users.csv"]


def test_a_needed_file_of_which_no_row_is_left_stops_the_set() -> None:
    assert code_of(set_job(set_of(True, True)), bad=(0,)) == "set-file-empty"


@pytest.mark.parametrize(("title", "said"), [("Parents", "Parents"), ("", "parents")])
def test_the_needed_file_is_said_by_its_title_or_else_its_name(title: str, said: str) -> None:
    profile = set_of(True, True)
    users, parents = profile.record_types
    titled = replace(profile, record_types=(users, replace(parents, title=title)))
    with pytest.raises(RosterError) as raised:
        plan_of(set_job(titled), bad=(0,))
    assert raised.value.params == {"type": said}


def test_a_set_without_a_name_is_named_after_its_system() -> None:
    profile = set_of(True, False)
    nameless = replace(profile, roster=replace(profile.roster, set_file=""))
    assert plan_of(set_job(nameless)).batches[0].name == "haiku.zip"


def test_a_set_has_a_name_that_every_system_can_hold() -> None:
    profile = set_of(True, False)
    device = replace(profile, roster=replace(profile.roster, set_file="AUX.zip"))
    assert plan_of(set_job(device)).batches[0].name == "_AUX.zip"


@pytest.mark.parametrize("row_choice", ["good-rows", "all-rows"])
def test_a_new_row_in_which_nothing_stands_never_goes_out(row_choice: RowChoice) -> None:
    job = patrons("anna")
    job = job.with_sheet(with_new_row(with_new_row(job.sheets[0]), "ben"))
    plan = plan_of(job, bad=(0,), row_choice=row_choice)
    (sheet,) = plan.sheets
    assert sheet.rows.to_list() == ([2] if row_choice == "good-rows" else [0, 2])
    assert sheet.blank.to_list() == [1]
    assert plan.rows_left_out == (row_choice == "good-rows")
    assert plan.batches[0].content.count(b"\n") == 1 + len(sheet.rows)
    outcomes = outcomes_of(plan, [])["patrons"].frame
    assert outcomes["row"].to_list() == [0, 1, 2]
    assert outcomes.row(1) == (1, "not-sent", "A new row in which nothing stands is no record.")


def test_a_blank_new_row_does_not_hang_on_a_row_that_is_left_out() -> None:
    """One value for all rows stands in it, too, and yet it is no record."""
    to_anna = ForeignKey("lender", Reference("patrons", ("username",)))
    loans = RecordType(
        name="loans", schema=Schema((Field("book"), Field("lender")), foreign_keys=(to_anna,))
    )
    lent = with_new_row(of_rows(loans, ["book"], ["1"], constants={"lender": "anna"}))
    job = Job(system(PATRONS, loans), (*patrons("anna", "ben").sheets, lent))
    found = {"patrons": problems((0,)), "loans": problems()}
    plan = plan_submission(job, found, practice_server(job.profile), "good-rows")
    assert plan.rows_left_out == 2
    outcomes = outcomes_of(plan, [])["loans"].frame
    assert outcomes["row"].to_list() == [0, 1]


def test_a_sheet_of_nothing_but_a_blank_new_row_is_an_empty_one() -> None:
    may = changed(PATRONS, empty_file="allowed")
    one = job_sheet(may, [("anna", "a")])
    empty = JobSheet.of(may, one.sheet.without_last(1), one.matching)
    plan = plan_of(Job(system(may), (with_new_row(empty),)))
    assert [len(each.rows["patrons"]) for each in plan.batches] == [0]
