"""What is kept of a file tells whether it changed or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.kept_work import KeptWork, kept_files

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_changed_or_went_is_noticed(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("same", "changed", "gone")]
    for path in paths:
        path.write_text("a")
    work = KeptWork(files=kept_files(paths))
    paths[1].write_text("ab")
    paths[2].unlink()
    now = kept_files(paths)
    assert [one == other for one, other in zip(now, work.files, strict=True)] == [
        True,
        *[False] * (len(paths) - 1),
    ]
