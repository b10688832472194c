"""Templates as CSV."""

from __future__ import annotations

from rosterwizard.core.profiles.language import (
    Dialect,
    RecordType,
    RecordTypeRoster,
    Schema,
)
from rosterwizard.core.templates.text import template_csv
from tests.helpers.club_profile import CLUBS, field


def of(*fields: object, **says: object) -> RecordType:
    return RecordType(name="a", schema=Schema(fields=fields), **says)  # type: ignore[arg-type] # plain test data


def test_headings_and_samples_in_the_form_of_the_system() -> None:
    assert template_csv(CLUBS, CLUBS.fields) == (
        b"Club ID,Name,Days\r\nC-01,Chess,Mon\r\nC-02,Robots,Tue;Thu\r\n"
    )
    assert template_csv(CLUBS, CLUBS.fields[:2], samples=False) == b"Club ID,Name\r\n"


def test_dialect_is_the_systems() -> None:
    dialect = Dialect(delimiter=";", line_terminator="\n", quote_char="'")
    record_type = of(field("a;b", "it's"), dialect=dialect)
    assert template_csv(record_type, record_type.fields) == b"'a;b'\n'it''s'\n''\n"


def test_byte_order_mark_only_where_excel_would_garble_the_text() -> None:
    record_type = of(field("Straße", "x", "y"))
    assert template_csv(record_type, record_type.fields)[:3] == b"\xef\xbb\xbf"
    assert template_csv(CLUBS, CLUBS.fields)[:1] == b"C"


def test_other_encodings_are_the_systems() -> None:
    record_type = of(field("Straße", "x", "y"), roster=RecordTypeRoster(encoding="utf-16"))
    assert template_csv(record_type, record_type.fields).decode("utf-16") == "Straße\r\nx\r\ny\r\n"


def test_sample_is_never_run_as_a_formula() -> None:
    record_type = of(field("a", "=1+1", "x"))
    assert template_csv(record_type, record_type.fields) == b"a\r\n'=1+1\r\nx\r\n"
