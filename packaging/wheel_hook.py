"""Hatchling's hook: puts the commit into the wheel, and leaves the checkout as it is."""

from __future__ import annotations

import runpy
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CommitHook(BuildHookInterface):  # type: ignore[type-arg] # hatchling types it for itself
    """Gives the wheel the file that says which commit it is. A checkout asks git instead."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file into a folder of its own and have it packed."""
        if version == "editable":
            return
        built_from = runpy.run_path(str(Path(self.root) / "packaging" / "built_from.py"))
        self._folder = tempfile.TemporaryDirectory()
        file = Path(self._folder.name) / built_from["NAME"]
        file.write_text(built_from["content"](Path(self.root)), "ascii", newline="\n")
        build_data["force_include"][str(file)] = f"rosterwizard/resources/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the folder away again."""
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()
