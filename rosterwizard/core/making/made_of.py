"""How the text of a field is made of columns, as a value that is kept as it is."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Part = Literal[
    "all",  # the columns, one after the other
    "given",  # the given names in a full name
    "family",  # the family name in it
]


class Making(Struct, frozen=True):
    """What makes the text of a field.

    columns: positions from 0, in the order in which they are joined; one alone for a part of a
        name. family_first: how the names stand there where no comma says it ("Patel Asha").
    """

    columns: tuple[int, ...]
    part: Part = "all"
    family_first: bool = False

    @property
    def splits(self) -> bool:
        """Whether it is a part of one column."""
        return self.part != "all"

    def moved(self, columns: dict[int, int]) -> "Making | None":
        """Return it for other places of the columns; None where one of them has none."""
        if not columns.keys() >= set(self.columns):
            return None
        return replace(self, columns=tuple(columns[each] for each in self.columns))
