"""What an import could not take in or settle, as files beside the sheet to put right and send again."""

from __future__ import annotations

from secretariat.actions.tracker.preview import Preview
from secretariat.papers.columns import SheetColumn
from secretariat.papers.csv_out import csv_bytes
from secretariat.papers.read_tables import ReadFile
from secretariat.values.language import _


def refused_csv(file: ReadFile, preview: Preview) -> bytes:
    """The refused rows under their headings, with their number and why they were refused, as CSV."""
    reasons = {one.row: "; ".join(one.said) for one in preview.refused}
    table = next(one for one in file.tables if one.name == preview.table)
    columns = [
        SheetColumn("row", _("Row")),
        SheetColumn("reason", _("Refused because")),
        *(SheetColumn(str(one.index), one.words) for one in preview.headings),
    ]
    return csv_bytes(
        columns,
        (
            {"row": row.number, "reason": reasons[row.number], **{str(at): cell for at, cell in enumerate(row.cells)}}
            for row in table.rows
            if row.number in reasons
        ),
    )


def conflicts_csv(preview: Preview) -> bytes:
    """The conflicts nobody has settled, with their three sides, as CSV."""
    columns = [
        SheetColumn("row", _("Row")),
        SheetColumn("ref", _("Ref")),
        SheetColumn("field", _("Field")),
        SheetColumn("base", _("When it went out")),
        SheetColumn("theirs", _("Theirs")),
        SheetColumn("ours", _("On record")),
    ]
    return csv_bytes(
        columns,
        (
            {
                "row": row.row,
                "ref": row.ref,
                "field": one.heading,
                "base": one.base,
                "theirs": one.theirs,
                "ours": one.ours,
            }
            for row, one in preview.open_conflicts
        ),
    )
