"""The small faults that are put into a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from mutations import Mutant, mutants_of

PATH = Path("rosterwizard/core/x.py")


def changes(source: str) -> list[tuple[str, str]]:
    return [(each.was, each.now) for each in mutants_of(PATH, source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b\n", [("a < b", "(a <= b)")]),
        ("a not in b\n", [("a not in b", "(a in b)")]),
        ("a and b\n", [("a and b", "(a or b)")]),
        ("a & b\n", [("a & b", "(a | b)")]),
        ("not a\n", [("not a", "(a)")]),
        ("-a\n", []),
        ("a < b < c\n", []),
        ("x = b if a() else c\n", [("a()", "(not (a()))")]),
        ("[a for a in b if a.c]\n", [("a.c", "(not (a.c))")]),
        ("a.b(c)\n", [("a.b(c)", "pass")]),
        ("x = 7\n", [("7", "(8)")]),
        ("x = 65_536\n", []),
        ("x(safe=True)\n", [("x(safe=True)", "pass"), ("True", "False")]),
        ("x = {'a', 'b'}\n", [("'a'", "*()"), ("'b'", "*()")]),
        ("x = {'a': c, **d}\n", [("'a': c", "**{}")]),
        ("x = ['a']\n", []),
        ("x = reader(a, strict=True)\n", [("True", "False")]),
        ("x = zip(a, b, strict=False)\n", [("False", "True")]),
    ],
)
def test_each_fault_is_one_that_a_person_could_make(
    source: str, expected: list[tuple[str, str]]
) -> None:
    assert changes(source) == expected


def test_answer_becomes_none_unless_it_says_no_already() -> None:
    source = "def f():\n    return x\ndef g():\n    return None\ndef h():\n    return\n"
    source += "def i():\n    return False\n"
    assert changes(source) == [("return x", "return None"), ("False", "True")]


def test_what_nobody_can_see_is_left_alone() -> None:
    source = """
"About 3 things."
__all__ = ["f", "g"]
Kind = Literal["a", "b"]
Cell = str | float | socket.Timeout | None
if TYPE_CHECKING:
    x = 1
@dataclass(frozen=True)
class A(B, kw_only=True):
    n: Literal[1, 2]
    def f(self, a: int | None) -> int | None:
        "Return 3."
        x = f"{1 + 2}"
        y = zip(x, x, strict=True)
    z = field(repr=False)
"""
    assert changes(source) == []


def test_all_but_the_fault_stays_as_it_is() -> None:
    source = "é = 'ü'; x = (a ==\n  b)  # why\ny = 'z'\n"
    (mutant,) = mutants_of(PATH, source)
    assert mutant.text == "é = 'ü'; x = ((a != b))  # why\ny = 'z'\n"


def test_place_and_change_are_one_line() -> None:
    (mutant,) = mutants_of(PATH, "\nx = (a ==\n  b)\n")
    assert str(mutant) == "rosterwizard/core/x.py:2: a == b  ->  (a != b)"


def test_every_file_of_the_program_with_a_fault_is_still_python() -> None:
    root = Path(__file__).parents[2]
    for path in sorted((root / "rosterwizard/core/reading").rglob("*.py")):
        for mutant in mutants_of(path, path.read_text("utf-8")):
            assert isinstance(mutant, Mutant)
            compile(mutant.text, str(path), "exec")
