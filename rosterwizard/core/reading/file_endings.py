"""The endings of files that are taken for tables; what is in one is told by how it begins."""

TEXTS = (".csv", ".tsv", ".tab", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TABLES = frozenset({*TEXTS, *WORKBOOKS})
ZIP = ".zip"
