"""What a spreadsheet shows for a formula that went wrong."""

import polars as pl

ERROR_VALUES = (
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#GETTING_DATA",
    # In German, French, Spanish, Dutch and Polish, where they differ.
    *("#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#BLOCKIERT!", "#FELD!"),
    *("#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#PROPAGATION!", "#BLOQUE!", "#CHAMP!"),
    *("#N/D", "#¡REF!", "#¡VALOR!", "#¡DIV/0!", "#¿NOMBRE?", "#¡NULO!", "#¡NUM!"),
    *("#¡DESBORDAMIENTO!", "#¡CALC!", "#¡BLOQUEADO!", "#¡CAMPO!"),
    *("#N/B", "#VERW!", "#WAARDE!", "#DEEL/0!", "#NAAM?", "#LEEG!", "#GETAL!", "#OVERLOOP!"),
    *("#BEREKENEN!", "#GEBLOKKEERD!", "#VELD!"),
    *("#ADR!", "#ARG!", "#DZIEL/0!", "#NAZWA?", "#ZERO!", "#LICZBA!", "#ROZLANIE!", "#OBL!"),
)
"""In English and in other languages."""


def is_error_value(text: pl.Expr) -> pl.Expr:
    """Tell where the text is what a spreadsheet shows for a formula that went wrong."""
    return text.is_in(ERROR_VALUES)
