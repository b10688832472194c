"""The endings of files: of those that are taken for tables, and of case files.

What is in a table is told by how it begins, whatever it is called.
"""

TEXTS = (".csv", ".tsv", ".tab", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TABLES = frozenset({*TEXTS, *WORKBOOKS})
ZIP = ".zip"
CASE = ".rwcase"
