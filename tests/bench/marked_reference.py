"""What openpyxl alone takes to open a workbook and save it: `marked_reference.py IN OUT`."""

from __future__ import annotations

import sys

import openpyxl

if __name__ == "__main__":
    source, target = sys.argv[1:]
    openpyxl.load_workbook(source, rich_text=True).save(target)
