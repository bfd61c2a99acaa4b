"""Nominations that come in as a spreadsheet: recognised, previewed row by row, taken in as one act."""
