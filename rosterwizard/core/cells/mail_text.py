"""E-mail addresses with something around them that is surely no part of them."""

import polars as pl

from rosterwizard.core.cells.patterns import is_not_well_formed

# Each is taken out of what the one before left.
_AROUND = (
    ("[\uff20\ufe6b]", "@"),  # of full width, and a small one
    ("[\uff0e\u3002]", "."),
    (r"^[^<>@]*<\s*([^<>@]+@[^<>@]+?)\s*>[\s.,;]*$", "$1"),  # Ada Lovelace <ada@x.org>
    (r"(?i)^mailto:\s*", ""),
    (r"[\s.,;:]+$", ""),
    (r"""^(?:"(.+)"|'(.+)'|\((.+)\)|\[(.+)\]|<(.+)>)$""", "$1$2$3$4$5"),
    (r"\s*@\s*", "@"),
)


def meant_mail(text: pl.Expr) -> pl.Expr:
    """Return the address alone where the rest is a name, `mailto:`, a full stop or a blank."""
    bare = text
    for pattern, instead in _AROUND:
        bare = bare.str.replace(pattern, instead)
    return pl.when(is_not_well_formed(bare, "email")).then(text).otherwise(bare)
