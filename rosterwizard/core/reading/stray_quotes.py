"""A line whose quotation marks do not fit together, read as it was most likely meant."""

from collections.abc import Sequence

from rosterwizard.core.sheet.oddity import Oddity


def without_stray_quotes(headings: Sequence[str]) -> tuple[Sequence[str], dict[Oddity, None]]:
    """Return headings without a mark that is opened or closed alone, and what to say of it."""
    plain = [each.strip('"') if each.count('"') % 2 else each for each in headings]
    return plain, {} if plain == list(headings) else {Oddity("unclosed-quote", "headings"): None}


def mended_line(line: str, delimiter: str) -> list[str] | None:
    """Return the cells of a line in which quotation marks stand inside quoted cells.

    A mark closes a cell only before a delimiter or the end of the line; every other one is a
    letter. None where a cell is never closed.
    """
    cells: list[str] = []
    place = 0
    line = line.rstrip("\r\n")
    while True:
        if line.startswith('"', place):
            end = _closing(line, place + 1, delimiter)
            if end < 0:
                return None
            cells.append(_unescaped(line[place + 1 : end]))
            end += 1
        else:
            end = line.find(delimiter, place)
            end = len(line) if end < 0 else end
            cells.append(line[place:end])
        if end == len(line):
            return cells
        place = end + 1


def _closing(line: str, start: int, delimiter: str) -> int:
    """Return where the mark is that closes the cell which begins there; -1: nowhere."""
    place = line.find('"', start)
    while place >= 0:
        behind = line[place + 1 : place + 2]
        if behind in {"", delimiter}:
            return place
        place = line.find('"', place + (2 if behind == '"' else 1))
    return -1


def _unescaped(cell: str) -> str:
    return cell.replace('""', '"')
