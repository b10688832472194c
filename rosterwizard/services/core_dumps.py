"""What a crash leaves behind: no copy of the memory, which holds rows and maybe a password."""

import sys


def leave_no_core_dump() -> None:
    """Have the system write no core file for this program and those that it starts.

    Windows has no such limit, and writes none of its own accord.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
