"""What a crash leaves behind: no copy of the memory, which holds rows and maybe a password."""


def leave_no_core_dump() -> None:
    """Have the system write no core file for this program and those that it starts.

    Windows has no such limit, and writes none of its own accord.
    """
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
