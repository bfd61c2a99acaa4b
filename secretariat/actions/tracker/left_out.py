"""What a sheet left out, and what it proposes that is on record already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

from sqlalchemy import func, select, true
from sqlalchemy.engine import Connection

from secretariat.actions.model import action
from secretariat.actions.tracker.as_given import Known
from secretariat.actions.tracker.preview import Outcome, PreviewRow
from secretariat.record.acts import act_change
from secretariat.values.language import _
from secretariat.values.text import sort_key

_AT_ONCE: Final = 500


def left_out(
    connection: Connection,
    known: Mapping[str, Known],
    versions: Mapping[str, int | None],
    went_out: Set[str] | None = None,
) -> tuple[PreviewRow, ...]:
    """Open actions that the sheet went out with and that are not in it any more.

    Where ``went_out``, the list of those, is lost, they are guessed: those of the leads in the sheet that were on
    record when it went out. What it was narrowed to is not known then, so they may never have been in it.
    """
    if went_out is not None:
        said = _("It went out with this sheet and is not in it any more; stays as it is.")
        return _missing(_open_of(connection, went_out - known.keys()), said)
    leads = {one.row.lead for one in known.values()}
    ids = {one.row.id for one in known.values()}
    if not ids:
        return ()
    query = select(action.c.id, action.c.ref, action.c.title, action.c.lead).where(action.c.open == true())
    candidates = {
        id_: (ref, title)
        for id_, ref, title, lead in connection.execute(query.order_by(action.c.id))
        if lead in leads and id_ not in ids
    }
    newest = _went_out(connection, {one.row.id: versions[one.row.ref] for one in known.values()}) if candidates else 0
    there = _there_by(connection, list(candidates), newest)
    said = _("Not in the sheet, and nothing says whether it ever was: a guess by its lead; stays as it is.")
    return _missing((one for id_, one in candidates.items() if id_ in there), said)


def _missing(actions: Iterable[tuple[str, str]], said: str) -> tuple[PreviewRow, ...]:
    return tuple(PreviewRow(0, ref, title, Outcome.MISSING, said=(said,)) for ref, title in actions)


def _open_of(connection: Connection, refs: Set[str]) -> list[tuple[str, str]]:
    """Reference and title of those that are on record and open, in order."""
    asked, found = sorted(refs), []
    for at in range(0, len(asked), _AT_ONCE):
        query = select(action.c.id, action.c.ref, action.c.title).where(
            action.c.ref.in_(asked[at : at + _AT_ONCE]), action.c.open == true()
        )
        found += [(id_, ref, title) for id_, ref, title in connection.execute(query)]
    return [(ref, title) for _id, ref, title in sorted(found)]


def on_record_already(connection: Connection, rows: Sequence[PreviewRow]) -> list[PreviewRow]:
    """The rows, of which those that propose an open action of the same words are unchanged: a sheet may come twice."""
    keys = {sort_key(row.title)[:500] for row in rows if row.outcome is Outcome.PROPOSED}
    refs: dict[str, str] = {}
    for at in range(0, len(keys), _AT_ONCE):
        query = select(action.c.title_sort, action.c.ref).where(
            action.c.title_sort.in_(sorted(keys)[at : at + _AT_ONCE]), action.c.open == true()
        )
        refs |= {key: str(ref) for key, ref in connection.execute(query)}
    return [
        replace(
            row,
            outcome=Outcome.UNCHANGED,
            ref=refs[sort_key(row.title)[:500]],
            said=(_("On record already as {ref}.").format(ref=refs[sort_key(row.title)[:500]]),),
        )
        if row.outcome is Outcome.PROPOSED and sort_key(row.title)[:500] in refs
        else row
        for row in rows
    ]


def _went_out(connection: Connection, versions: Mapping[int, int | None]) -> int:
    """The newest act that the sheet knew of."""
    newest = 0
    ids = sorted(versions)
    for at in range(0, len(ids), _AT_ONCE):
        query = select(act_change.c.record_id, act_change.c.version_after, act_change.c.act_id).where(
            act_change.c.table_name == action.name, act_change.c.record_id.in_(ids[at : at + _AT_ONCE])
        )
        for record_id, version, act_id in connection.execute(query):
            if version == versions[record_id]:
                newest = max(newest, act_id)
    return newest


def _there_by(connection: Connection, ids: Sequence[int], act_id: int) -> set[int]:
    """Those that were taken down no later than in an act."""
    there: set[int] = set()
    for at in range(0, len(ids), _AT_ONCE):
        portion = ids[at : at + _AT_ONCE]
        query = select(act_change.c.record_id, func.min(act_change.c.act_id)).where(
            act_change.c.table_name == action.name, act_change.c.record_id.in_(portion), act_change.c.kind == "insert"
        )
        first = {id_: int(act) for id_, act in connection.execute(query.group_by(act_change.c.record_id))}
        there |= {id_ for id_ in portion if first.get(id_, 0) <= act_id}
    return there
