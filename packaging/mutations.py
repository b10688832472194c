"""The small faults that one could make in a Python file, each as the text of the file with it.

What no person can come to see is left alone: words about the code, types, decorators, the bases
of classes, what a module says it has, and what only a programmer meets: how a thing prints itself,
and whether `zip` minds lists of different lengths. So are texts with values in them, whose parts
have no place before Python 3.12.
"""

from __future__ import annotations

import ast
import builtins
import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Change = tuple[ast.expr | ast.stmt, str]  # what is replaced, and by what

# The neighbour that is most easily taken for it; the opposite would be found at once.
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator | ast.boolop], type[ast.operator | ast.boolop]] = {
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,  # as "and" and "or" are written for whole columns
    ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
COUNTED = 10_000  # a number that is larger is the size of a piece: one more makes no difference
UNSEEN = {"annotation", "returns", "decorator_list", "bases"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file with one fault. path: from the top of the tree. line: where, from 1."""

    path: Path
    line: int
    was: str
    now: str
    text: str

    def __str__(self) -> str:
        """Return place and change in one line."""
        was, now = (" ".join(each.split()) for each in (self.was, self.now))
        return f"{self.path.as_posix()}:{self.line}: {was}  ->  {now}"


def mutants_of(path: Path, source: str) -> list[Mutant]:
    """Return every mutant of a file, in the order of its text."""
    nodes = _seen(ast.parse(source))
    changes = [change for node in nodes for change in FAULTS.get(type(node), _none)(node)]
    return [_mutant(path, source, place, now) for place, now in changes]


def _mutant(path: Path, source: str, place: ast.expr | ast.stmt, now: str) -> Mutant:
    """Write `now` over a place; its columns are counted in bytes."""
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    first, last = place.lineno - 1, (place.end_lineno or place.lineno) - 1
    head, tail = lines[first][: place.col_offset], lines[last][place.end_col_offset :]
    text = b"".join([*lines[:first], head, now.encode(), tail, *lines[last + 1 :]]).decode()
    return Mutant(path, place.lineno, ast.get_source_segment(source, place) or "", now, text)


def _seen(node: ast.AST) -> Iterator[ast.AST]:
    """Walk over what a person can come to see the work of."""
    if _is_unseen(node):
        return
    yield node
    unseen = _unseen_parts(node)
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in unseen:
                yield from _seen(child)


def _is_unseen(node: ast.AST) -> bool:
    match node:
        case (
            ast.JoinedStr()
            | ast.If(test=ast.Name("TYPE_CHECKING"))
            | ast.Assign(targets=[ast.Name("__all__")])
            | ast.Subscript(value=ast.Name("Literal"))
            | ast.keyword(arg="repr")
        ):
            return True
    return False


def _unseen_parts(node: ast.AST) -> set[str]:
    match node:
        case (
            ast.ClassDef()
            | ast.Call(func=ast.Name("zip"), keywords=[ast.keyword(value=ast.Constant(True))])
        ):
            return {*UNSEEN, "keywords"}
    return UNSEEN


def _none(_node: ast.AST) -> Iterator[Change]:
    yield from ()


def _comparison(node: ast.Compare) -> Iterator[Change]:
    if len(node.ops) == 1:
        yield _with(node, "ops", [COMPARISONS[type(node.ops[0])]()])


def _operator(node: ast.BoolOp | ast.BinOp) -> Iterator[Change]:
    of_types = isinstance(node, ast.BinOp) and _is_type(node.right)
    if not of_types and (other := OPERATORS.get(type(node.op))):
        yield _with(node, "op", other())


def _is_type(node: ast.expr) -> bool:
    """Tell whether this stands for a type, as in `str | None`."""
    name = ast.unparse(node).rpartition(".")[2]
    is_ours = name[:1].isupper() and not name.isupper()
    return is_ours or name == "None" or isinstance(getattr(builtins, name, None), type)


def _negation(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.Not | ast.Invert):
        yield node, f"({ast.unparse(node.operand)})"


def _condition(node: ast.If | ast.IfExp | ast.While | ast.comprehension) -> Iterator[Change]:
    """Turn a condition round where nothing in it is turned round by itself."""
    tests = node.ifs if isinstance(node, ast.comprehension) else [node.test]
    for test in tests:
        if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):
            yield test, f"(not ({ast.unparse(test)}))"


def _return(node: ast.Return) -> Iterator[Change]:
    # Of a "no" that is given as None everybody sees a "no".
    if node.value and ast.unparse(node.value) not in {"None", "False"}:
        yield node, "return None"


def _statement(node: ast.Expr) -> Iterator[Change]:
    if isinstance(node.value, ast.Call):
        yield node, "pass"


def _constant(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield node, str(not node.value)
    elif isinstance(node.value, int | float) and node.value < COUNTED:
        yield node, f"({node.value + 1!r})"


def _members(node: ast.Tuple | ast.Set | ast.List) -> Iterator[Change]:
    """Leave out one of several members that are written out."""
    if len(node.elts) > 1 and all(isinstance(each, ast.Constant) for each in node.elts):
        yield from ((each, "*()") for each in node.elts)


def _entries(node: ast.Dict) -> Iterator[Change]:
    """Leave out one of several entries."""
    for key, value in zip(node.keys, node.values, strict=True):
        if key and len(node.keys) > 1:
            entry = ast.Constant(value=None, lineno=key.lineno, col_offset=key.col_offset)
            entry.end_lineno, entry.end_col_offset = value.end_lineno, value.end_col_offset
            yield entry, "**{}"


def _with(node: ast.expr, name: str, value: object) -> Change:
    """Return a change of one part of an expression; in brackets, since what is around it stays."""
    changed = copy.copy(node)
    setattr(changed, name, value)
    return node, f"({ast.unparse(changed)})"


FAULTS: dict[type[ast.AST], Callable[[Any], Iterator[Change]]] = {
    ast.Compare: _comparison,
    ast.BoolOp: _operator,
    ast.BinOp: _operator,
    ast.UnaryOp: _negation,
    ast.If: _condition,
    ast.IfExp: _condition,
    ast.While: _condition,
    ast.comprehension: _condition,
    ast.Return: _return,
    ast.Expr: _statement,
    ast.Constant: _constant,
    ast.Tuple: _members,
    ast.Set: _members,
    ast.List: _members,
    ast.Dict: _entries,
}
