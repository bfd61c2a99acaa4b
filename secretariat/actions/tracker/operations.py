"""Taking a ministry's replies in: a preview that changes nothing, and the import, one act that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy.engine import Connection

from secretariat.actions.rows import past_day
from secretariat.actions.tracker.beside import FilesBeside
from secretariat.actions.tracker.comparing import Compared, Options, compare
from secretariat.actions.tracker.preview import ERROR, CellIssue, Outcome, Preview, counts_words
from secretariat.papers.destination import LeftBeside
from secretariat.papers.read_tables import ReadFile
from secretariat.record.acts import newest_act
from secretariat.record.bulk import uncollected
from secretariat.record.record import Record
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import Refused

LABEL: Final = N_("Import replies of {file} into the tracker")


class ImportRefused(Refused):
    """Rows of a sheet can't be taken in, so nothing was; ``preview`` says which and why."""

    def __init__(self, message: str, preview: Preview) -> None:
        super().__init__(message)
        self.preview = preview


class PreviewOutdated(Refused):
    """The record changed since a sheet was previewed, so nothing was taken in; ``preview`` is how it would be now."""

    def __init__(self, message: str, preview: Preview) -> None:
        super().__init__(message)
        self.preview = preview


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did; the files that its refused rows and its open conflicts were written to, "" for none.

    ``left_beside`` says where they are if a file could not be put in its place once all was taken in; ``taken_down``
    are the references of the rows that became actions.
    """

    preview: Preview
    refused_file: str = ""
    conflicts_file: str = ""
    left_beside: str = ""
    taken_down: tuple[str, ...] = ()

    @property
    def counts(self) -> str:
        """What was done, in a line."""
        return counts_words(self.preview, self.taken_down)

    @property
    def files_words(self) -> tuple[str, ...]:
        """Where the files are, a sentence each."""
        if self.left_beside:
            return (self.left_beside,)
        said = []
        if self.refused_file:
            said.append(_("Wrote the refused rows, with the reasons, to {file}.").format(file=self.refused_file))
        if self.conflicts_file:
            said.append(
                _("Wrote the conflicts, which stay as they are on record, to {file}.").format(file=self.conflicts_file)
            )
        return tuple(said)


def preview_replies(record: Record, file: ReadFile, options: Options) -> Preview:
    """What importing a file would do, row by row; changes nothing. Raises ``Refused`` where it is no tracker."""
    from secretariat.actions.tracker.trial import refused_by_rules

    with uncollected():
        with record.reading() as connection:
            compared = _compared(record, connection, file, options)
        return _with_refused(compared.preview, refused_by_rules(record, compared, file.path.name))


def import_replies(record: Record, file: ReadFile, options: Options, *, previewed: Preview | None = None) -> Taken:
    """Merge a tracker that came back into the record, as one act; what changes nothing is no act.

    Conflicts that ``options`` do not settle stay as they are on record, and are written to FILE.conflicts.csv. Raises
    ``ImportRefused``, and nothing is taken in, where a row can't be, unless ``skip_refused`` is set, which writes those
    to FILE.refused.csv; ``PreviewOutdated`` where it comes out otherwise by now than in ``previewed``.
    """
    taken: Taken | None = None
    try:
        with uncollected(), FilesBeside(file) as beside:
            taken = _import(record, file, options, previewed, beside)
    except LeftBeside as late:
        if taken is None:
            raise
        return replace(taken, left_beside=late.message)
    return taken


def _import(record: Record, file: ReadFile, options: Options, previewed: Preview | None, beside: FilesBeside) -> Taken:
    """The import; ``beside``, which ends once it is committed, takes what it could not settle.

    Others wait for no more than the writing of rows: the sheet is compared before the act, and again within it only
    where somebody saved meanwhile; what is refused by then refuses it before the act, or is written beside before it.
    """
    with record.reading() as connection:
        newest = newest_act(connection)
        compared = _compared(record, connection, file, options)
    name = file.path.name
    if compared.preview.refused and not options.skip_refused:
        from secretariat.actions.tracker.trial import refused_by_rules

        _refuse(_with_refused(compared.preview, refused_by_rules(record, compared, name)), options, previewed)
    if not compared.preview.changes_anything:
        _refuse(compared.preview, options, previewed)
        return _taken(compared.preview, beside)
    from secretariat.actions.tracker.writing import write
    from secretariat.record.joining import WithinAct

    beside.write(compared.preview)
    with record.act(LABEL, file=name) as work:
        if newest_act(work.connection, before=work.act_id) != newest:
            compared = _compared(record, work.connection, file, options)
        written = write(WithinAct(record, work), compared, name)
        preview = _with_refused(compared.preview, written.refused)
        _refuse(preview, options, previewed)
        return replace(_taken(preview, beside), taken_down=written.taken_down)


def _compared(record: Record, connection: Connection, file: ReadFile, options: Options) -> Compared:
    return compare(connection, file, options, record.today, past_day(record))


def _refuse(preview: Preview, options: Options, previewed: Preview | None) -> None:
    """Raise where a sheet comes out otherwise than ``previewed``, or has rows that can't be taken in."""
    if previewed is not None and preview != previewed:
        words = _("The record was changed since this preview, so nothing was taken in; it shows what is so now.")
        raise PreviewOutdated(words, preview)
    count = len(preview.refused)
    if count and not options.skip_refused:
        raise ImportRefused(
            ngettext(
                "{n} row of {file} can't be taken in, so nothing was; --skip-refused takes in the others.",
                "{n} rows of {file} can't be taken in, so nothing was; --skip-refused takes in the others.",
                count,
            ).format(n=count, file=preview.file),
            preview,
        )


def _with_refused(preview: Preview, refused: Mapping[int, str]) -> Preview:
    """The preview with the rows that the rules of the record refused when they were written."""
    if not refused:
        return preview
    rows = tuple(
        replace(row, outcome=Outcome.REFUSED, said=(*row.said, refused[row.row])) if row.row in refused else row
        for row in preview.rows
    )
    issues = tuple(CellIssue(row, "", "", ERROR, message) for row, message in refused.items())
    return replace(preview, rows=rows, issues=(*preview.issues, *issues))


def _taken(preview: Preview, beside: FilesBeside) -> Taken:
    refused, conflicts = beside.write(preview)
    return Taken(preview, refused, conflicts)
