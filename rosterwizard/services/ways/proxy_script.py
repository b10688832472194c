"""The script by which a computer chooses a proxy (PAC): known of, and never run."""

from __future__ import annotations

import importlib
from typing import Any

_SETTINGS = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"


def proxy_script() -> str:
    """Return the address of the script that this computer is set to; "" for none.

    Windows alone says so; elsewhere nobody knows.
    """
    try:
        winreg: Any = importlib.import_module("winreg")
    except ImportError:
        return ""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _SETTINGS) as key:
            return str(winreg.QueryValueEx(key, "AutoConfigURL")[0])
    except OSError:  # there is no such value
        return ""
