"""Nothing deletes by accident: no part of the rows, no part of the files, no unsaid figure."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.delivery import MayLose
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.opening import open_job
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.plan import NO_WORD, Plan, plan_submission
from rosterwizard.services.submitting.submission import submit
from rosterwizard.services.submitting.whole_truth import Load, Word, missing_files, refuse_unmeant

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job

PROFILES = built_in_profiles()
FILES = {
    "users.csv": "import_id,first_name,last_name,login,user_type\n"
    "T-1,Ada,Roe,aroe,T\nS-1,Bo,Roe,broe,S\nS-2,Cy,Poe,cpoe,S\n",
    "classes.csv": "import_id,name,teacher_id\nC-1,Biology,T-1\n",
    "roster.csv": "class_id,user_id,role\nC-1,S-1,S\nC-1,S-2,S\n",
}


def job(folder: Path, *without: str, mode: str = "") -> Job:
    """Return the set as it is named in the full mode, or with `mode` before each name."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        if name not in without:
            (folder / f"{mode}{name}").write_text(text, "utf-8")
    return open_job([folder], PROFILES, "haiku")


def planned(job: Job, mode: str = "", word: Word = NO_WORD, row_choice: str = "good-rows") -> Plan:
    server = practice_server(job.profile)
    return plan_submission(job, check_job(job), server, row_choice, mode, word=word)  # type: ignore[arg-type] # one of two words


def refused(job: Job, mode: str = "", word: Word = NO_WORD) -> RosterError:
    with pytest.raises(RosterError) as caught:
        planned(job, mode, word)
    return caught.value


def test_files_named_as_the_whole_are_sent_as_the_whole_or_not_at_all(tmp_path: Path) -> None:
    whole = job(tmp_path / "set")
    assert refused(whole).code == "mode-deletes"
    assert "would remain: 6" in str(refused(whole))
    assert refused(whole, word=Word(may_delete=True)).code == "remaining-unsaid"
    assert refused(whole, word=Word(remaining=5)).code == "remaining-wrong"
    plan = planned(whole, word=Word(remaining=6))
    assert (plan.mode, plan.deletes, plan.turned_from) == ("full", True, "")


def test_a_whole_set_lacks_no_file_that_the_system_wants(tmp_path: Path) -> None:
    for missing, title in (("classes.csv", "Classes"), ("users.csv", "Users")):
        lacking = job(tmp_path / missing, missing)
        error = refused(lacking, word=Word(remaining=99))
        assert (error.code, title in str(error)) == ("set-file-missing", True)
        assert planned(lacking, "partial").mode == "partial"
    both = refused(job(tmp_path / "both", "classes.csv", "users.csv"), word=Word(remaining=2))
    assert "Users, Classes" in str(both)


def test_a_file_may_be_needed_only_where_another_refers_to_it(tmp_path: Path) -> None:
    lacking = job(tmp_path / "set", "classes.csv")
    types = tuple(
        replace(
            each,
            roster=replace(each.roster, needed_in_set=False, needed_when_referred=True),
        )
        for each in lacking.profile.record_types
    )
    loose = replace(lacking.profile, record_types=types)
    assert [each.name for each in missing_files(dataclasses.replace(lacking, profile=loose))] == [
        "classes"
    ]
    alone = job(tmp_path / "one", "classes.csv", "roster.csv")
    assert missing_files(dataclasses.replace(alone, profile=loose)) == ()


def test_a_part_becomes_the_whole_only_by_a_figure_and_is_said_to(tmp_path: Path) -> None:
    part = job(tmp_path / "set", mode="update_")
    assert planned(part).mode == "partial"
    assert planned(part).turned_from == ""
    for word in (Word(), Word(may_delete=True), Word(remaining=3)):
        assert refused(part, "full", word).code in {
            "mode-deletes",
            "remaining-unsaid",
            "remaining-wrong",
        }
    plan = planned(part, "full", Word(remaining=6))
    assert plan.turned_from == "Partial import"
    assert any("sent as Full import" in each for each in plan.side_effects)


def test_the_whole_becomes_a_part_only_where_a_person_says_so(tmp_path: Path) -> None:
    plan = planned(job(tmp_path / "set"), "partial")
    assert (plan.mode, plan.turned_from, plan.deletes) == ("partial", "Full import", False)
    assert any("sent as Partial import" in each for each in plan.side_effects)


def test_lists_of_deletions_are_said_beside_the_plan(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "delete_users.csv").write_text("import_id\nS-8\nS-9\n", "utf-8")
    plan = planned(job(folder, mode="update_"))
    assert any("“delete_users.csv”" in each and "2 rows" in each for each in plan.side_effects)
    assert all(b"S-9" not in batch.content for batch in plan.batches)


