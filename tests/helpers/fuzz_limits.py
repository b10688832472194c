"""What a process that is fed with damaged files may take; one that takes more dies and tells why.

Told is where it was: a traceback of every thread, in a file that outlives the process.
"""

from __future__ import annotations

import faulthandler
import resource
import signal
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CPU_S = 12.0  # of the processor: a busy machine makes nothing look slow
WALL_S = 900.0  # a machine that sleeps is none that hangs
MEMORY_BYTES = 6 * 2**30
RESIDENT_BYTES = 1500 * 2**20  # what files of a megabyte at most may make of the program


def tell_into(path: Path, *, of_death: bool = True) -> IO[str]:
    """Have a traceback written to the file, which must stay open, when the time is up.

    of_death: as well when this process dies of anything else.
    """
    file = path.open("a", encoding="utf-8")
    if of_death:
        faulthandler.enable(file)
    faulthandler.register(signal.SIGPROF, file, chain=True)
    return file


def limit_time(told: IO[str], cpu_s: float = CPU_S) -> None:
    """End this process when it computes for so long from now on, or does nothing for longer."""
    signal.setitimer(signal.ITIMER_PROF, cpu_s)
    faulthandler.dump_traceback_later(WALL_S, exit=True, file=told)


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory_fault() -> str:
    """Return what is wrong with the most that this process has ever had in memory."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return f"{most >> 20} MiB of memory\n" if most > RESIDENT_BYTES else ""
