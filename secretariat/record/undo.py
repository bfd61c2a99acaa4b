"""Undo: a new act that puts back what an earlier act changed, or refuses where something later stands in the way."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping, Table, delete, insert, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from secretariat.record.acts import Change, act, act_change, changes_of, label_in_words
from secretariat.record.derived import Touched, derived, follow, is_derived, is_settled, settle
from secretariat.record.kept_values import plain, value_of
from secretariat.record.schema import metadata
from secretariat.record.undo_many import MANY, noted, put_in_many, rows_of, runs, take_out_many
from secretariat.record.work import Work, label_of
from secretariat.values.language import _
from secretariat.values.refusal import Refused


def put_back(work: Work, undone: RowMapping) -> tuple[str, ...]:
    """Undo one act within ``work``; gives the references touched. Raises ``Refused`` showing the conflict."""
    refs: dict[str, None] = {}
    before: dict[tuple[str, int], dict[str, Any] | None] = {}
    behind: dict[tuple[str, int], None] = {}
    gone: set[tuple[str, int]] = set()
    for run in runs(noted(work.connection, undone["id"])):
        table = metadata.tables[run[0].table]
        refs.update(dict.fromkeys(change.ref for change in run if change.ref))
        keys = [(change.table, change.record_id) for change in run]
        if len(run) >= MANY and before.keys().isdisjoint(keys):
            kinds = {change.kind for change in run}
            taken = take_out_many(work, table, run, undone["id"]) if kinds == {"insert"} else None
            if taken is not None:
                before.update(zip(keys, taken, strict=True))
                gone.update(keys)
                continue
            if kinds == {"delete"} and put_in_many(work, table, run, undone["id"]):
                before.update(dict.fromkeys(keys))
                continue
        for change in changes_of(work.connection, undone["id"], since=run[-1].id, until=run[0].id)[::-1]:
            key = (change.table, change.record_id)
            if key not in before:
                before[key] = _row(work, metadata.tables[change.table], change.record_id)
            if not _put_back_one(work, metadata.tables[change.table], change, undone["id"]):
                behind[key] = None
    for name, record_id in behind:
        _work_out(work, metadata.tables[name], record_id)
    _settle(work, before, gone)
    work.connection.execute(update(act).where(act.c.id == undone["id"]).values(undone_by_id=work.act_id))
    work.connection.execute(update(act).where(act.c.id == work.act_id).values(undoes_id=undone["id"]))
    _turn_round(work.connection, undone)
    return tuple(refs)


def _work_out(work: Work, table: Table[Any], record_id: int) -> None:
    """Bring what follows from a record's fields in step with them, where the record is there."""
    row = _row(work, table, record_id)
    if row is not None:
        work.change(table, record_id, derived(work.connection, table, row))


def _settle(work: Work, before: dict[tuple[str, int], dict[str, Any] | None], gone: set[tuple[str, int]]) -> None:
    """Let other records follow those put back, and hold the rules of their tables; raises ``Refused``.

    ``gone`` are known to be there no longer.
    """
    touched: dict[str, list[Touched]] = {}
    back: dict[str, list[int]] = {}
    for (name, record_id), was in before.items():
        table = metadata.tables[name]
        if was is None:
            back.setdefault(name, []).append(record_id)
            continue
        now = None if (name, record_id) in gone else _row(work, table, record_id)
        if now is not None:
            follow(work, table, was, {key: value for key, value in now.items() if value != was[key]})
        touched.setdefault(name, []).append(Touched(was, now))
    for name, ids in back.items():
        if is_settled(metadata.tables[name]):
            rows = rows_of(work.connection, metadata.tables[name], ids)
            touched.setdefault(name, []).extend(Touched(None, rows.get(id_)) for id_ in ids)
    for name, records in touched.items():
        settle(work, metadata.tables[name], records)


def _row(work: Work, table: Table[Any], record_id: int) -> dict[str, Any] | None:
    """A record as it is now, ``None`` where it is not there."""
    found = work.connection.execute(select(table).where(table.c.id == record_id)).mappings().one_or_none()
    return None if found is None else dict(found)


def _turn_round(connection: Connection, undone: RowMapping) -> None:
    """What an undone undo had undone is in force again, what that had undone is not, and so on down."""
    in_force, over = undone["undoes_id"], undone["id"]
    standing = True
    while in_force is not None:
        connection.execute(update(act).where(act.c.id == in_force).values(undone_by_id=None if standing else over))
        standing, over = not standing, in_force
        in_force = connection.execute(select(act.c.undoes_id).where(act.c.id == over)).scalar()


def described(undone: RowMapping) -> str:
    """What an act did, in words."""
    return label_in_words(undone["label"], undone["label_values"])


