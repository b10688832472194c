"""What befell the letters of a cell is told once, by its own name, and never of sound text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.applied import fixed
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    RecordType,
)
from tests.helpers.checked import codes, found, in_words, problems_in, record_type, sheet, system

NAME = Field("surname")
KEY = Field("username", constraints=Constraints(unique=True))
MAIL = Field("mail", format="email")
SECRET = Field("password")
CLUBS = Field("clubs", type="list", delimiter=";")


def mended(field: Field, *cells: str) -> list[str]:
    """Return the cells after everything that is proposed."""
    of = record_type(field)
    job = Job(system(of), (sheet(of, {field.name: cells}),))
    return fixed(job, safe=False).job.sheets[0].frame["c0"].to_list()


@pytest.mark.parametrize(
    ("field", "cell", "code", "after"),
    [
        (NAME, "JosÃ©", "mojibake", "José"),
        (KEY, "josÃ©", "mojibake", "josé"),
        (NAME, "Fran&ccedil;ois", "escaped-letters", "François"),
        (NAME, "An\0a", "control-characters", "Ana"),
        (NAME, "Ana\x7f", "control-characters", "Ana"),
        (NAME, "Jos\x1a", "control-characters", "Jos"),
        (NAME, "Ana\u00adMaria", "unseen-signs", "AnaMaria"),
        (KEY, "\u200ebo2", "unseen-signs", "bo2"),
        (MAIL, "\u202abo@x.org\u202c", "unseen-signs", "bo@x.org"),
        (NAME, "Zoe\u0301", "letters-apart", "Zoé"),
        (NAME, "Soﬁa", "letter-forms", "Sofia"),
        (KEY, "bo²", "letter-forms", "bo2"),
        (KEY, "o’neil", "typographic-signs", "o'neil"),
        (KEY, "3–5", "typographic-signs", "3-5"),
        (NAME, "“Ng”", "typographic-signs", "Ng"),
        (NAME, "„Ana Ng“", "typographic-signs", "Ana Ng"),
        (NAME, "Mar\u0443", "look-alike-letters", "Mary"),
        (NAME, "Ana\nMaria", "line-break", "Ana Maria"),
        (KEY, "P0\n01", "line-break", "P001"),
        (CLUBS, "Art\nMath", "line-break", "Art;Math"),
    ],
)
def test_each_kind_has_its_name_and_its_mend(
    field: Field, cell: str, code: str, after: str
) -> None:
    assert codes(field, cell) == [code]
    assert mended(field, cell) == [after]


@pytest.mark.parametrize("cell", ["ÐÐ½Ð½Ð°", "MarÃa", "JosÃ© MarÃa"])
def test_a_name_that_lost_a_sign_besides_is_told_and_not_put_right_in_part(cell: str) -> None:
    assert codes(NAME, cell, "") == ["mojibake", ""]
    assert mended(NAME, cell) == [cell]
    assert codes(SECRET, cell) == [""]


@pytest.mark.parametrize(
    ("field", "cell", "written"),
    [
        (KEY, "\u0430na1", "ana1"),
        (Field("gender", constraints=Constraints(enum=("M", "F"))), "\u041c", ""),
        (Field("start", type="date"), "2026\u201112\u201118", ""),
    ],
)
def test_only_what_is_written_otherwise_is_said_to_be(
    field: Field, cell: str, written: str
) -> None:
    texts = [cell, *"FFFFFFFFFM"] if field.name == "gender" else [cell]
    (said, *_) = (each.message for each in in_words(record_type(field), {field.name: texts}))
    assert said.startswith(f"{field.name} has “{cell}”, with ")
    assert ("It is written as" in said) == bool(written)
    assert f"“{written}”" in said or not written


def test_an_address_is_well_formed_once_it_is_mended() -> None:
    assert codes(MAIL, "o’neil@x.org") == ["typographic-signs"]
    assert codes(NAME, "O’Neil", "Ana “Bo” Ng", "“Ana” “Ng”", "””", "“Ng") == [""] * 5
    assert mended(MAIL, "o’neil@x.org") == ["o'neil@x.org"]


SOUND = (
    *("TRUE", "Zoë", "O’Brien", "Smith – Jones", "Ana Maria", "İpek Kılıç", "Nguyễn Thị"),
    *("علی\u200cرضا", "नि\u200cर्मल", "👩\u200d🏫 Ana", "נועם\u200f", "Иван", "Γιάννης", "JOÃO"),
    *(
        "李伟",
        "７年Ａ組",
        "1º",
        "R&D",
        "100%",
        "SCHOOL\\ana",
        "MATÚŠ",
        "ß",
        "Smith & Sons",
        "Owls’",
    ),
)


@pytest.mark.parametrize("field", [NAME, Field("x"), CLUBS])
def test_sound_names_are_left_alone(field: Field) -> None:
    assert codes(NAME, "Null") == [""]
    assert set(codes(field, *SOUND)) <= {"", "capitals"}  # some are in capitals, to be hard


def test_keys_may_be_titles_in_any_language() -> None:
    assert set(codes(KEY, *SOUND[7:8], *SOUND[12:])) == {""}


@pytest.mark.parametrize("cell", ["JosÃ©", "a&amp;b", "\u200ea", "e\u0301", "７", "’", "\u0430b"])
def test_a_password_is_anything(cell: str) -> None:
    assert codes(SECRET, cell) == [""]


def test_a_password_with_signs_that_are_no_text_is_told_and_never_mended() -> None:
    cells = ("a\0b", "a\nb")
    assert codes(SECRET, *cells) == ["control-characters", "line-break"]
    assert mended(SECRET, *cells) == list(cells)
    assert not any(
        "a" + sign in each.message
        for each in in_words(record_type(SECRET), {"password": cells})
        for sign in "\0\n"
    )


def test_several_kinds_in_one_cell_are_mended_together() -> None:
    cell = " \u200eJosÃ©&nbsp;Mari\u0301a\0 "
    told = {"mojibake", "escaped-letters", "control-characters", "whitespace", "unseen-signs"}
    assert set(codes(NAME, cell)[0].split()) == {*told, "letters-apart"}
    assert mended(NAME, cell) == ["José Mar\u00eda"]


def test_blanks_beside_mended_letters_are_not_told_of_other_cells() -> None:
    assert codes(NAME, "Ana Mar\u00c3\u00ada", " Bo") == ["mojibake", "whitespace"]


def test_each_fix_makes_its_own_change_and_those_before() -> None:
    of = record_type(NAME)
    made = sheet(of, {"surname": ["JosÃ© e\u0301 "]})
    after = {
        fix.code: fix.cells["after"].to_list()
        for fix in fixes_for(made, check_sheet(system(of), made))
    }
    assert after == {
        "fix-mojibake": ["José e\u0301 "],
        "fix-blanks": ["José e\u0301"],
        "fix-letters-apart": ["José é"],
    }


@pytest.mark.parametrize("text", ["Ana\nbo,Bo,Ng", 'Ana\n"Bo"', "Ana\nBo;Ng", "Ana\nBo\tNg"])
def test_a_row_that_was_swallowed_is_not_put_on_one_line(text: str) -> None:
    assert codes(NAME, text) == ["line-break"]
    assert mended(NAME, text) == [text]


def test_two_values_of_a_list_of_choices_are_not_made_one() -> None:
    kind = Field("kind", constraints=Constraints(enum=("Teacher", "Student")))
    assert mended(kind, "Teacher\nStudent") == ["Teacher\nStudent"]


def test_letters_apart_are_only_noted_in_names() -> None:
    grave = {
        each.field: each.severity
        for each in in_words(
            record_type(NAME, KEY), {"surname": ["e\u0301"], "username": ["e\u0301"]}
        )
    }
    assert grave == {"surname": "note", "username": "warning"}


# Words of another alphabet


def test_an_identifier_in_other_letters_among_latin_ones_is_asked_about() -> None:
    cells = [*(f"ab{each}" for each in range(9)), "\u0410\u0412\u0415"]
    assert codes(KEY, *cells) == [*[""] * 9, "look-alike-letters"]
    assert mended(KEY, *cells)[-1] == "ABE"


@pytest.mark.parametrize(
    "others", [["ab1"], [*(f"ab{each}" for each in range(9)), "\u0411\u04171"]]
)
def test_identifiers_in_two_alphabets_are_sound(others: list[str]) -> None:
    assert set(codes(KEY, *others, "\u0410\u0412\u0415")) == {""}


def test_a_class_in_other_letters_is_asked_about_where_the_same_stands_in_latin() -> None:
    room = Field("formclass")
    assert codes(room, "7A", "7\u0410", "7\u0412") == ["", "look-alike-letters", ""]
    assert codes(NAME, "AHA", "\u0410\u041d\u0410") == ["", ""]


# Cells that no reader saw, and columns that fill no field


def idle(of: RecordType, text: str, **origin: object) -> set[tuple[int | None, str | None, str]]:
    made = sheet(of, {"surname": ["a", "b"], "Notes": ["x", text]})
    kept = replace(made, sheet=replace(made.sheet, origin=replace(made.sheet.origin, **origin)))  # type: ignore[arg-type] # its fields
    return {each for each in found(kept, check_sheet(system(of), kept)) if "-" in each[2]}


@pytest.mark.parametrize(("text", "code"), [("x\ny", "line-break"), ("x\0", "control-characters")])
def test_columns_without_a_field_are_looked_at_in_text_files(text: str, code: str) -> None:
    told = idle(record_type(NAME), text, delimiter=",")
    assert (1, "Notes", code) in told
    assert (1, "Notes", code) not in idle(record_type(NAME), text, delimiter="")
    for sound in ("é", "y"):
        assert (1, "Notes", code) not in idle(record_type(NAME), sound, delimiter=",")


# Twins


@pytest.mark.parametrize(
    ("one", "other"),
    [("o'neil", "o’neil"), ("7A", "7\u0410"), ("7A", "7\u00a0A"), ("7\u00a0A", "7A"), ("b2", "b²")],
)
def test_two_keys_that_nobody_can_tell_apart_are_one_problem(one: str, other: str) -> None:
    assert "look-alike-twins" in codes(KEY, one, other)[1].split()
    (twin,) = (
        each
        for each in in_words(record_type(KEY), {"username": [one, other]})
        if each.code == "look-alike-twins"
    )
    assert (twin.row, twin.severity) == (3, "error")
    assert "row 2" in twin.message


@pytest.mark.parametrize(
    "other", ["zoe\u0301", "zoé\u200e", "ｚoé", "zo&eacute;", "zoÃ©", "zoé\u00a0"]
)
def test_what_is_surely_the_same_key_is_simply_there_twice(other: str) -> None:
    of = record_type(KEY, primary_key=("username",))
    told = {code for row, _, code in problems_in(of, {"username": ["zoé", other]}) if row == 1}
    assert "primaryKey" in told
    assert "look-alike-twins" not in told


def test_keys_that_can_be_told_apart_are_no_twins() -> None:
    cells = ("7 A", "7A", "é", "e", "a\u00a0b", "a c", "O’Neil", "ONeil")
    assert not any("look-alike-twins" in each for each in codes(KEY, *cells))


def test_several_fields_make_one_key() -> None:
    of = record_type(Field("a"), Field("b"), primary_key=("a", "b"))
    columns = {"a": ["x", "x", "x"], "b": ["o'n", "o’n", "o”n"]}
    assert (1, None, "look-alike-twins") in problems_in(of, columns)
    assert (2, None, "look-alike-twins") not in problems_in(of, columns)
    assert "look-alike-twins" not in {
        code for _, _, code in problems_in(of, {"a": columns["a"][:2], "x": ["1", "’"]})
    }


def test_lists_have_no_twins() -> None:
    many = Field("a", type="list", constraints=Constraints(unique=True))
    of = record_type(many, Field("b"), primary_key=("a", "b"))
    told = problems_in(of, {"a": ["o'n", "o’n"], "b": ["1", "1"]})
    assert "look-alike-twins" not in {code for _, _, code in told}


def test_what_no_mend_makes_a_value_is_left_alone() -> None:
    of = record_type(Field("role", constraints=Constraints(enum=("Élève", "Teacher"))))
    made = sheet(of, {"role": ["&Eacute;l&egrave;ve", "&eacute;x7", "Teacher"]})
    fixes = fixes_for(made, check_sheet(system(of), made))
    assert [fix.cells.select("row", "after").rows() for fix in fixes] == [[(0, "Élève")]]
