"""Infiniti's import, practised: the same rules, the same three shapes of answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.services.practice.patron_rules import contact_fault, patron_fault
from rosterwizard.services.practice.rosters import headings_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from rosterwizard.services.practice.store import Cells, Records, Store

SYSTEM = "infiniti"
PATRONS, CONTACTS = "patrons", "contacts"
# Of 1,000 rows this refuses 37, each at a place that anybody can work out.
REFUSED_EACH = 27
UNAUTHORISED: dict[str, object] = {
    "success": False,
    "summary": "Unauthorised. Check credentials.",
}


@dataclass(frozen=True, slots=True)
class Choosy:
    """What is refused although nothing is wrong with it.

    names: user names, in small letters. each: every so many data rows; 0 refuses none.
    """

    names: Collection[str] = field(default_factory=frozenset)
    each: int = 0

    def refuses(self, number: int, name: str) -> bool:
        """Tell whether data row `number` (from 1) is refused."""
        return name.casefold() in self.names or bool(self.each and number % self.each == 0)


def import_file(
    store: Store, kind: str, content: bytes, choosy: Choosy, *, tells_unchanged: bool = False
) -> dict[str, object]:
    """Take a file of patrons or contacts and return the answer, as Infiniti would.

    tells_unchanged: it also says of a patron that nothing was changed. No page says that it does.
    """
    try:
        rows, headings = rows_of(content), headings_of(content)
    except ValueError:
        return {"success": False, "summary": "The file cannot be read as CSV in UTF-8."}
    if headings and "username" not in headings:
        return {"success": False, "summary": "Column (username) is missing."}
    with store.changing(SYSTEM, kind) as records:
        patrons = kind == PATRONS
        take = _Patrons(records, tells_unchanged) if patrons else _Contacts(records, rows)
        said = [_outcome(take, number, row, choosy) for number, row in enumerate(rows, start=1)]
    return _answer("user" if kind == PATRONS else "contact", said)


def _outcome(take: _Patrons | _Contacts, number: int, row: Cells, choosy: Choosy) -> str:
    name = row.get("username", "").strip()
    if not name:
        fault = "Field (username) is required."
    elif choosy.refuses(number, name):
        fault = "Field (username) is one that the practice server refuses on purpose."
    else:
        fault = take.fault(number, name, row)
    # The real server's messages repeat themselves in just this way.
    return f"{fault} User failed to import: {fault} " if fault else take.done


class _Patrons:
    """Makes or changes one patron for each row."""

    done = ""

    def __init__(self, records: Records, tells_unchanged: bool) -> None:  # noqa: FBT001 - as above
        self._records = records
        self._tells_unchanged = tells_unchanged
        self._barcodes = {
            cells["librarybarcode"]: key
            for key, cells in records.all()
            if cells.get("librarybarcode")
        }

    def fault(self, _: int, name: str, row: Cells) -> str:
        key = name.casefold()
        known = self._records.get(key)
        # A user name cannot be changed by an import, not even its capitals.
        patron = (known or {}) | row | {"username": known["username"] if known else name}
        fault = patron_fault(patron, self._barcodes)
        if not fault:
            self._records.put(key, patron)
            if patron.get("librarybarcode"):
                self._barcodes[patron["librarybarcode"]] = key
            as_before = self._tells_unchanged and patron == known
            self.done = f"User {'Unchanged' if as_before else 'Updated' if known else 'Created'}"
        return fault


class _Contacts:
    """Replaces the contacts of the patrons that the file names."""

    done = "Contact Created"

    def __init__(self, records: Records, rows: list[Cells]) -> None:
        self._records = records
        for name in {row.get("username", "").strip().casefold() for row in rows}:
            records.drop(owner=name)

    def fault(self, number: int, name: str, row: Cells) -> str:
        fault = contact_fault(row)
        if not fault:
            owner = name.casefold()
            self._records.put(f"{owner} {number:09}", row, owner)
        return fault


def _answer(noun: str, said: list[str]) -> dict[str, object]:
    counts = Counter(words.rpartition(" ")[2] for words in said)
    created, updated, unchanged = counts["Created"], counts["Updated"], counts["Unchanged"]
    failed = len(said) - created - updated - unchanged
    numbers = [len(said), created, updated, failed]
    words = ["processed", "created", "updated", "failed"]
    if unchanged:
        numbers, words = [*numbers, unchanged], [*words, "unchanged"]
    summary = " ".join(
        f"{number} {noun if number == 1 else f'{noun}s'} {word}."
        for number, word in zip(numbers, words, strict=True)
    )
    answer: dict[str, object] = {"success": not failed, "summary": summary}
    if failed or unchanged:
        answer["details"] = {str(number): each for number, each in enumerate(said, start=1)}
    return answer
