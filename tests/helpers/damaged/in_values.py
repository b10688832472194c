"""Damage to values: mail addresses, lists, yes and no, words for blank, signs of other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.damaged.judging import means_same
from tests.helpers.damaged.kinds import Kind, Maker, changed, in_cells, kind
from tests.helpers.damaged.spots import Spot

if TYPE_CHECKING:
    from random import Random

    from rosterwizard.core.profiles.language import Field
    from tests.helpers.damaged.kinds import Damaged
    from tests.helpers.damaged.rosters import Roster

_MAIL = ("mail",)
_IDS = ("id",)
_ID_TYPES = ("infiniti/patrons", "haiku/users", "traverse/students", "echalk/sync-users")
_BOOLEANS = ("infiniti/patrons", "haiku/users", "clubhouse/members")
_SPELT_OUT = ("NULL", "N/A", "TBA", "-", "none", "n/a", "#", "unknown", "—")
_OPTIONAL = ("given", "subject", "class", "year")


def _yes(word: str, no: str) -> Maker:
    def make(roster: Roster, chance: Random) -> Damaged | None:
        columns = roster.columns("bool")
        if not columns:
            return None
        column = chance.choice(columns)
        cells = roster.column(column)
        field = _field(roster, column)
        true = field.true_values[0]
        if means_same(field, word, true):  # the system itself says so
            return None
        return changed(
            roster,
            {(row, column): word if t == true else no for row, t in enumerate(cells) if t},
        )

    return make


def _field(roster: Roster, column: int) -> Field:
    return roster.record_type.field(roster.fields[column])


def _blanks_spelt_out(roster: Roster, chance: Random) -> Damaged | None:
    """Put a word for nothing into cells that may be blank."""
    names = {each.name for each in roster.record_type.fields if not each.constraints.required}
    columns = [c for c in roster.columns(*_OPTIONAL) if roster.fields[c] in names]
    columns = [c for c in columns if not _field(roster, c).roster.required_when]
    if not columns:
        return None
    column, word = chance.choice(columns), chance.choice(_SPELT_OUT)
    rows = chance.sample(range(len(roster.rows)), max(2, len(roster.rows) // 5))
    sound = roster.with_cells({(row, column): "" for row in rows})
    return changed(sound, {(row, column): word for row in rows})


def _placeholders(roster: Roster, chance: Random) -> Damaged | None:
    """Put the same stopgap into a column of which no two cells may be alike."""
    unique = {each.name for each in roster.record_type.fields if each.constraints.unique}
    optional = {each.name for each in roster.record_type.fields if not each.constraints.required}
    columns = [c for c in roster.columns("id") if roster.fields[c] in unique & optional]
    if not columns:
        return None
    column, word = columns[0], chance.choice(("TBA", "N/A", "0000000", "xxx", "none"))
    rows = chance.sample(range(len(roster.rows)), max(2, len(roster.rows) // 5))
    sound = roster.with_cells({(row, column): "" for row in rows})
    return changed(sound, {(row, column): word for row in rows})


def _errors(roster: Roster, chance: Random) -> Damaged | None:
    word = chance.choice(("#N/A", "#REF!", "#WERT!", "#NAME?", "#DIV/0!", "#NV"))
    return in_cells(("id", "given", "class", "year"), lambda _: word)(roster, chance)


def _opposite(roster: Roster, chance: Random) -> Damaged | None:
    """Write a choice with a word before it that turns its meaning round: it must not be mended."""
    words = {"Active": "Inactive", "Teacher": "Non-Teacher", "Student": "Ex-Student"}
    columns = [c for c in roster.columns("choice") if set(roster.column(c)) & set(words)]
    if not columns:
        return None
    column = columns[0]
    cells = roster.column(column)
    turned = {(row, column): words[t] for row, t in enumerate(cells) if t in words}
    spots = (Spot(row, column, None, untouchable=True) for row, _ in turned)
    return roster.with_cells(turned), tuple(spots)


def _comma_mail(text: str) -> str:
    return text.replace(".example", ",example")


_MAIL_CODES = "mail-damage format"
IN_VALUES: tuple[Kind, ...] = (
    kind("mail-with-mailto", in_cells(_MAIL, lambda t: f"mailto:{t}"), _MAIL_CODES),
    kind("mail-with-name", in_cells(_MAIL, lambda t: f"Asha Patel <{t}>"), _MAIL_CODES),
    kind("mail-in-brackets", in_cells(_MAIL, lambda t: f"<{t}>"), _MAIL_CODES),
    kind(
        "two-mails",
        in_cells(_MAIL, lambda t: f"{t}; home.{t}"),
        "two-values format",
        exact=False,
    ),
    kind("mail-with-comma", in_cells(_MAIL, _comma_mail), _MAIL_CODES),
    kind("mail-with-full-stop", in_cells(_MAIL, lambda t: f"{t}."), _MAIL_CODES),
    kind("mail-with-blank", in_cells(_MAIL, lambda t: t.replace("@", " @ ")), _MAIL_CODES),
    kind(
        "separator-comma",
        in_cells(("classes", "subjects"), lambda t: t.replace(";", ", "), share=1),
        "separator",
        types=("traverse/students", "traverse/educators", "riipen/portal-learners"),
    ),
    kind(
        "separator-bar",
        in_cells(("classes", "subjects"), lambda t: t.replace(";", "|"), share=1),
        "separator",
        types=("traverse/students", "traverse/educators", "riipen/portal-learners"),
    ),
    kind(
        "separator-and",
        in_cells(("classes",), lambda t: t.replace(";", " and "), share=1),
        "separator",
        types=("traverse/students", "traverse/educators"),
    ),
    kind("yes-as-TRUE", _yes("TRUE", "FALSE"), "spelling enum type", types=_BOOLEANS),
    kind("yes-as-WAHR", _yes("WAHR", "FALSCH"), "spelling enum type", types=_BOOLEANS),
    kind("yes-as-VRAI", _yes("VRAI", "FAUX"), "spelling enum type", types=_BOOLEANS),
    kind("yes-as-Ja", _yes("Ja", "Nein"), "spelling enum type", types=_BOOLEANS),
    kind("error-values", _errors, "formula-error", exact=False),
    kind("blanks-spelt-out", _blanks_spelt_out, "blank-words"),
    kind("placeholders", _placeholders, "blank-words placeholder"),
    kind("opposite-words", _opposite, "enum", exact=False),
    kind(
        "formula-text",
        in_cells(_IDS, lambda t: f'="{t}"', share=1),
        "formula-text text-sign",
        types=_ID_TYPES,
        identifier="seven digits",
    ),
    kind(
        "apostrophe-before",
        in_cells(_IDS, lambda t: f"'{t}", share=1),
        "text-sign",
        types=_ID_TYPES,
        identifier="seven digits",
    ),
    kind(
        "grade-words",
        in_cells(("grade",), lambda t: f"Grade {t}", share=1),
        "spelling enum",
        types=("traverse/students", "haiku/users-levels"),
    ),
    kind(
        "grade-ordinals",
        in_cells(("grade",), lambda t: f"{t}th" if int(t) > 3 else t, share=1),
        "spelling enum",
        types=("traverse/students",),
    ),
)
