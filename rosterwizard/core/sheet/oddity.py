"""What reading noticed in a file, before it is known what its columns mean."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Oddity:
    """One kind of thing that reading noticed; the rows in which it did stand beside it.

    code: of the problem that it becomes. kind: which of the problem's sentences is meant, "" for
    the usual one. column: of the cells that are odd, None for whole rows. tells: what fills the
    gaps of the sentence, by name.
    """

    code: str
    kind: str = ""
    column: int | None = None
    tells: tuple[tuple[str, str], ...] = field(default=(), repr=False)
