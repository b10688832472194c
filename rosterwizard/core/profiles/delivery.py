"""The part of the profile language on files and how they reach a system; see `language`."""

from typing import Literal

from rosterwizard.core.profiles.fields import Described, Rule

# The names of the ways of sending, here and nowhere else: profiles are read in core, which may
# not know what stands behind a name. That is in services/ways, one module for each.
Protocol = Literal["infiniti", "folder", "sftp", "by-hand"]
# What a profile must say where one of these is a way to its system: the linter asks for it.
WITH_PATH: frozenset[Protocol] = frozenset({"infiniti"})  # one for each record type
WITH_STEPS: frozenset[Protocol] = frozenset({"by-hand"})  # and the page where they are done

ANY_NAME = "*"


class Dialect(Described, frozen=True):
    """The form of the CSV file that the system takes."""

    delimiter: str = ","
    line_terminator: str = "\r\n"
    quote_char: str = '"'
    header: bool = True


class Limits(Described, frozen=True):
    """What one file may hold at most; 0 means that no limit is known."""

    rows: int = 0
    bytes: int = 0
    rule: Rule | None = None
    # Several smaller files do the same as one big one. Never so in a mode that deletes: there
    # the parts would delete each other's rows.
    may_split: bool = False
    # Where a file is split, rows that are alike in these fields stay in one: the system takes all
    # that a file says of such a record for the whole of it.
    together: tuple[str, ...] = ()


class Unwanted(Described, frozen=True):
    """A heading that people often bring along and that this record type does not take.

    Its column is reported and never written, also where unknown columns are passed on.
    """

    heading: str
    rule: Rule


class Update(Described, frozen=True):
    """What the system does with rows that it already knows, and with those that are missing."""

    match: tuple[str, ...] = ()  # the fields by which it knows a row again
    meaning: Literal["partial", "full"] = "partial"
    says: str = ""
    rule: Rule | None = None


class Mode(Described, frozen=True):
    """One way in which a system can take a file, such as eChalk's partial and full sync."""

    name: str
    title: str
    says: str = ""
    deletes: bool = False  # rows that are not in the file are deleted
    # The names of its files; ANY_NAME in them stands for the usual one: "update_*".
    files: str = ANY_NAME
    # The names of files whose rows the system is to delete; "" where the mode has none.
    deletions: str = ""


class MayLose(Described, frozen=True):
    """How much less than the time before a load may hold that deletes what is not in it.

    The smaller of the two counts. More than that goes only after a person's own figure.
    """

    percent: int = 10
    rows: int = 50


class MayChange(Described, frozen=True):
    """How many of the rows that went to a server before may be other ones now.

    The larger of the two counts. More than that goes only after a person's own figure.
    """

    percent: int
    rows: int


class Submission(Described, frozen=True):
    """How a file reaches the system."""

    protocol: Protocol = "by-hand"
    also: tuple[Protocol, ...] = ()  # other ways that work too
    address: str = ""  # what a server's address looks like: "https://SCHOOL.example"
    says: str = ""
    modes: tuple[Mode, ...] = ()  # the first one is the default
    may_lose: MayLose = MayLose()
    may_change: MayChange = MayChange(percent=30, rows=50)  # what is in them
    may_rekey: MayChange = MayChange(percent=5, rows=20)  # by what the system knows them again
    page: str = ""
    steps: tuple[str, ...] = ()
    result: str = ""

    @property
    def ways(self) -> tuple[Protocol, ...]:
        """The names of all ways that work, the usual one first."""
        return tuple(dict.fromkeys((self.protocol, *self.also)))
