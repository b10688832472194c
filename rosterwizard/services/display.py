"""Whether there is a screen to open a window on."""

import os
import sys


def display_is_missing() -> bool:
    """Tell whether no window can be opened, without loading Qt.

    Only on Linux can a program run with no screen at all; Qt would abort the process there. A
    platform that Qt was told to use by name (`QT_QPA_PLATFORM=offscreen`) needs none.
    """
    return sys.platform.startswith("linux") and _nothing_to_draw_on()


def _nothing_to_draw_on() -> bool:
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if chosen and chosen not in {"xcb", "wayland"}:
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
