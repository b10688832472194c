"""The names of kinds of errors and of places in code, where these are the program's or a library's.

What is called so in code that came from elsewhere (a script that a person named, a class or a
function that was made out of data) is told by no name: it could be one of a person.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.services.log_events import LIBRARIES, OTHER

if TYPE_CHECKING:
    from types import CodeType, FrameType, ModuleType

OWNERS = LIBRARIES | {"rosterwizard", "packaging"} | sys.stdlib_module_names
# As Rust names what it raises: its class lies in no module that could be asked for it.
_PANIC = ("pyo3_runtime", "PanicException")


def known_kind(error: BaseException) -> str:
    """Return the class of an error, or the nearest class above it that is a known one."""
    return next(each.__name__ for each in type(error).__mro__ if _is_known(each))


def known_place(frame: FrameType, line: int) -> str:
    """Return where a program was: "plan.py:12 planned"; "other" for code of nobody's known."""
    code, module = frame.f_code, frame.f_globals.get("__name__")
    if not _is_of_module(frame, sys.modules.get(str(module))):
        return OTHER
    return f"{Path(code.co_filename).name}:{line} {_function_name(code)}"


def _function_name(code: CodeType) -> str:
    """Return the name of a function; what is no word of Python's was made by no one's hand."""
    plain = code.co_name.strip("<>")
    return code.co_name if plain.isidentifier() and plain.isascii() else OTHER


def _is_known(kind: type) -> bool:
    if (kind.__module__, kind.__name__) == _PANIC:
        return True
    module = sys.modules.get(kind.__module__) if _is_owned(kind.__module__) else None
    found: object = module
    for part in kind.__qualname__.split("."):
        found = getattr(found, part, None)
    return found is kind


def _is_of_module(frame: FrameType, module: ModuleType | None) -> bool:
    """Tell whether the code that runs is that of a known module's own file."""
    if module is None or frame.f_globals is not vars(module) or not _is_owned(module.__name__):
        return False
    file = getattr(module, "__file__", None) or ""
    return Path(frame.f_code.co_filename).stem == Path(file).stem


def _is_owned(module: str) -> bool:
    return module.partition(".")[0] in OWNERS
