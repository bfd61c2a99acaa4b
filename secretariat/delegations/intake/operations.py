"""Taking in a list of nominees: a preview that changes nothing, and the import, one act that can be undone."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace

from secretariat.delegations.intake.choosing import Options, laid_table, tables_of_people
from secretariat.delegations.intake.columns import Column
from secretariat.delegations.intake.known import LABEL
from secretariat.delegations.intake.layout import lay_out
from secretariat.delegations.intake.mappings import forget, remember
from secretariat.delegations.intake.preparing import prepare
from secretariat.delegations.intake.preview import Outcome, Preview
from secretariat.delegations.intake.refused_rows import refused_csv
from secretariat.delegations.intake.writing import write
from secretariat.papers.destination import LeftBeside, put_when_done
from secretariat.papers.read_tables import ReadFile
from secretariat.parties.recognising import PartyNames
from secretariat.record.acts import newest_act
from secretariat.record.bulk import uncollected
from secretariat.record.record import Record
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import Refused


class ImportRefused(Refused):
    """Rows of a list can't be taken in, so nothing was; ``preview`` says which and why."""

    def __init__(self, message: str, preview: Preview) -> None:
        super().__init__(message)
        self.preview = preview


class PreviewOutdated(Refused):
    """The record changed since a list was previewed, so nothing was taken in; ``preview`` is how it would be now."""

    def __init__(self, message: str, preview: Preview) -> None:
        super().__init__(message)
        self.preview = preview


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did; ``refused_rows`` is the file its refused rows were written to, "" where there are none.

    ``act`` is its number, 0 where nothing was changed. ``left_beside`` says where they are if that file could not be
    put in its place once all was taken in.
    """

    preview: Preview
    refused_rows: str
    replaced: bool
    act: int
    left_beside: str = ""

    @property
    def refused_words(self) -> str:
        """Where the refused rows are, as a sentence; "" where there are none."""
        if self.left_beside or not self.refused_rows:
            return self.left_beside
        words = (
            _("Wrote the refused rows, with the reasons, to {file}, in place of an earlier one.")
            if self.replaced
            else _("Wrote the refused rows, with the reasons, to {file}.")
        )
        return words.format(file=self.refused_rows)


def preview_import(record: Record, meeting: str, file: ReadFile, options: Options) -> Preview:
    """What importing a file would do, row by row; changes nothing. Raises ``Refused`` where it lists no people."""
    with uncollected():
        return prepare(record, record.reading, meeting, file, options).preview


def take_in(
    record: Record, meeting: str, file: ReadFile, options: Options, *, previewed: Preview | None = None
) -> Taken:
    """``import_delegates``, with the rows it skips written into FILE.refused.csv beside the list.

    Nothing is taken in where that file can't be written. With ``previewed``, what was shown to somebody, nothing is
    taken in either where it would come out otherwise by now: ``PreviewOutdated`` has the preview as it is.
    """
    taken: Taken | None = None
    try:
        with uncollected(), ExitStack() as after:
            taken = _take_in(record, meeting, file, options, previewed, after)
    except LeftBeside as late:
        if taken is None:
            raise
        return replace(taken, left_beside=late.message)
    return taken


def import_delegates(record: Record, meeting: str, file: ReadFile, options: Options) -> Preview:
    """Take a list of nominees in as one act, and give what was done.

    New people come onto the record, those on record are changed where the list says otherwise, and nobody is taken
    off: who is not in the list is told as missing. Raises ``ImportRefused`` (and nothing is taken in) where a row
    can't be, unless ``skip_refused`` is set.
    """
    with uncollected():
        return _take_in(record, meeting, file, options, None, None).preview


def _take_in(
    record: Record,
    meeting: str,
    file: ReadFile,
    options: Options,
    previewed: Preview | None,
    after: ExitStack | None,
) -> Taken:
    """The import; into ``after``, which ends once it is committed, goes the writing of the refused rows.

    The list is read and compared before the act, so that others can save meanwhile; where one of them did, all of it
    is compared again within the act, when nobody can.
    """
    where, replaced = "", False
    ready = prepare(record, record.reading, meeting, file, options)
    _refuse(ready.preview, options, previewed)
    with record.act(LABEL, meeting=ready.at.ref, file=file.path.name) as work:
        connection = work.connection
        if newest_act(connection, before=work.act_id) != ready.newest:
            ready = prepare(record, lambda: nullcontext(connection), meeting, file, options)
            _refuse(ready.preview, options, previewed)
            record.relabelled(work, LABEL, meeting=ready.at.ref, file=file.path.name)
        if options.forget:
            forget(work, ready.sender)
        remember(work, ready.sender, ready.laid.columns, options.told)
        write(work, ready.at, ready.wanted, file.path.name, record.today.isoformat())
        if ready.preview.refused and after is not None:
            where = f"{file.path}.refused.csv"
            replaced = after.enter_context(put_when_done(where, refused_csv(file, ready.preview)))
    return Taken(ready.preview, where, replaced, work.act_id if work.changed_anything else 0)


def _refuse(preview: Preview, options: Options, previewed: Preview | None) -> None:
    """Raise where a list comes out otherwise than ``previewed``, or has rows that can't be taken in."""
    if previewed is not None and preview != previewed:
        words = _("The record was changed since this preview, so nothing was taken in; it shows what is so now.")
        raise PreviewOutdated(words, preview)
    if preview.refused and not options.skip_refused:
        count = preview.count(Outcome.REFUSED)
        raise ImportRefused(
            ngettext(
                "{n} row of {file} can't be taken in, so nothing was; --skip-refused takes in the others.",
                "{n} rows of {file} can't be taken in, so nothing was; --skip-refused takes in the others.",
                count,
            ).format(n=count, file=preview.file),
            preview,
        )


def columns_of(record: Record, file: ReadFile, options: Options) -> tuple[tuple[Column, ...], list[str]]:
    """How the columns of a list would be read; or none, and the names of its tables, where one has to be chosen.

    The columns of a file's only table are given whatever they seem to hold: a person may see which one has the names.
    Raises ``Refused`` where the file lists no people.
    """
    with record.reading() as connection:
        names = PartyNames.read(connection)
        tables = [] if options.sheet else tables_of_people(file, names)
        if len(tables) > 1:
            return (), tables
        try:
            return laid_table(connection, file, names, options)[0].columns, []
        except Refused:
            only = lay_out(file.tables[0], names, told=options.told, remembered={}) if len(file.tables) == 1 else None
            if only is None or not only.columns:
                raise
            return only.columns, []


def forget_sender(record: Record, sender: str) -> bool:
    """Forget how a sender's columns are read; whether anything was remembered."""
    with record.act(N_("Forget how the columns of {sender} are read"), sender=sender) as work:
        return forget(work, sender)


__all__ = [
    "ImportRefused",
    "Options",
    "PreviewOutdated",
    "Taken",
    "forget_sender",
    "import_delegates",
    "preview_import",
    "take_in",
]
