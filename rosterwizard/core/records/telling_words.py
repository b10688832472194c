"""Words that a total, a footer or a line of a printed page begins with.

They never decide alone: they only take away what such a cell, being a word like any name, would
say for a person. Languages in which school systems are sold have their own.
"""

import polars as pl

from rosterwizard.core.sheet.error_values import is_error_value

_WORDS = (
    *("total", "totals", "subtotal", "sum", "count", "average", "page", "printed"),
    *("end", "number", "report", "generated", "exported", "note", "notes"),
    *("summe", "gesamt", "insgesamt", "gesamtsumme", "anzahl", "seite", "gedruckt", "stand"),
    *("hinweis", "anmerkung", "ende"),
    *("totaux", "somme", "nombre", "effectif", "imprimé", "fin", "remarque"),
    *("suma", "recuento", "página", "impreso", "nota"),
    *("totaal", "aantal", "pagina", "afgedrukt", "opmerking", "einde"),
    *("razem", "suma", "liczba", "strona", "wydrukowano", "uwaga", "koniec"),
    *("totale", "somma", "numero", "stampato", "fine"),
    *("soma", "impresso", "summa", "antal", "sida", "utskriven", "yhteensä", "celkem"),
)
_BEGINS = rf"(?i)^[^\p{{L}}]*(?:{'|'.join(dict.fromkeys(_WORDS))})(?:[^\p{{L}}]|$)"

_MAY_TELL = rf"{_BEGINS}|^[^\p{{L}}\p{{N}}]"
_MARKED = r"^(?:#|//|--|;|%|!)+\s*[\p{L}\p{N}]"


def telling_words() -> tuple[str, ...]:
    """Return the words, in small letters."""
    return _WORDS


def is_marked(text: pl.Expr) -> pl.Expr:
    """Tell where the text begins with a sign that takes a line out, in lists and programs.

    An error of a spreadsheet, such as #N/A, is no such text.
    """
    return text.str.contains(_MARKED) & ~is_error_value(text)


def may_tell(text: pl.Expr) -> pl.Expr:
    """Tell where the text is telling, marked or without a letter or a digit, and elsewhere too.

    It takes a third of the time of asking for each.
    """
    return text.str.contains(_MAY_TELL)


def is_telling(text: pl.Expr) -> pl.Expr:
    """Tell where the text begins with such a word."""
    return text.str.contains(_BEGINS)
