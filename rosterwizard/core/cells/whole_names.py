"""Whole names in one of the two columns of names, while the other is blank or says the same.

`Patel, Asha` says by itself what is what. `Asha Patel` is only taken for a whole name where the
other column is blank, and where it is so in many rows: one person may well be called by one name.
"""

import polars as pl

from rosterwizard.core.making.full_names import family_name, given_names, is_unsure

_WITH_COMMA = r"^[^,\d@]*\p{L}[^,\d@]*, ?[^,\d@]*\p{L}[^,\d@]*$"
_TWO_WORDS = r"^\p{L}[^\d@,;]* \p{L}[^\d@,;]*$"
_FEWEST = 3  # rows with a whole name and no comma, to say it of any
_SHARE = 0.2  # of the rows, the same


def merged_rows(frame: pl.DataFrame, rows: int, *, whole_is_family: bool) -> pl.Series:
    """Tell of each row of the frame whether its cell of `whole` holds both names.

    frame: `whole` and `other`, tidy, of all rows in which `other` is blank or `whole` has a comma:
    no other row can be one. rows: how many there are in all. whole_is_family: it is the column of
    family names that may hold both; else that of given names.
    """
    blank = pl.col("other") == ""
    told = frame.select(
        comma=pl.col("whole").str.contains(_WITH_COMMA) & (blank | _repeats(whole_is_family)),
        words=pl.col("whole").str.contains(_TWO_WORDS) & blank,
        alone=blank & ~pl.col("whole").str.contains(r"[ ,]") & (pl.col("whole") != ""),
    )
    count = int(told["words"].sum())
    # Who has one name alone has it in one column; of them two words say little.
    is_many = count >= max(_FEWEST, _SHARE * rows) and count > 2 * told["alone"].sum()
    return told["comma"] | told["words"] if is_many else told["comma"]


def _repeats(whole_is_family: bool) -> pl.Expr:  # noqa: FBT001 - handed through
    part = given_names if whole_is_family else family_name
    return pl.col("other") == part(pl.col("whole"), family_first=False)


def parted(whole: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series]:
    """Return the given names and family names of whole names, and where nobody can be sure."""
    frame, text = whole.alias("whole").to_frame(), pl.col("whole")
    found = frame.select(
        given=given_names(text, family_first=False),
        family=family_name(text, family_first=False),
        unsure=is_unsure(text, family_first=False),
    )
    return found["given"], found["family"], found["unsure"]
