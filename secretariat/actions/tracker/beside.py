"""What an import could not take in or settle, as files beside the sheet to put right and send again."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from secretariat.actions.tracker.preview import Preview
from secretariat.papers.columns import SheetColumn
from secretariat.papers.csv_out import csv_bytes
from secretariat.papers.destination import put_when_done
from secretariat.papers.read_tables import ReadFile
from secretariat.values.language import _


class _ComesOtherwiseError(Exception):
    """Ends the writing of files that are written anew, so that nothing of them stays."""


class FilesBeside:
    """The files beside a sheet: written as a preview has them, and put in their places once the block has ended.

    Where the block raises, what stood there stays as it was. Raises ``Refused`` naming a file that can't be written,
    ``LeftBeside`` where one can't be put in its place at last.
    """

    def __init__(self, file: ReadFile) -> None:
        self._file = file
        self._written = ExitStack()
        self._said: tuple[object, object] = ((), ())
        self._paths = ("", "")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._written.__exit__(kind, error, trace)

    def write(self, preview: Preview) -> tuple[str, str]:
        """The paths of the refused rows and of the open conflicts, "" for none; written anew only if they changed."""
        said = (preview.refused, preview.open_conflicts)
        if said != self._said:
            otherwise = _ComesOtherwiseError()
            self._written.__exit__(type(otherwise), otherwise, None)
            self._written, self._said, self._paths = ExitStack(), said, ("", "")
            refused = conflicts = ""
            if preview.refused:
                refused = f"{self._file.path}.refused.csv"
                self._written.enter_context(put_when_done(refused, refused_csv(self._file, preview)))
            if preview.open_conflicts:
                conflicts = f"{self._file.path}.conflicts.csv"
                self._written.enter_context(put_when_done(conflicts, conflicts_csv(preview)))
            self._paths = (refused, conflicts)
        return self._paths


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