RULE = "first_name must be filled in every row."
BLANK = f"first_name: Required cell is blank. {RULE}"


def test_what_refers_to_a_row_left_out_is_left_out_and_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    part = job(folder, mode="update_")
    users = folder / "update_users.csv"
    users.write_text(users.read_text("utf-8").replace("S-2,Cy,Poe", "S-2,,Poe"), "utf-8")
    part = open_job([folder], PROFILES, "haiku")
    plan = planned(part)
    assert [(each.record_type, each.left_out.rows()) for each in plan.sheets] == [
        ("users", [(2, BLANK, None)]),
        ("classes", []),
        ("rosters", [(1, None, "Users")]),
    ]
    assert [each.left_hanging for each in plan.sheets] == [0, 0, 1]
    outcome = submit(plan, part).outcomes["rosters"].frame.rows()[1]
    assert outcome[1:] == (
        "not-sent",
        "Left out: it refers to a row of Users that is left out.",
    )
    assert planned(part, row_choice="all-rows").rows_left_out == 0


def test_a_server_that_moved_says_nothing_of_what_the_new_place_holds(tmp_path: Path) -> None:
    whole = job(tmp_path / "set")
    problems = check_job(whole)

    def plan(place: str, remaining: int | None = None) -> Plan:
        (tmp_path / place).mkdir(exist_ok=True)
        url = str(tmp_path / place)
        server = Server(name="Haiku", system="haiku", url=url, protocol="folder")
        word = Word(may_delete=True, remaining=remaining)
        return plan_submission(whole, problems, server, "all-rows", word=word)

    submit(plan("first", 6), whole)
    assert plan("first").rows_sent == 6
    with pytest.raises(RosterError) as caught:
        plan("other")
    assert caught.value.code == "remaining-unsaid"


@pytest.mark.parametrize(
    ("before", "now", "much"),
    [
        (100, 90, False),
        (100, 89, True),
        (5, 4, False),
        (5, 3, True),
        (1000, 949, True),
        (2, 1, True),
        (1, 0, True),
        (1, 1, False),
    ],
)
def test_a_loss_beyond_the_limits_wants_a_figure(
    tmp_path: Path, before: int, now: int, much: bool
) -> None:
    whole = job(tmp_path / "set")
    load = Load(
        job=whole,
        mode=whole.profile.roster.submission.modes[1],
        rows={"users": now},
        left_out=0,
        parts=1,
        before={"users": before},
        turned=False,
    )
    assert [name for name, _, _ in load.lost()] == (["users"] if much else [])
    if not much:
        refuse_unmeant(load, Word(may_delete=True))
        return
    with pytest.raises(RosterError) as caught:
        refuse_unmeant(load, Word(may_delete=True))
    assert caught.value.code == "loses-too-many"
    refuse_unmeant(load, Word(remaining=now))


def test_a_record_type_that_is_gone_counts_as_lost(tmp_path: Path) -> None:
    whole = job(tmp_path / "set")
    load = Load(whole, None, {"users": 9}, 0, 1, {"users": 9, "parent-child": 4}, turned=False)
    assert list(load.lost()) == [("parent-child", 4, 0)]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (None, "How many are deleted is not known here"),
        ({"users": 9, "classes": 1}, "No file holds fewer rows than the last time"),
        ({"users": 12}, "Of Users there were 12 the last time and are 9 now: at least 3 are"),
        ({"classes": 1}, "Of Classes there were 1 the last time and are 0 now: at least one is"),
    ],
)
def test_how_many_remain_and_how_many_go_is_said_as_far_as_it_is_known(
    tmp_path: Path, before: dict[str, int] | None, said: str
) -> None:
    rows = {"users": 9} if before == {"classes": 1} else {"users": 9, "classes": 1}
    load = Load(job(tmp_path / "set"), None, rows, 0, 1, before, turned=False)
    remains, *goes = load.effects()
    assert remains.startswith(f"{sum(rows.values())} rows remain in Haiku.")
    assert [each.startswith(said) for each in goes] == [True]
    with pytest.raises(RosterError) as caught:
        refuse_unmeant(load, Word())
    assert said in str(caught.value)


def test_what_was_sent_knows_its_mode(tmp_path: Path) -> None:
    part = job(tmp_path / "set", mode="update_")
    assert submit(planned(part), part).mode == "partial"


def test_a_system_may_allow_less() -> None:
    assert (MayLose().percent, MayLose().rows) == (10, 50)
