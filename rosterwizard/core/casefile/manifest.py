"""What a case file says of itself: the one part of it that is always there.

No text here is a cell's, a heading's or a name's, but for look-alikes of them. Whatever comes from
a stranger is held to these types: words are words, lines are short, and a field that is not known
is refused.
"""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

VERSION: Final = 1
LineEnd = Literal["crlf", "lf", "cr"]
Holds = Literal["look-alike", "real"]

_MOST_FILES = 200
_MOST_EDITS = 10_000
_MOST_LINES = 5_000
Word = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,79}\Z")]
WordOrNone = Annotated[str, Meta(pattern=r"\A(?:[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,79})?\Z")]
Line = Annotated[str, Meta(max_length=400)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]  # of the profile's
NameOrNone = Annotated[str, Meta(max_length=200)]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Letters = Annotated[str, Meta(pattern=r"\A[A-Z]{1,6}\Z")]


class _Part(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A part of the manifest."""


class FileFacts(_Part, frozen=True, kw_only=True):
    """What the bytes of one file of the person's are like; nothing by which to know them again.

    name: that of the look-alike; "" where the real files are in the case. kind: "text", "xlsx",
    …; "" of what could not be looked at. size: bytes. encoding, delimiter: of a text, as it was
    understood. byte_order_mark: it begins with one. line_ends: how many there are of each kind.
    """

    name: Line = ""
    kind: WordOrNone = ""
    size: Count = 0
    encoding: WordOrNone = ""
    delimiter: Annotated[str, Meta(max_length=1)] = ""
    byte_order_mark: bool = False
    line_ends: dict[LineEnd, Count] = {}


class SheetFacts(_Part, frozen=True, kw_only=True):
    """One sheet of the job. record_type: its name. stacked: of how many sheets it is made.

    matched: which field each column fills, by its letters; "" for none. made: the letters of the
    columns that make a field. alike: the fields that have one value for all rows, whatever it is.
    left_out: fields that stay out.
    """

    record_type: Name
    rows: Count = 0
    columns: Count = 0
    heading_row: Count = 0
    stacked: Count = 0
    matched: dict[Letters, NameOrNone] = {}
    made: dict[Name, tuple[Letters, ...]] = {}
    alike: tuple[Name, ...] = ()
    left_out: tuple[Name, ...] = ()


class ProfileFacts(_Part, frozen=True, kw_only=True):
    """The profile that was used. own: the names of the parts that hold a person's own one."""

    name: Name
    version: Line = ""
    own: Annotated[tuple[Line, ...], Meta(max_length=_MOST_FILES)] = ()


class EditFacts(_Part, frozen=True, kw_only=True):
    """One edit without any value.

    changed: how many cells. rows: how many were set aside, brought back, kept, or added.
    """

    record_type: Name
    code: Word
    changed: Count = 0
    columns: tuple[Letters, ...] = ()
    headings: Count = 0
    rows: Count = 0
    is_undone: bool = False


class MendFacts(_Part, frozen=True, kw_only=True):
    """One mend of the recipe without any value: what it does, and to which field."""

    fix: Word
    field: NameOrNone = ""
    record_type: NameOrNone = ""


class MadeWith(_Part, frozen=True, kw_only=True):
    """The program that made the case, and what it ran on."""

    program: WordOrNone = ""
    commit: WordOrNone = ""
    python: WordOrNone = ""
    platform: Line = ""
    libraries: dict[Word, WordOrNone] = {}
    language: WordOrNone = ""


class AnswerFacts(_Part, frozen=True, kw_only=True):
    """What the server said of one record type, names replaced.

    counts: rows by state. said: words of the server, with the number of rows that got them.
    trouble: the code of what stopped the sending.
    """

    record_type: Name
    counts: dict[Word, Count] = {}
    said: tuple[tuple[Line, Count], ...] = ()
    trouble: WordOrNone = ""
    mode: NameOrNone = ""
    is_practice: bool = False


class CheckFact(_Part, frozen=True, kw_only=True):
    """One thing that the self-check found, as a code."""

    group: Word
    state: Literal["well", "note", "wrong"]
    code: WordOrNone = ""


class ProofFacts(_Part, frozen=True, kw_only=True):
    """What the proof said when the case was made: how many problems there are here and there."""

    problems: Count = 0
    kept: Count = 0
    new: Count = 0


class Manifest(_Part, frozen=True, kw_only=True):
    """All that a case file says of itself.

    mode: that of the files as they were named.
    parts_left_out: what the person did not send.
    """

    version: Literal[1] = VERSION
    holds: Holds = "look-alike"
    mode: NameOrNone = ""
    files: Annotated[tuple[FileFacts, ...], Meta(max_length=_MOST_FILES)] = ()
    sheets: Annotated[tuple[SheetFacts, ...], Meta(max_length=_MOST_FILES)] = ()
    profile: ProfileFacts
    edits: Annotated[tuple[EditFacts, ...], Meta(max_length=_MOST_EDITS)] = ()
    recipe: Annotated[tuple[MendFacts, ...], Meta(max_length=_MOST_EDITS)] = ()
    made_with: MadeWith = MadeWith()
    proof: ProofFacts | None = None
    answer: Annotated[tuple[AnswerFacts, ...], Meta(max_length=_MOST_FILES)] = ()
    log: Annotated[tuple[Line, ...], Meta(max_length=_MOST_LINES)] = ()
    self_check: Annotated[tuple[CheckFact, ...], Meta(max_length=_MOST_LINES)] = ()
    parts_left_out: tuple[Word, ...] = ()
