"""Which program this is: its version, its commit, and what it runs on."""

import platform
import re
from importlib import metadata
from pathlib import Path

import rosterwizard
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.checkout import CHANGED, commit_of

DISTRIBUTION = "rosterwizard"
BUILT_FROM = "built_from.txt"  # in `resources`; only a build has it
_NAME = re.compile(r"[\w.-]+")


def commit() -> str:
    """Return the commit as `checkout.commit_of` does; a built program carries it."""
    try:
        return (resources_folder() / BUILT_FROM).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return commit_of(Path(rosterwizard.__file__).resolve().parent.parent)


def commit_said() -> str:
    """Return the commit in words, whether the program was changed since, or that it is unknown."""
    known = commit()
    if not known:
        return sentence("version-commit", "unknown")
    part = "changed" if known.endswith(CHANGED) else "message"
    return sentence("version-commit", part, commit=known.removesuffix(CHANGED))


def library_versions() -> dict[str, str]:
    """Return the version of each library that the program asks for; "" of one that is missing.

    Empty when this build does not say which libraries it has.
    """
    try:
        wanted = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return {}
    return dict(_found(each) for each in wanted if _is_for_us(each))


def versions() -> dict[str, str]:
    """Return what tells this installation from others, by name, ready to be shown."""
    return {
        sentence("version-commit", "title"): commit_said(),
        "Python": platform.python_version(),
        sentence("version-system"): platform.platform(),
        **_libraries_said(),
    }


def _libraries_said() -> dict[str, str]:
    found = library_versions()
    if not found:
        return {sentence("version-libraries"): sentence("version-libraries", "unknown")}
    missing = sentence("version-libraries", "missing")
    return {name: version or missing for name, version in found.items()}


def _is_for_us(requirement: str) -> bool:
    """Tell whether a requirement counts here: those with a condition do where they are met."""
    return ";" not in requirement or bool(_found(requirement)[1])


def _found(requirement: str) -> tuple[str, str]:
    """Return the library's name, as it writes itself, and its version."""
    match = _NAME.match(requirement)
    name = match.group() if match else requirement
    try:
        library = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return name, ""
    return library.name, library.version
