"""The pages of help as texts: those of `resources/help`, or a language's own beside its words."""

import re
from functools import cache
from pathlib import Path

from rosterwizard.core.messages.languages import Language
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.messages.words import spoken, words_folder

# The road first, in its order; whatever else lies in the folder follows by title.
_ORDER = (
    *("record_type", "template", "file", "headings", "check", "submit", "results"),
    *("problems", "servers", "privacy", "keyboard", "whats_new"),
)
_PROBLEM = re.compile(r"^`([^`]+)`: (.+)$", re.MULTILINE)
_LINK = re.compile(r"\[([^]]+)\]\([^)]+\)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")


def help_folder() -> Path:
    """Return where the English pages of help lie."""
    return resources_folder() / "help"


def help_texts() -> dict[str, str]:
    """Return every page of help by name, in the order of the list.

    A language has its own beside its words; a page that it lacks is shown in English.
    """
    return _help_texts(spoken())


@cache
def _help_texts(_language: Language) -> dict[str, str]:
    folders = (help_folder(), words_folder() / "help")
    pages = (path for folder in folders for path in folder.glob("*.md"))
    found = {path.stem: path.read_text("utf-8") for path in pages}
    rest = sorted(set(found) - set(_ORDER), key=lambda name: title_of(found[name]))
    return {name: found[name] for name in (*_ORDER, *rest) if name in found}


def title_of(text: str) -> str:
    """Return the title of a page: its first line."""
    return text.partition("\n")[0].lstrip("# ").strip()


def help_of_problem(code: str) -> str:
    """Return what help says of a problem, without marks for links; "" where it says nothing."""
    found = dict(_PROBLEM.findall(help_texts()["problems"]))
    return _STRONG.sub(r"\1", _LINK.sub(r"\1", found.get(code, "")))
