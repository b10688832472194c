"""A word in both of its forms is read in one."""

from __future__ import annotations

import pytest

from rosterwizard.core.sheet.both_forms import in_one_form


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Schüler/in", "Schüler"),
        ("Schüler:innen mit Klasse", "Schüler mit Klasse"),
        ("Lehrer*in", "Lehrer"),
        ("Lehrer(in)", "Lehrer"),
        ("Nombre del alumno/a", "Nombre del alumno"),
        ("Email/account", "Email/account"),
        ("5/a", "5/a"),
        ("(in)", "(in)"),
    ],
)
def test_the_second_form_is_taken_off(text: str, one: str) -> None:
    assert in_one_form(text) == one
