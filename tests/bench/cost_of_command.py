"""A small process that runs a command and tells what it cost: `cost_of_command.py OUT COMMAND…`.

It is as small as a Python can be, because the peak of a command counts from the copy of its parent
that it starts as. The command's standard output goes to the file OUT.
"""

import json
import os
import sys
import time


def main(out: str, command: list[str]) -> None:
    """Run the command; print its seconds, those of its processors, its peak and its status."""
    with open(out, "wb") as file:  # noqa: PTH123 - pathlib would double this process
        streams = [(os.POSIX_SPAWN_DUP2, file.fileno(), 1)]
        start = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
        _, status, used = os.wait4(child, 0)
        clock_s = time.perf_counter() - start
    cost = {
        "clock_s": clock_s,
        "work_s": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "status": os.waitstatus_to_exitcode(status),
    }
    sys.stdout.write(json.dumps(cost))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
