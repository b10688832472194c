"""What a column looks like at a glance: what a person needs to say which field it means."""

from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.messages.screen_mask import Telling
from rosterwizard.core.messages.secret_text import masked

_TYPICAL = 3
_RARE_SHARE = 0.05
_SHAPES = (  # what a value is made of: runs of letters, of digits, of blanks
    (r"\p{L}+", "a"),
    (r"\p{N}+", "9"),
    (r"\s+", " "),
)


@dataclass(frozen=True, slots=True)
class Glance:
    """The most frequent values of a column, and one that is made otherwise, if there is one.

    filled: how many cells are not empty.
    """

    typical: tuple[str, ...] = field(repr=False)
    odd: str | None = field(repr=False)
    filled: int

    def told(self, told: Telling) -> "Glance":
        """Return what is told of the column; of one of passwords nothing of the odd one."""
        odd = None if self.odd is None or told is masked else told(self.odd)
        return replace(self, typical=tuple(dict.fromkeys(map(told, self.typical))), odd=odd)


def glance_at(cells: pl.Series) -> Glance:
    """Return what the texts of a column look like, as they are; see `told`."""
    texts = cells.filter(cells.str.strip_chars() != "").alias("text").to_frame()
    counted = (
        texts.group_by("text", maintain_order=True)
        .agg(pl.len().alias("count"))
        .with_columns(_shape(pl.col("text")).alias("shape"))
    )
    frequent = counted.sort("count", descending=True, maintain_order=True).head(_TYPICAL)
    odd = (
        counted.with_columns(pl.col("count").sum().over("shape").alias("alike"))
        .filter(
            ~pl.col("shape").is_in(frequent["shape"].to_list()),
            pl.col("alike") <= _RARE_SHARE * texts.height,
        )
        .sort("alike", maintain_order=True)
    )
    return Glance(tuple(frequent["text"]), None if odd.is_empty() else odd["text"][0], texts.height)


def _shape(text: pl.Expr) -> pl.Expr:
    for pattern, sign in _SHAPES:
        text = text.str.replace_all(pattern, sign)
    return text
