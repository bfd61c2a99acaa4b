"""The rows of a list that could not be taken in, as a file to put right and send again."""

from __future__ import annotations

from secretariat.delegations.intake.preview import Outcome, Preview
from secretariat.delegations.intake.words import sentences
from secretariat.papers.columns import SheetColumn
from secretariat.papers.csv_out import csv_bytes
from secretariat.papers.read_tables import ReadFile
from secretariat.values.language import _


def refused_csv(file: ReadFile, preview: Preview) -> bytes:
    """The refused rows under their headings, with their number and why they were refused, as CSV."""
    reasons = {line.row: sentences(line.said) for line in preview.lines if line.outcome is Outcome.REFUSED}
    # Tables of a text file may share a name, and their rows are numbered through; sheets of a workbook never do.
    rows = [row for one in file.tables if one.name == preview.table for row in one.rows if row.number in reasons]
    columns = [
        SheetColumn("row", _("Row")),
        SheetColumn("reason", _("Refused because")),
        *(SheetColumn(str(column.index), column.heading or column.letter) for column in preview.columns),
    ]
    wide = len(preview.columns)
    return csv_bytes(
        columns,
        (
            {
                "row": row.number,
                "reason": reasons[row.number],
                **{str(at): row.cells[at] if at < len(row.cells) else "" for at in range(wide)},
            }
            for row in rows
        ),
    )
