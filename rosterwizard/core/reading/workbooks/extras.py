"""What the library does not tell of a sheet; the modules beside this one find it in the XML."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Extras:
    """What is known of a sheet besides the library's values. Positions count from 0.

    texts: by row and column, what the cell shows. hidden, unsaved: rows, as in `SheetEnd`.
    """

    texts: dict[tuple[int, int], str] = field(repr=False, default_factory=dict)
    hidden: list[int] = field(default_factory=list)
    unsaved: list[int] = field(default_factory=list)
