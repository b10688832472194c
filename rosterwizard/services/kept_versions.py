"""Kept files of older programs: the steps from each version to the next, run in order.

A file is a tree of plain values (dicts, lists, texts, numbers) with its `version`. A step gets
the tree of one version and returns that of the next; the version itself is set here.
"""

from collections.abc import Callable
from typing import Any

Tree = dict[str, Any]
Step = Callable[[Tree], Tree]


class NewerVersionError(Exception):
    """The file was written by a newer program. It must be left as it is."""


class KeptVersions:
    """The versions of one kind of kept file.

    newest: the version that this program writes. Every version from 1 on has a step to the next.
    """

    def __init__(self, newest: int) -> None:
        self.newest = newest
        self._steps: dict[int, Step] = {}

    def step(self, since: int) -> Callable[[Step], Step]:
        """Register what makes the next version of version `since`."""

        def register(step: Step) -> Step:
            if since in self._steps:
                raise ValueError(f"there is a step from version {since} already")
            self._steps[since] = step
            return step

        return register

    def brought_up(self, tree: object) -> Tree:
        """Return the tree as the newest version has it.

        Raises NewerVersionError, and ValueError where it is no tree or names no version.
        """
        version = tree.get("version", 1) if isinstance(tree, dict) else None
        if not isinstance(tree, dict) or not isinstance(version, int) or version < 1:
            raise ValueError("no version")
        if version > self.newest:
            raise NewerVersionError
        for since in range(version, self.newest):
            tree = {**self._steps[since](tree), "version": since + 1}
        return tree
