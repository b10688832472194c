"""Which rows of a sheet are records, and which are totals, titles, notes or headings."""
