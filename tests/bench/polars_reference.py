"""What reading a CSV file as text costs Polars alone: `polars_reference.py FILE`."""

import sys

import polars as pl

if __name__ == "__main__":
    pl.read_csv(sys.argv[1], infer_schema=False)
