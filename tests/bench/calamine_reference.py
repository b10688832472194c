"""What reading a workbook costs python-calamine alone: `calamine_reference.py FILE`."""

import sys

from python_calamine import CalamineWorkbook

if __name__ == "__main__":
    CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
