"""The libraries: each is there and can be loaded."""

import re
from collections.abc import Iterator
from functools import partial
from importlib import import_module, metadata

from rosterwizard.services.self_check.findings import Finding, remark, tried, well, wrong
from rosterwizard.services.versions import library_versions

# All that is taken out of the loader's words: "libEGL.so.1: cannot open shared object file".
_SYSTEM_LIBRARY = re.compile(r"lib[\w+.-]+\.so[\d.]*")
_PACKAGE_PARTS = 2  # NAME/__init__.py
# The package of Qt loads nothing of Qt by itself; this is where a bare Linux lacks libraries.
_INSIDE = {"PySide6": "PySide6.QtWidgets"}


def libraries() -> Iterator[Finding]:
    """Load every library that the program asks for."""
    found = library_versions()
    if not found:
        yield remark("self-check-no-libraries")
    for name, version in found.items():
        yield tried(partial(_loaded, name, version))


def _loaded(name: str, version: str) -> Finding:
    if not version:
        return wrong("self-check-library", "missing", name=name)
    try:
        for module in _modules_of(name):
            import_module(_INSIDE.get(module, module))
    except ImportError as error:
        return wrong(
            "self-check-library", "faulty", name=name, version=version, reason=_lacking(error)
        )
    return well("self-check-library", name=name, version=version)


def _lacking(error: ImportError) -> str:
    """Return what is missing: a library of the system, a module, or else only the kind of error."""
    found = _SYSTEM_LIBRARY.match(str(error))
    return found[0] if found else error.name or type(error).__name__


def _modules_of(name: str) -> set[str]:
    """Return the packages that a library installs; none where it does not say so."""
    return {
        file.parts[0]
        for file in metadata.files(name) or ()
        if len(file.parts) == _PACKAGE_PARTS and file.name == "__init__.py"
    }
