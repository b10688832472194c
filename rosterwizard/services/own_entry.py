"""Where a process of our own begins, which does one thing for the program and ends.

Loaded at every start of the program, and so it loads nothing itself.
"""

import sys
from importlib import import_module

# Two words together, and the second from a closed list: no file's name and no slip of the pen
# leads here. What follows them is the module's own.
SIGN = "--own-process"
MODULES = frozenset(
    {
        "rosterwizard.services.reading_child",
        "rosterwizard.services.marking_child",
        "rosterwizard.services.look_alike_child",
    }
)


def serve_as_own_process() -> bool:
    """Run `main()` of the module that the arguments name; False if they ask for no such thing."""
    sign, module = (*sys.argv[1:3], "", "")[:2]
    if sign != SIGN or module not in MODULES:
        return False
    del sys.argv[1:3]
    import_module(module).main()
    return True
