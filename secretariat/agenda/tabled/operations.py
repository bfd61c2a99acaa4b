"""What staff do with papers tabled: add, edit, revise, delete. One function is one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy import select

from secretariat.agenda.tabled.columns import EMPTY, folded_of, given_columns
from secretariat.agenda.tabled.finding import paper_id
from secretariat.agenda.tabled.model import paper
from secretariat.agenda.tabled.numbering import USUAL_PATTERN, given_symbol, next_revision, next_symbol
from secretariat.agenda.tabled.queries import detail_of
from secretariat.agenda.tabled.rows import PaperDetail
from secretariat.meetings.finding import meeting_id
from secretariat.record.kept_files import GivenFile, keep_file, read_given
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

_KEPT_IN_REVISION = ("item_id", "title", "purpose", "submitted_by_id", "submitter", "access", "language", "source")


class PaperFields(TypedDict, total=False):
    """What can be set on a paper; ``item`` is an item of its meeting, ``by`` a party or words, ``file`` a path."""

    title: str
    item: str | None
    by: str | None
    purpose: str | None
    access: str | None
    language: str | None
    tabled_on: PartialDate | None
    file: str | None
    note: str | None
    source: str | None


def add_paper(
    record: Record,
    meeting: str,
    *,
    symbol: str | None = None,
    pattern: str = USUAL_PATTERN,
    **fields: Unpack[PaperFields],
) -> PaperDetail:
    """Table a paper under the next symbol of its meeting, or under the ``symbol`` it came with.

    ``pattern`` makes the symbols of a meeting that has no pattern of its own. Raises ``Refused`` where the title is
    missing, the symbol is taken, or the file can't be read.
    """
    given = _read(fields)
    with record.act(N_("Table {symbol} {title}"), symbol=symbol or "", title=fields.get("title") or "") as work:
        id_ = add_paper_in(work, meeting_id(work.connection, meeting), fields, symbol, pattern, given)
        added = detail_of(work.connection, id_)
        record.relabelled(work, N_("Table {symbol} {title}"), **_named(added))
        return added


def add_paper_in(
    work: Work,
    meeting: int,
    fields: Mapping[str, Any],
    symbol: str | None = None,
    pattern: str = USUAL_PATTERN,
    given: GivenFile | None = None,
) -> int:
    """The same as part of a larger act, for a meeting by its id and a file that was read; gives the paper's id."""
    values = {**EMPTY, **given_columns(work.connection, meeting, fields), **_kept(work, given)}
    if not values["title"]:
        raise Refused(_("{field} is needed.").format(field=_("Title")))
    if symbol:
        values |= given_symbol(work.connection, meeting, symbol, pattern)
    else:
        values |= next_symbol(work.connection, meeting, pattern)
    return _insert(work, {**values, "meeting_id": meeting})


def edit_paper(record: Record, which: str, *, version: int | None = None, **fields: Unpack[PaperFields]) -> PaperDetail:
    """Change the paper ``which`` (its symbol); ``version`` is the one the form read. Raises ``Conflict``.

    Its symbol stays: others cite it. An empty ``file`` takes the file away.
    """
    given = _read(fields)
    with record.act(N_("Edit paper {symbol}"), symbol=which) as work:
        id_ = paper_id(work.connection, which)
        before = work.row(paper, id_)
        record.relabelled(work, N_("Edit paper {symbol}"), symbol=before["ref"])
        values = given_columns(work.connection, before["meeting_id"], fields) | _kept(work, given)
        if "file" in fields and given is None:
            values |= {"file_hash": "", "file_name": "", "file_size": None}
        work.change(paper, id_, values, seen=version)
        # Worked out from the row as it is now, merged with what others saved, and so never a conflict of its own.
        work.change(paper, id_, {"folded": folded_of(work.connection, dict(work.row(paper, id_)))})
        return detail_of(work.connection, id_)


def revise_paper(record: Record, which: str, **fields: Unpack[PaperFields]) -> PaperDetail:
    """Table a new revision of a paper, after its newest one, which stays and is superseded.

    What is not given is as it was there, but for the file, the day and the note.
    """
    given = _read(fields)
    with record.act(N_("Revise {symbol}"), symbol=which) as work:
        asked = work.row(paper, paper_id(work.connection, which))
        texts = select(paper).where(paper.c.meeting_id == asked["meeting_id"], paper.c.number == asked["number"])
        newest = work.connection.execute(texts.order_by(paper.c.revision.desc()).limit(1)).mappings().one()
        values = {**EMPTY, **{key: newest[key] for key in _KEPT_IN_REVISION}}
        values |= given_columns(work.connection, asked["meeting_id"], fields) | _kept(work, given)
        values |= next_revision(work.connection, asked["meeting_id"], asked["number"])
        id_ = _insert(work, {**values, "meeting_id": asked["meeting_id"]})
        added = detail_of(work.connection, id_)
        record.relabelled(work, N_("Table {symbol}, which replaces {before}"), symbol=added.ref, before=newest["ref"])
        return added


def remove_papers(record: Record, names: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete papers in one act and give their symbols, which are never given again.

    Where the newest revision goes, the one before it stands again. Files stay kept, so that it can be undone.
    """
    refs = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for name in dict.fromkeys(names):
            id_ = paper_id(work.connection, name)
            refs.append(str(work.as_seen(paper, id_, seen)["ref"]))
            work.remove(paper, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(refs[:20]))
    return refs


def _insert(work: Work, values: dict[str, Any]) -> int:
    return work.insert(paper, {**values, "folded": folded_of(work.connection, values)})


def _read(fields: Mapping[str, Any]) -> GivenFile | None:
    """The file that was given, read before the act begins: others don't wait for a slow disk."""
    path = fields.get("file")
    return read_given(path) if path else None


def _kept(work: Work, given: GivenFile | None) -> dict[str, Any]:
    if given is None:
        return {}
    kept = keep_file(work, given.content, given.name)
    return {"file_hash": kept, "file_name": given.name, "file_size": len(given.content)}


def _named(one: PaperDetail) -> dict[str, str]:
    title = one.row.title
    return {"symbol": one.ref, "title": title if len(title) <= 60 else title[:59] + "…"}
