"""What is different when PyInstaller has made the program, with Python and Qt inside."""

import os
import sys

# So that the program finds its own libraries; whatever it opens would find them as well.
_OUR_PLACES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def is_frozen() -> bool:
    """Tell whether the program is such a one."""
    return bool(getattr(sys, "frozen", False))


def restore_environment() -> None:
    """Give the browser and file manager that we open the environment that we were started with.

    Our libraries in theirs make them fail. Those of our own that are still to be loaded are found
    all the same: the loader has read the variable when the program began, and Qt knows its folder.
    """
    for name in _OUR_PLACES if is_frozen() else ():
        os.environ.pop(name, None)
        if before := os.environ.get(f"{name}_ORIG"):
            os.environ[name] = before
