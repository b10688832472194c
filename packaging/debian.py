"""The package for Debian and Ubuntu, made from the frozen program.

It has no scripts of its own: menu, icons and manual are announced by the triggers of the
packages that look after them. Two builds of one commit are the same byte for byte, given that
the frozen program is.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from built_from import commit
from debian_facts import NAME, control_fields, version_of, whose_work
from desktop_files import new_file, packed, write_desktop_files
from frozen import same_each_time
from running import ROOT, run_quietly

NEWS = ROOT / "resources" / "help" / "whats_new.md"
FOLDER_MODE, PROGRAM_MODE, FILE_MODE = 0o755, 0o755, 0o644


def build_deb(program: Path, folder: Path) -> Path:
    """Build the package into `folder` and return its path.

    program: the frozen one, in the folder that it was built into. Raises Fault.
    """
    moment = commit_moment()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch, "root")
        home = lay_out(program, root, moment)
        size = sum(path.lstat().st_size for path in files_in(root))
        fields = control_fields(home, version_of(moment, commit()), size)
        write_control(root, fields)
        settle(root, home / program.name, moment)
        file = new_file(
            folder.resolve() / "{Package}_{Version}_{Architecture}.deb".format_map(fields)
        )
        # A fifth larger than by xz, and done in 10 s in place of 180. One thread, because several
        # would cut the data into blocks that hang on the machine.
        pack = ("dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zzstd", "-z9", "--build")
        run_quietly("packing the package", *pack, root, file, env=same_each_time())
    return file


def commit_moment() -> datetime:
    """Return when the commit that is checked out was made."""
    return datetime.fromtimestamp(int(same_each_time()["SOURCE_DATE_EPOCH"]), UTC)


def lay_out(program: Path, root: Path, moment: datetime) -> Path:
    """Put everything into its place below `root`; return the program's folder there."""
    home = root / "usr" / "lib" / NAME
    shutil.copytree(program.parent, home, symlinks=True)
    command = new_file(root / "usr" / "bin" / NAME)
    command.symlink_to(Path("..", "lib", NAME, program.name))
    share = root / "usr" / "share"
    write_desktop_files(program, share, f"{moment:%Y-%m-%d}")
    write_documents(home, share / "doc" / NAME)
    return home


def write_documents(home: Path, folder: Path) -> None:
    """Write whose work is inside, and what is new, where Debian's users look for them."""
    new_file(folder / "copyright").write_text(whose_work(home), "utf-8")
    (folder / "NEWS.gz").write_bytes(packed(NEWS.read_bytes()))


def write_control(root: Path, fields: dict[str, str]) -> None:
    """Write the fields, and a digest of every file by which one that changed is found later."""
    control = new_file(root / "DEBIAN" / "control")
    control.write_text("".join(f"{name}: {value}\n" for name, value in fields.items()), "utf-8")
    installed = [path for path in files_in(root / "usr") if not path.is_symlink()]
    lines = [f"{md5(path)}  {path.relative_to(root)}\n" for path in installed]
    (root / "DEBIAN" / "md5sums").write_text("".join(lines), "utf-8")


def md5(path: Path) -> str:
    """Return the digest of a file that dpkg goes by."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def settle(root: Path, program: Path, moment: datetime) -> None:
    """Give everything the rights and the time that it has whoever builds it, and when."""
    time = moment.timestamp()
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(mode_of(path, program))
        os.utime(path, (time, time), follow_symlinks=False)
    root.chmod(FOLDER_MODE)
    os.utime(root, (time, time))


def mode_of(path: Path, program: Path) -> int:
    """Return the rights of a file or a folder: all may read, and one file may be run."""
    if path.is_dir():
        return FOLDER_MODE
    return PROGRAM_MODE if path == program else FILE_MODE


def files_in(folder: Path) -> list[Path]:
    """Return every file and link in a folder, however deep, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
