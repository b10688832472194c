"""Look-alike files have the same problems and nobody of the originals in them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from rosterwizard.core.lookalike.found_originals import Originals
from rosterwizard.core.lookalike.look_alike_texts import LookAlikeTexts
from rosterwizard.core.lookalike.text_tables import TextTable
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles, find_record_type
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem
from rosterwizard.core.sheet.marked_before import MEMORY_SHEET
from rosterwizard.core.templates.template_mark import MARK_SHEET
from rosterwizard.services import look_alikes
from rosterwizard.services.look_alike_workbooks import texts_in_workbook
from rosterwizard.services.look_alikes import MOST_ROUNDS, LookAlikes, look_alikes_of
from rosterwizard.services.opening import open_job
from tests.helpers.damaged.every_kind import EVERY_KIND, damaged
from tests.helpers.damaged.files import write
from tests.helpers.damaged.judging import opened
from tests.helpers.example_rosters import haiku_set, infiniti_patrons
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.helpers.damaged.kinds import Kind

KEY = bytes(range(32))
THIS_YEAR = 2026  # that of the days which spreadsheets made


def made_of(
    path: Path, wanted: str = "", options: ReadingOptions = FIND_OUT, key: bytes = KEY
) -> LookAlikes:
    job = open_job([path], built_in_profiles(), wanted, options)
    return look_alikes_of(job, [path], options, key=key)


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.name)
def test_whatever_is_wrong_stays_wrong_and_nobody_is_left(
    kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_alikes, "this_year", lambda: THIS_YEAR)
    for (roster, _), _ in damaged(kind, 1, seed=2):
        path = write(roster, tmp_path, "utf-8")
        made = look_alikes_of(opened(path, roster), [path], key=KEY)
        assert not _codes_lost(made)
        assert made.found_again == ()


def _codes_lost(made: LookAlikes) -> set[str]:
    lost = made.lost
    return {each.code for each in (*lost.missing, *lost.new, *(one for one, _ in lost.changed))}


def test_a_text_file_keeps_its_form_and_its_name(tmp_path: Path) -> None:
    path = infiniti_patrons(tmp_path, 60)
    made = made_of(path, "infiniti/patrons")
    (name, data), *_ = made.files.items()
    assert name == "patrons august.csv"
    assert len(data.splitlines()) == 61
    assert made.kept == made.lost.expected > 0
    assert made.text_for("patrons", 4, "Patel") in data.decode()
    assert made.text_for("patrons", 1, "Y") == "Y"
    assert made.text_for("nobody", None, "list of Patel") != "list of Patel"
    assert "Patel" not in repr(made)


def test_each_time_others_are_made(tmp_path: Path) -> None:
    path = infiniti_patrons(tmp_path, 20)
    one, other = (made_of(path, "infiniti/patrons", key=b"") for _ in range(2))
    assert one.files != other.files
    assert made_of(path, "infiniti/patrons").files == made_of(path, "infiniti/patrons").files


def test_a_set_in_a_zip_stays_one_whose_files_point_to_each_other(tmp_path: Path) -> None:
    made = made_of(haiku_set(tmp_path))
    assert not made.lost
    ((_, data),) = made.files.items()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {*archive.namelist()} == {
            *("organizations.csv", "users.csv", "classes.csv", "roster.csv")
        }


def test_files_of_one_name_stay_several(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "list.csv" for folder in ("a", "b")]
    headings = ["import_id,first_name,last_name,login", "class_id,user_id,role"]
    rows = ["q1,Anna,Quorlin,qanna", "c1,q2,S"]
    for path, heading, row in zip(paths, headings, rows, strict=True):
        path.parent.mkdir()
        path.write_text(f"{heading}\n{row}\n", "utf-8")
    job = open_job(paths, built_in_profiles(), "haiku")
    made = look_alikes_of(job, paths, key=KEY)
    assert len(made.files) == 2
    assert not made.lost


def test_a_workbook_gets_other_texts_names_and_sheets(tmp_path: Path) -> None:
    path = tmp_path / "Quorlin list.xlsx"
    headings = ["username", "enabled", "surname"]
    rows: list[Sequence[object]] = [headings, ["qa1", True, "Quorlin"], ["b2", "perhaps", "Lee"]]
    notes = [["Notes of Quorlin"], ["call Quorlin"]]
    path.write_bytes(workbook({"Quorlin": rows, "Other": notes}))
    options = FIND_OUT.of_sheets(["Quorlin"])
    made = made_of(path, "infiniti/patrons", options)
    ((name, _),) = made.files.items()
    assert not made.lost
    assert made.found_again == ()
    assert name.endswith(" list.xlsx")
    assert "Quorlin" not in name + made.options.sheet_name


def test_sheets_that_are_stacked_stay_so(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    one = [["Class of Quorlin", ""], ["username", "enabled"], ["qa1", "perhaps"]]
    two = [["username", "enabled"], ["lb2", "never"]]
    path.write_bytes(workbook({"Year 7": one, "Year 8": two, "Year 9": [["", ""]]}))
    made = made_of(path, "infiniti/patrons", FIND_OUT.of_sheets(["Year 7", "Year 8"]))
    assert not made.lost
    assert made.kept
    assert made.options.sheet_names == ("Year 7", "Year 8")


def test_what_a_workbook_loses_is_said(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["username", "enabled"], ["quorlin1", "perhaps"]):
        sheet.append(row)
    sheet["A2"].comment = Comment("call Quorlin", "Quorlin")
    path = tmp_path / "noted.xlsx"
    book.save(path)
    made = made_of(path, "infiniti/patrons")
    assert made.found_again == ()
    assert made.said
    assert "Quorlin" not in str(made.said)


def test_what_a_number_format_says_stays(tmp_path: Path) -> None:
    cells: dict[str, tuple[object, str]] = {
        r"2014-\d\d-\d\dT06:30:00": (datetime(2014, 5, 17, 6, 30), "dd/mm/yyyy hh:mm"),  # noqa: DTZ001 - a sheet's
        r"\d:\d\d [AP]M": (time(18, 5), "h:mm AM/PM"),
        r"May \d{4}": (date(2014, 5, 17), "mmmm yyyy"),
        "Saturday": (date(2014, 5, 17), "dddd"),
        r"P\d{4}": (12, '"P"0000'),
        r"(?!Quorlin)[A-Z][a-z]{6} \d{4}": (12, '"Quorlin "0000'),
    }
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["username", "surname", *"abcdef"])
    sheet.append(["quorlin1", "Quorlin", *(value for value, _ in cells.values())])
    for column, (_, form) in enumerate(cells.values(), 3):
        sheet.cell(2, column).number_format = form
    path = tmp_path / "formatted.xlsx"
    book.save(path)
    made = made_of(path, "infiniti/patrons")
    ((_, data),) = made.files.items()
    (again,) = texts_in_workbook(data).sheets
    shown = [column[1] for column in again.columns[2:]]
    assert [
        text for shape, text in zip(cells, shown, strict=True) if not re.fullmatch(shape, text)
    ] == []
    assert again.kinds == texts_in_workbook(path.read_bytes()).sheets[0].kinds
    assert made.found_again == ()
    assert not made.lost


def test_what_is_ours_in_a_workbook_stays_and_what_it_remembers_goes(tmp_path: Path) -> None:
    path = tmp_path / "marked.xlsx"
    rows: list[Sequence[object]] = [["username", "surname"], ["qa1", "Мухин"]]
    mark: list[Sequence[object]] = [["roster wizard template", "", "1"], ["system", "", "infiniti"]]
    memory: list[Sequence[object]] = [["rosterwizard-marks", "1", "", "0"]]
    sheets = {"Patrons": rows, MARK_SHEET: mark, MEMORY_SHEET: memory}
    path.write_bytes(workbook(sheets, hidden=[MARK_SHEET, MEMORY_SHEET]))
    made = made_of(path, "infiniti/patrons")
    ((_, data),) = made.files.items()
    shown = {each.name: each.columns for each in texts_in_workbook(data).sheets}
    assert [*zip(*shown[MARK_SHEET], strict=True)][1] == ("system", "", "infiniti")
    assert "rosterwizard-marks" not in str(shown.get(MEMORY_SHEET))
    assert "Мухин" not in str(shown)


def test_whole_records_in_single_cells_are_replaced_cell_by_cell(tmp_path: Path) -> None:
    path = tmp_path / "pasted.xlsx"
    lines = ["username,enabled,surname", "quorlin1,Y,Quorlin", "ben2,perhaps,Lee"]
    path.write_bytes(workbook({"Patrons": [[line] for line in lines]}))
    made = made_of(path, "infiniti/patrons")
    ((_, data),) = made.files.items()
    (sheet,) = texts_in_workbook(data).sheets
    assert not made.lost
    assert sheet.columns[0][0] == lines[0]
    assert sheet.columns[0][1].split(",")[1] == "Y"


def test_what_is_found_is_drawn_again_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[bytes] = []

    class FindsAlways(Originals):
        def found_in(self, data: bytes, encoding: str = "") -> set[str]:
            sought.append(data)
            return {"patel"}

    monkeypatch.setattr("rosterwizard.core.lookalike.drawn_case.Originals", FindsAlways)
    made = made_of(infiniti_patrons(tmp_path, 30), "infiniti/patrons")
    assert made.found_again == ("patel",)
    assert len({*sought}) == MOST_ROUNDS + 1


def test_where_problems_are_lost_their_texts_are_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("username,enabled,Zo\u00eb\nquorlin1,perhaps,x\nben2,Y,y\n", "utf-8")
    job = open_job([path], built_in_profiles(), "infiniti/patrons")
    of_row = ExpectedProblem("infiniti/patrons", "enum", "error", row=2)
    more = (of_row, ExpectedProblem("a/b", "enum", "error"))
    drawn: list[str] = []

    def draw_again(_self: LookAlikeTexts, texts: Iterable[str]) -> None:
        drawn.extend(texts)

    monkeypatch.setattr(LookAlikeTexts, "draw_again", draw_again)
    found = iter([more, ()])
    monkeypatch.setattr(
        "rosterwizard.services.look_alikes.expected_problems", lambda *_: next(found, more)
    )
    made = look_alikes_of(job, [path], key=KEY)
    assert {"quorlin1", "perhaps", "Zo\u00eb"} <= {*drawn}
    assert not made.lost


def test_texts_that_do_not_fit_into_their_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = infiniti_patrons(tmp_path, 10)
    monkeypatch.setattr(TextTable, "with_cells", lambda *_: None)
    with pytest.raises(RosterError) as told:
        made_of(path, "infiniti/patrons")
    assert told.value.code == "look-alike-failed"


HEADINGS = (
    "username,enabled,staffmember,givenname,surname,emailaddress,graduationyear,librarybarcode,"
    "adminsystemid,gender,password,formclass,Remarks,Date of birth\n"
)


def proven_text(tmp_path: Path, rows: Iterable[str]) -> tuple[LookAlikes, str]:
    path = tmp_path / "patrons.csv"
    path.write_text(HEADINGS + "\n".join(rows) + "\n", encoding="utf-8")
    made = made_of(path, "infiniti/patrons")
    assert made.found_again == ()
    assert not made.lost
    return made, next(iter(made.files.values())).decode()


def row(given: str, family: str, address: str = "", remark: str = "", pin: str = "Zub7x") -> str:
    return f"z{pin},Y,N,{given},{family},{address},2031,P{pin},{pin}7,F,{pin},8Q,{remark},"


def test_pupils_with_pins_prove_good(tmp_path: Path) -> None:
    pins = [str(1000 + 29 * each) for each in range(300)]
    _, text = proven_text(tmp_path, (row("Anna", "Bresk", "", "", pin) for pin in pins))
    made = [line.split(",")[10] for line in text.splitlines()[1:]]
    assert len({*made}) == len(made)
    assert not {*made} & {*pins}


def test_a_pupil_called_like_a_provider_is_told_of(tmp_path: Path) -> None:
    rows = [row("Alice", "Proton", "ap@alice.it"), row("Bo", "Bresk", "bb@proton.me", "", "Tig4")]
    made, text = proven_text(tmp_path, rows)
    assert made.told["kept-domains"] == 2
    assert "Alice" not in text
    assert "@alice.it" in text


def test_names_of_letters_with_marks_alone_are_replaced(tmp_path: Path) -> None:
    _, text = proven_text(tmp_path, [row("Żółć", "Éèé")])
    assert "Żółć" not in text


def test_a_name_that_leaves_no_choice_is_told_of(tmp_path: Path) -> None:
    made, _ = proven_text(tmp_path, [row("ßæß", "Bresk")])
    assert made.told["kept-words"] == 1


def test_a_name_in_a_formula_is_replaced(tmp_path: Path) -> None:
    _, text = proven_text(tmp_path, [row("Anna", "Wojtyniak", "", "=Wojtyniak!A1")])
    assert "!A1" in text
    assert "Wojtyniak" not in text


def test_a_name_that_is_drawn_again_tells_no_encoding_where_none_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(workbook({"Patrons": [["username", "surname"], ["a1", "Zo\u00eb"]]}))
    made = made_of(path, "infiniti/patrons")
    made.case.texts.draw_again(["Zo\u00eb"])
    assert made.case.texts.of("Zo\u00eb", "name") != "Zo\u00eb"


@pytest.mark.parametrize("key", range(6))
def test_the_one_name_that_tells_the_encoding_goes_on_telling_it(tmp_path: Path, key: int) -> None:
    file = tmp_path / "roster.csv"
    file.write_bytes("username,enabled,First name\r\nz1,Y,Zo\u00eb\r\n".encode("cp1252"))
    made = made_of(file, "infiniti/patrons", key=bytes([key] * 32))
    assert _codes_lost(made) == set()
    assert b"Zo\xeb" not in next(iter(made.files.values()))


@pytest.mark.parametrize("names", ["Alder Birch Cedar Willow", "Ash Beech Elm Fir"])
def test_class_names_that_stand_in_their_first_rows_stay_in_order(
    names: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_alikes, "MOST_ROUNDS", 0)
    path = tmp_path / "a.csv"
    classes = [each for name in names.split() for each in (name, "", "", "")]
    rows = [f"u{at}x,Y,N,Anna,Lee{at},{each}" for at, each in enumerate(classes)]
    headings = "username,enabled,staffmember,firstname,surname,formclass"
    path.write_text("\n".join([headings, *rows, ""]), "utf-8")
    made = made_of(path, "infiniti/patrons")
    assert ("infiniti/patrons", "formclass") in made.case.known.in_order
    assert not made.lost


def test_what_stays_though_it_may_tell_of_somebody_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = (
        *("username,firstname,surname,formclass", "q1a,Anna,Null,5-Mar", "q2b,Ben,N/A,7A"),
        *("q3c,Cem,NA,3-5", "q4d,Dan,Null,05.03.", "q5e,Eve,Lee,5-Mar"),
    )
    path.write_text("\n".join([*lines, ""]), "utf-8")
    told = made_of(path, "infiniti/patrons").told
    assert (told["kept-days"], told["kept-blanks"]) == (2, 2)


@pytest.mark.parametrize(("first", "kept"), [(97, 16), (995, 16), (120, 0)])
def test_what_counts_up_row_by_row_still_does(
    first: int, kept: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_alikes, "MOST_ROUNDS", 0)
    path = tmp_path / "a.csv"
    rows = [f"u{at}x,Y,N,Anna,Lee{at},Room {first + at}" for at in range(16)]
    headings = "username,enabled,staffmember,firstname,surname,formclass"
    path.write_text("\n".join([headings, *rows, ""]), "utf-8")
    made = made_of(path, "infiniti/patrons")
    assert ("infiniti/patrons", "formclass") in made.case.known.counted
    assert not made.lost
    assert made.told["kept-numbers"] == kept
    assert "Room" not in str(made.files)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [("echalk/sync-users", "user_type"), ("echalk/browser-users", "user_type")],
)
def test_a_misspelt_value_is_offered_the_same_value(tmp_path: Path, wanted: str, name: str) -> None:
    _, kind = find_record_type(wanted, built_in_profiles())
    field = kind.field(name)
    texts = [value[:at] + value[at + 1 :] for value in field.allowed for at in (1, -2)]
    file = tmp_path / "roster.csv"
    rows = [f"u{number},{text}" for number, text in enumerate(texts)]
    file.write_text("\n".join([f"{kind.fields[0].name},{name}", *rows]), "utf-8")
    made = made_of(file, wanted)
    assert _codes_lost(made) == set()
    lines = next(iter(made.files.values())).decode().splitlines()[1:]
    others = [line.partition(",")[2] for line in lines]
    assert [*map(len, others)] == [*map(len, texts)]
    assert not [text for text, other in zip(texts, others, strict=True) if text == other]
