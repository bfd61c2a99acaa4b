"""What a sheet left out, and what it proposes that is on record already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import func, select, true
from sqlalchemy.engine import Connection

from secretariat.actions.model import action
from secretariat.actions.tracker.as_given import Known, known_actions
from secretariat.actions.tracker.preview import Outcome, PreviewRow
from secretariat.actions.tracker.their_side import TheirSide
from secretariat.record.acts import act_change
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import sort_key

_AT_ONCE: Final = 500
_MOST_NAMED: Final = 8
_NUMBERS: Final = re.compile(r"[0-9]{1,9}")


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


def not_in_rows(
    missing: Iterable[PreviewRow], rows: Iterable[PreviewRow], referred: Iterable[str]
) -> tuple[PreviewRow, ...]:
    """Of what seems ``missing`` that for which no row stands, so that nothing is dropped that is in the sheet.

    A row stands for an action that it was found to be, or that its cell of the reference names somewhere among other
    words; one that is known by neither stands for all that have its title. ``referred`` are the cells of references.
    """
    there, titles = {f"A-{int(number)}" for text in referred for number in _NUMBERS.findall(text)}, set()
    for row in rows:
        if row.ref:
            there.add(row.ref)
        else:
            titles.add(sort_key(row.title))
    return tuple(one for one in missing if one.ref not in there and sort_key(one.title) not in titles)


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


def on_record_already(
    connection: Connection,
    rows: Sequence[PreviewRow],
    theirs: TheirSide,
    on: tuple[date, date | None],
    tell: Callable[[PreviewRow, str], None],
) -> list[PreviewRow]:
    """The rows, of which those that propose an open action just as it is on record are unchanged: it may come twice.

    Of one that only has the title of another ``tell`` is told, with what is to be said of it; it stays proposed. ``on``
    is today, and the day asked about where that is over.
    """
    by_title = _of_title(connection, {sort_key(row.title)[:500] for row in rows if row.outcome is Outcome.PROPOSED})
    if not by_title:
        return list(rows)
    known = known_actions(connection, {ref: None for refs in by_title.values() for ref in refs}, *on)
    found = []
    for row in rows:
        refs = by_title.get(sort_key(row.title)[:500], []) if row.outcome is Outcome.PROPOSED else []
        same = next((ref for ref in refs if _says_nothing_new(row, theirs, known[ref])), None)
        if same is not None:
            said = (_("On record already as {ref}.").format(ref=same),)
            found.append(replace(row, outcome=Outcome.UNCHANGED, ref=same, said=said))
        elif refs:
            words = _("There is {refs} of that title, of which this row says something else; is it a new one?")
            said = (words.format(refs=", ".join(refs[:_MOST_NAMED]) + (", …" if len(refs) > _MOST_NAMED else "")),)
            tell(row, said[0])
            found.append(replace(row, said=row.said + said))
        else:
            found.append(row)
    return found


def _of_title(connection: Connection, titles: Set[str]) -> dict[str, list[str]]:
    """The references of the open actions of these titles, by title."""
    keys = sorted(titles)
    found: dict[str, list[str]] = {}
    for at in range(0, len(keys), _AT_ONCE):
        query = select(action.c.title_sort, action.c.ref).where(
            action.c.title_sort.in_(keys[at : at + _AT_ONCE]), action.c.open == true()
        )
        for title, ref in connection.execute(query.order_by(action.c.id)):
            found.setdefault(title, []).append(str(ref))
    return found


def _says_nothing_new(row: PreviewRow, theirs: TheirSide, known: Known) -> bool:
    """Whether a row is an action's: of its title, lead and meeting, and nothing else in it is otherwise on record."""
    texts = dict(row.texts)
    named = (("lead", known.row.led_by), ("meeting", known.row.meeting))
    if sort_key(row.title) != sort_key(known.row.title) or any(name and key not in texts for key, name in named):
        return False
    try:
        return all(key == "title" or theirs.value(key, text, known) == known.ours[key] for key, text in texts.items())
    except Refused:
        return False


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