def _put_back_one(work: Work, table: Table[Any], change: Change, act_id: int) -> bool:
    """Put one change back; False where columns that follow from others have to be worked out anew."""
    query = select(table).where(table.c.id == change.record_id).with_for_update()
    current = work.connection.execute(query).mappings().one_or_none()
    try:
        with work.connection.begin_nested():  # after a breach the rules below can still be asked, on every database
            if change.kind == "insert":
                _take_out(work, table, change, current, act_id)
            elif change.kind == "delete":
                _put_in(work, table, change, current)
            else:
                return _set_back(work, table, change, current, act_id)
            return True
    except IntegrityError as error:
        _say_by_rule(work, table, change, current)
        raise Refused(
            _("{ref} can't be put back: other records hang on it or stand in its place.").format(
                ref=change.ref or change.table
            )
        ) from error


def _say_by_rule(work: Work, table: Table[Any], change: Change, current: RowMapping | None) -> None:
    """Let the rules of a table say, in their own words, what stands in the way of a row as it was before."""
    if change.before is not None:
        was = {key: value_of(table, key, value) for key, value in change.before.items()}
        now = None if current is None else dict(current)
        settle(work, table, [Touched(now, {**(now or {}), **was, "id": change.record_id})])


def _take_out(work: Work, table: Table[Any], change: Change, current: RowMapping | None, act_id: int) -> None:
    if current is None:
        raise _gone(change)
    _refuse_touched(work, table, change, current, act_id)
    work.connection.execute(delete(table).where(table.c.id == change.record_id))
    before = {key: plain(value) for key, value in current.items() if key != "version"}
    _note(work, change, "delete", before, None, current["version"])


def _put_in(work: Work, table: Table[Any], change: Change, current: RowMapping | None) -> None:
    if current is not None:
        raise Refused(_("{ref} is already back.").format(ref=change.ref or change.table))
    values = {key: value_of(table, key, value) for key, value in (change.before or {}).items()}
    values["id"] = change.record_id
    # The version goes on from the highest ever seen, so that a form opened before the deletion still notices.
    version = _last_version(work.connection, change) + 1
    work.connection.execute(insert(table).values({**values, "version": version}))
    _note(work, change, "insert", None, change.before, version)


def _set_back(work: Work, table: Table[Any], change: Change, current: RowMapping | None, act_id: int) -> bool:
    if current is None:
        raise _gone(change)
    _refuse_touched(work, table, change, current, act_id)
    after = change.after or {}
    before = {
        key: value
        for key, value in (change.before or {}).items()
        # What follows from other fields may have followed later ones since; it is worked out anew at the end.
        if not is_derived(table, key) or plain(current[key]) == after.get(key)
    }
    values = {key: value_of(table, key, value) for key, value in before.items()}
    version = current["version"] + 1
    work.connection.execute(update(table).where(table.c.id == change.record_id).values({**values, "version": version}))
    _note(work, change, "update", {key: after.get(key) for key in before}, before, version)
    return len(before) == len(change.before or {})


def _refuse_touched(work: Work, table: Table[Any], change: Change, current: RowMapping, act_id: int) -> None:
    """Raise ``Refused`` naming the later act, in force, that changed the same fields, or that they are otherwise."""
    mine = {key: value for key, value in (change.after or {}).items() if key in current and not is_derived(table, key)}
    query = (
        select(act.c.id, act.c.user, act.c.undone_by_id, act.c.undoes_id, act_change.c.after)
        .join(act_change, act_change.c.act_id == act.c.id)
        .where(
            act_change.c.table_name == change.table,
            act_change.c.record_id == change.record_id,
            act.c.id > act_id,
            act.c.id != work.act_id,  # what this undo has put back so far is no later act
        )
        .order_by(act.c.id.desc(), act_change.c.id.desc())
    )
    acts = work.connection.execute(query).all()
    touched = {key for key, value in mine.items() if plain(current[key]) != value}
    last = acts[0] if touched and acts else None
    for one in acts:
        # An undone act and its undo leave nothing behind; others stand even where they gave back the same value.
        if one.undone_by_id is None and one.undoes_id is None:
            keys = mine.keys() & (one.after or {}).keys()
            last = one if keys and not touched else last
            touched |= keys
    if touched:
        raise Refused(
            _("{ref} was changed later in {fields} (act {number} by {user}); undo that first.").format(
                ref=change.ref or change.table,
                fields=", ".join(_(label_of(table, key)) for key in mine if key in touched),
                number=last.id if last else "?",
                user=last.user if last else "?",
            )
        )


def _gone(change: Change) -> Refused:
    return Refused(_("{ref} was deleted later; undo that first.").format(ref=change.ref or change.table))


def _last_version(connection: Connection, change: Change) -> int:
    query = (
        select(act_change.c.version_after)
        .where(act_change.c.table_name == change.table, act_change.c.record_id == change.record_id)
        .order_by(act_change.c.version_after.desc())
        .limit(1)
    )
    return connection.execute(query).scalar() or 0


def _note(
    work: Work,
    change: Change,
    kind: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    version: int,
) -> None:
    work.note(
        [
            {
                "table_name": change.table,
                "record_id": change.record_id,
                "ref": change.ref,
                "kind": kind,
                "version_after": version,
                "before": before,
                "after": after,
            }
        ]
    )
