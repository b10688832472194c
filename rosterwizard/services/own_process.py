"""Starting a process of our own, however the program was installed and started.

Nothing heavy is imported here, so that the process starts before anything else does.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import rosterwizard
from rosterwizard.services.frozen import is_frozen
from rosterwizard.services.own_entry import SIGN

# -I keeps out what would shadow our modules: the folder we are in, which may be full of other
# people's files, and every PYTHON… variable. It also leaves out the person's own libraries
# (`pip install --user`), and so the folders to search are handed over.
_PYTHON = ("-I", "-X", "utf8", "-c")
_BEGIN = (
    "import sys; sys.path[:] = sys.argv.pop(1).split('\\n'); "
    "from rosterwizard.services.own_entry import serve_as_own_process; serve_as_own_process()"
)


def start_own_process(module: str, *arguments: str, stdin: BinaryIO) -> subprocess.Popen[bytes]:
    """Start a process that runs `main()` of `module`, one of `own_entry.MODULES`.

    It reads `stdin`, and we its standard output; what it says besides is lost. It is the
    caller's to end.
    """
    return subprocess.Popen(  # noqa: S603 - our own module, and no name of a file
        command_for(module, *arguments),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def command_for(module: str, *arguments: str) -> list[str]:
    """Return the command line that runs `main()` of `module`.

    Frozen by PyInstaller there is no Python to start, but only the program itself, which knows
    this case by its first argument.
    """
    begin = () if is_frozen() else (*_PYTHON, _BEGIN, "\n".join(folders_to_search()))
    return [sys.executable, *begin, SIGN, module, *arguments]


def folders_to_search() -> list[str]:
    """Return our own `sys.path`, in an order in which nothing is shadowed.

    What stands before the standard library (PYTHONPATH, the folder of the script) comes last,
    but for the folder that we ourselves come from: a checkout is not to meet an installed copy.
    The folder we are in is left out, unless it is that one.
    """
    standard, home = (str(Path(place).parent) for place in (os.__file__, rosterwizard.__path__[0]))
    start = sys.path.index(standard) if standard in sys.path else 0
    front, back = sys.path[:start], sys.path[start:]
    ours = [home] if home not in back else []
    others = [folder for folder in front if folder != home and not _is_here(folder)]
    return [*back[:1], *ours, *back[1:], *others]


def _is_here(folder: str) -> bool:
    path = Path(folder)
    return path.exists() and path.samefile(os.curdir)
