"""From a person's files to a job that needs as few questions as possible."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.templates.template_mark import MARK_SHEET, MarkedSheet, mark_rows
from rosterwizard.services.opening import open_job
from rosterwizard.services.opening_memory import NO_MEMORY
from rosterwizard.services.remembered_matchings import remember
from tests.helpers.club_profile import CLUBHOUSE
from tests.helpers.watching import Heard
from tests.helpers.workbook_files import workbook, zip_file
from tests.helpers.workbooks import made

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

MEMBERS = "member_id,E-Mail,role,club\n0001,ana@x.example,member,C-01\n"
CLUBS = "Club ID,Name,Days\nC-01,Chess,Mon\n"
HAIKU = next(each for each in built_in_profiles() if each.name == "haiku")
SAMPLES = Path(__file__).parents[1] / "data" / "reading"


def opened(tmp_path: Path, wanted: str = "", **files: str | bytes) -> Job:
    """Open files of these contents; "_" in a name stands for its dot."""
    paths = []
    for name, content in files.items():
        path = tmp_path / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    return open_job(paths, [CLUBHOUSE, *built_in_profiles()], wanted)


def types(job: Job) -> list[str]:
    return [each.record_type.id for each in job.sheets]


@pytest.mark.parametrize("wanted", ["", "clubhouse", "clubhouse/members"])
def test_a_file_becomes_a_job_of_its_record_type(wanted: str, tmp_path: Path) -> None:
    job = opened(tmp_path, wanted, list_csv=MEMBERS)

    (sheet,) = job.sheets
    assert job.profile is CLUBHOUSE
    assert types(job) == ["clubhouse/members"]
    assert [match.field for match in sheet.matching.matches] == [
        "member_id",
        "email",
        "role",
        "club",
    ]
    assert sheet.frame.rows() == [("0001", "ana@x.example", "member", "C-01")]


def test_several_files_of_a_system_make_one_job(tmp_path: Path) -> None:
    job = opened(tmp_path, a_csv=MEMBERS, b_csv=CLUBS)

    assert types(job) == ["clubhouse/clubs", "clubhouse/members"]


def test_a_zip_and_a_folder_make_one_job(tmp_path: Path) -> None:
    files = {"clubs.csv": CLUBS, "people/m.csv": MEMBERS}
    assert types(opened(tmp_path, set_zip=zip_file(files))) == [
        "clubhouse/clubs",
        "clubhouse/members",
    ]

    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "clubs.csv").write_text(CLUBS)
    job = open_job([folder], [CLUBHOUSE], "clubhouse")
    assert types(job) == ["clubhouse/clubs"]


def test_headings_below_titles_are_found_by_the_profiles(tmp_path: Path) -> None:
    job = opened(tmp_path, list_csv="Green Hill,Main Street,Springfield,\n" + MEMBERS)

    assert job.sheets[0].sheet.origin.heading_row == 2


@pytest.mark.parametrize("profile", built_in_profiles(), ids=lambda each: each.name)
def test_an_unfilled_template_opens_without_its_samples(profile: object, tmp_path: Path) -> None:
    job = opened(tmp_path, t_xlsx=made(profile))  # type: ignore[arg-type] # a profile

    assert job.profile is profile
    for each in job.sheets:
        assert each.sheet.height == 0
        assert each.sheet.set_aside
        assert {match.reason for match in each.matching.matches} == {"template"}


def test_sheets_of_a_template_that_nobody_filled_in_are_left_out(tmp_path: Path) -> None:
    marks = mark_rows(
        "clubhouse",
        "3",
        [
            MarkedSheet("Clubs-Groups", "clubs", ("Club ID", "Name", "Days"), ()),
            MarkedSheet("Members", "members", ("member_id", "role", "club"), ()),
        ],
    )
    book = {
        "Clubs-Groups": [["Club ID", "Name", "Days"]],
        "Members": [["member_id", "role", "club"], ["0001", "member", "C-01"]],
        MARK_SHEET: [list(row) for row in marks],
    }
    data = workbook(book)

    assert types(opened(tmp_path, t_xlsx=data)) == ["clubhouse/members"]


def test_a_set_keeps_the_sheets_without_which_the_system_takes_nothing(tmp_path: Path) -> None:
    assert HAIKU.roster.set == "zip"

    job = opened(tmp_path, t_xlsx=made(HAIKU))

    assert types(job) == ["haiku/users", "haiku/classes", "haiku/rosters"]


def test_an_empty_file_that_is_no_template_stays(tmp_path: Path) -> None:
    job = opened(tmp_path, clubs_csv="Club ID,Name,Days\n", m_csv=MEMBERS)

    assert types(job) == ["clubhouse/clubs", "clubhouse/members"]


def test_what_a_person_said_last_time_needs_no_question(tmp_path: Path) -> None:
    file = "member_id,email,Function,club\n0001,ana@x.example,member,C-01\n"
    first = opened(tmp_path, "clubhouse/members", list_csv=file).sheets[0].matching
    assert first.column_of("role") is None
    said = first.with_match(2, "role").with_match(1, None)

    remember("clubhouse/members", said)
    again = opened(tmp_path, "clubhouse/members", list_csv=file).sheets[0].matching

    assert [(match.field, match.reason) for match in again.matches] == [
        ("member_id", "exact"),
        (None, "remembered"),
        ("role", "remembered"),
        ("club", "exact"),
    ]


def problems_of(sheet: JobSheet) -> list[tuple[int | None, str]]:
    """Return where the problems of a sheet of the clubhouse are, and their codes."""
    found = check_job(Job(CLUBHOUSE, (sheet,)))[sheet.record_type.name]
    rows = found.frame.select("row", "rule").iter_rows()
    return [(row, found.rules[rule].code) for row, rule in rows]


HEADINGS = "Club ID,Name,Days\n"
CHESS, GO, ROBOTS = "C-01,Chess,Mon\n", "C-09,Go,Fri\n", "C-02,Robots,Tue;Thu\n"


def test_a_text_file_that_begins_with_all_samples_is_asked_about(tmp_path: Path) -> None:
    (sheet,) = opened(tmp_path, clubs_csv=HEADINGS + CHESS + ROBOTS + GO).sheets
    assert [each.row for each in sheet.sheet.set_aside_for("maybe-sample")] == [2, 3]
    assert sheet.sheet.sheet_row.to_list() == [4]
    assert (None, "maybe-sample") in problems_of(sheet)


def test_a_row_like_a_sample_stays_in_any_other_text_file(tmp_path: Path) -> None:
    (sheet,) = opened(tmp_path, clubs_csv=HEADINGS + GO + CHESS + ROBOTS).sheets
    assert sheet.sheet.set_aside == ()
    found = problems_of(sheet)
    assert [row for row, code in found if code == "like-sample"] == [1, 2]
    edit = typed(sheet, 1, 1, "Checkers")
    assert edit is not None
    found = problems_of(sheet.edited(edit))
    assert [row for row, code in found if code == "like-sample"] == [2]


def test_every_row_is_a_record_where_a_person_says_so(tmp_path: Path) -> None:
    for rows in (CHESS + ROBOTS + GO, GO + CHESS):
        path = tmp_path / "clubs.csv"
        path.write_text(HEADINGS + rows)
        job = open_job([path], [CLUBHOUSE], options=ReadingOptions(every_row=True))
        assert job.sheets[0].sheet.set_aside == ()
        assert job.sheets[0].sheet.oddities == {}


TOTALS = MEMBERS + "0002,bo@x.example,member,C-01\nTotal,,,\n\n-- End of report: 2 --\n"


def test_totals_and_footers_are_set_aside_with_their_own_numbers(tmp_path: Path) -> None:
    (sheet,) = opened(tmp_path, list_csv=TOTALS).sheets
    assert sheet.sheet.sheet_row.to_list() == [2, 3]
    assert [each.row for each in sheet.sheet.set_aside_for("no-record")] == [4, 6]


def test_every_row_is_taken_in_where_a_person_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(TOTALS)
    job = open_job([path], [CLUBHOUSE], options=ReadingOptions(every_row=True))
    assert job.sheets[0].sheet.sheet_row.to_list() == [2, 3, 4, 6]


def test_options_and_progress_are_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x\n" + MEMBERS)
    heard = Heard()

    job = open_job([path], [CLUBHOUSE], "", ReadingOptions(heading_row=2), heard)

    assert job.sheets[0].sheet.origin.heading_row == 2
    assert heard.reports


LEARNERS = "First Name,Last Name,Email\nAna,Ruiz,ana@x.example\n"


@pytest.mark.parametrize(
    ("wanted", "is_doubted"),
    [
        ("infiniti/patrons", True),
        ("riipen/experience-learners", False),
        ("riipen", False),
        ("", False),
    ],
)
def test_what_clearly_is_something_else_is_handed_over(
    wanted: str, is_doubted: bool, tmp_path: Path
) -> None:
    path, doubts = tmp_path / "list.csv", list[RosterError]()
    path.write_text(LEARNERS)

    job = open_job([path], built_in_profiles(), wanted, doubted=doubts.append)

    assert job.sheets
    assert [each.code for each in doubts] == ["looks-like-other"] * is_doubted
    for doubt in doubts:
        assert doubt.params["types"] == ("riipen/experience-learners",)
        assert "Riipen" in str(doubt)
        assert "Infiniti" in str(doubt)


def test_several_types_are_asked_for_by_their_system(tmp_path: Path) -> None:
    doubts = list[RosterError]()
    for name in ("users", "classes"):
        headings = [each.name for each in HAIKU.record_type(name).fields]
        (tmp_path / f"{name}.csv").write_text(",".join(headings) + "\n")

    with pytest.raises(RosterError):
        open_job([tmp_path], built_in_profiles(), "infiniti/patrons", doubted=doubts.append)

    assert [each.params["type"] for each in doubts] == ["haiku"]


def test_what_a_person_matched_to_it_before_is_not_doubted(tmp_path: Path) -> None:
    path, doubts = tmp_path / "list.csv", list[RosterError]()
    path.write_text(LEARNERS)
    job = open_job([path], built_in_profiles(), "infiniti/patrons")
    remember("infiniti/patrons", job.sheets[0].matching.settled())

    open_job([path], built_in_profiles(), "infiniti/patrons", doubted=doubts.append)

    assert doubts == []


@pytest.mark.parametrize(
    ("wanted", "text", "code"),
    [
        ("clubhose", MEMBERS, "unknown-system"),
        ("clubhouse/memers", MEMBERS, "unknown-type"),
        ("", "Email\na@x.example\n", "type-unclear"),
        ("", "Shoe size\n42\n", "type-unknown"),
    ],
)
def test_what_cannot_be_told_is_asked_for(
    wanted: str, text: str, code: str, tmp_path: Path
) -> None:
    with pytest.raises(RosterError) as caught:
        opened(tmp_path, wanted, list_csv=text)

    assert caught.value.code == code
    assert str(caught.value)


def test_the_samples_that_infiniti_prints_are_understood_with_all_their_faults() -> None:
    (new,) = open_job([SAMPLES / "infiniti_sample.csv"], built_in_profiles()).sheets
    (known,) = open_job([SAMPLES / "infiniti_update_sample.csv"], built_in_profiles()).sheets

    assert new.record_type.id == known.record_type.id == "infiniti/patrons"
    assert {match.reason for match in known.matching.matches} == {"exact"}
    assert new.frame["c0"].to_list() == ["jdoe1", "mhenry1"]
    assert new.frame["c14"].to_list() == ["style1", "style2"]
    assert list(new.sheet.oddities) == [Oddity("line-break-missing")]
    by_heading = {match.heading: match for match in new.matching.matches}
    assert by_heading["middleinitialname"].field == "middlename"
    assert by_heading["staffmemberid"].field == "staffmember"
    assert by_heading["staffmemberid"].reason == "synonym"
    assert by_heading[""].field is None  # which field it is, its values do not say


def test_a_column_that_a_few_rows_reach_into_is_not_asked_about(tmp_path: Path) -> None:
    long = ["1,3,a@club.example", "1,3,b@club.example"]
    rows = ["member_id,role", *["1,3"] * 9, *long]

    (sheet,) = opened(tmp_path, "clubhouse/members", a_csv="\n".join(rows)).sheets

    assert {each.code for each in sheet.sheet.oddities} == {"ragged-row"}
    assert [(match.field, match.reason) for match in sheet.matching.matches] == [
        ("member_id", "exact"),
        ("role", "exact"),
        (None, "none"),
    ]


def test_what_stands_in_a_column_tells_what_it_is(tmp_path: Path) -> None:
    rows = ["member_id,E-Mial,role,", *["1,,3,"] * 9, "1,,3,a@club.example", "2,,3,b@club.example"]
    rows += ["3,,3,c@club.example"] * 12

    (sheet,) = opened(tmp_path, "clubhouse/members", a_csv="\n".join(rows)).sheets

    assert [(match.field, match.reason) for match in sheet.matching.matches] == [
        ("member_id", "exact"),
        ("email", "alike"),  # it says more than what stands below no heading
        ("role", "exact"),
        (None, "none"),
    ]
    rows[0] = "member_id,Shoe size,role,"
    (sheet,) = opened(tmp_path, "clubhouse/members", a_csv="\n".join(rows)).sheets
    assert sheet.matching.matches[3].field == "email"
    assert sheet.matching.matches[3].reason == "values"


def test_a_machine_without_a_memory_opens_files_as_if_for_the_first_time(tmp_path: Path) -> None:
    known = opened(tmp_path, "clubhouse/members", list_csv="Kennung,E-Mail\n0001,ana@x.example\n")
    remember("clubhouse/members", known.sheets[0].matching.with_match(0, "member_id"))

    again = open_job([tmp_path / "list.csv"], [CLUBHOUSE], "clubhouse/members")
    fresh = open_job([tmp_path / "list.csv"], [CLUBHOUSE], "clubhouse/members", memory=NO_MEMORY)

    assert again.sheets[0].matching.matches[0].reason == "remembered"
    assert fresh.sheets[0].matching.matches[0].reason != "remembered"
    assert again.taken is not None
    assert fresh.taken is None


def test_without_a_memory_a_doubt_stands(tmp_path: Path) -> None:
    doubts: list[RosterError] = []
    path = tmp_path / "list.csv"
    path.write_text(MEMBERS)
    job = open_job([path], [CLUBHOUSE, HAIKU], "haiku/users")
    remember("haiku/users", job.sheets[0].matching)

    open_job([path], [CLUBHOUSE, HAIKU], "haiku/users", doubted=doubts.append)
    assert doubts == []
    open_job([path], [CLUBHOUSE, HAIKU], "haiku/users", doubted=doubts.append, memory=NO_MEMORY)
    assert len(doubts) == 1
