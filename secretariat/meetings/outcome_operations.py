"""What staff do with outcomes: note, edit, delete. One function is one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.meetings.finding import meeting_id, outcome_id
from secretariat.meetings.model import meeting, outcome
from secretariat.meetings.outcome_queries import OutcomeDetail, outcome_detail_of
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.record.derived import depends_on, derives
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded, keepable


class OutcomeFields(TypedDict, total=False):
    """What can be set on an outcome; ``parties`` are codes or names separated by ``;`` (none: the whole meeting)."""

    meeting: str
    kind: str
    text: str
    parties: str | None
    source: str | None


def add_outcome(record: Record, **fields: Unpack[OutcomeFields]) -> OutcomeDetail:
    """Note what a meeting did. Raises ``Refused`` where meeting, kind or text are missing or unknown."""
    with record.act(N_("Add outcome {ref}"), ref="") as work:
        id_ = add_outcome_in(work, fields)
        added = outcome_detail_of(work.connection, id_)
        record.relabelled(work, N_("Add outcome {ref}"), ref=added.ref)
        return added


def add_outcome_in(work: Work, fields: OutcomeFields) -> int:
    """The same as part of a larger act; gives the outcome's id. It comes last among those of its meeting."""
    values: dict[str, Any] = {"meeting_id": None, "kind": "", "text": "", "parties": "", "source": ""}
    values |= _columns(work.connection, fields)
    _refuse_incomplete(values)
    values["ref"] = f"O-{work.next_number('O')}"
    values["position"] = _next_position(work.connection, values["meeting_id"])
    return work.insert(outcome, {**values, "folded": _folded(work.connection, values)})


def edit_outcome(
    record: Record, which: str, *, version: int | None = None, **fields: Unpack[OutcomeFields]
) -> OutcomeDetail:
    """Change the outcome ``which``; ``version`` is the one the form read. Raises ``Conflict``."""
    with record.act(N_("Edit outcome {ref}"), ref=which) as work:
        id_ = outcome_id(work.connection, which)
        before = work.row(outcome, id_)
        record.relabelled(work, N_("Edit outcome {ref}"), ref=before["ref"])
        values = _columns(work.connection, fields)
        _refuse_incomplete({**before, **values})
        if values.get("meeting_id", before["meeting_id"]) != before["meeting_id"]:
            values["position"] = _next_position(work.connection, values["meeting_id"])
        work.change(outcome, id_, values, seen=version)
        # Derived from the row as it is now, merged with what others saved, and so never a conflict of its own.
        now = dict(work.row(outcome, id_))
        work.change(outcome, id_, {"folded": _folded(work.connection, now)})
        return outcome_detail_of(work.connection, id_)


def remove_outcomes(record: Record, names: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete outcomes in one act and give their references; raises ``Refused`` while an action hangs on one."""
    refs = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for name in names:
            id_ = outcome_id(work.connection, name)
            refs.append(str(work.as_seen(outcome, id_, seen)["ref"]))
            work.remove(outcome, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(refs))
    return refs


def _columns(connection: Connection, fields: OutcomeFields) -> dict[str, Any]:
    """The columns that the given fields set."""
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = {}
    if "meeting" in given:
        values["meeting_id"] = meeting_id(connection, given["meeting"]) if given["meeting"] else None
    if "kind" in given:
        values["kind"] = given["kind"] or ""
    if "text" in given:
        values["text"] = keepable(given["text"] or "", _("Text"), lines=True)
    if "source" in given:
        values["source"] = keepable(given["source"] or "", _("Source"))
    if "parties" in given:
        values["parties"] = " ".join(_codes(connection, given["parties"] or ""))
    return values


def _codes(connection: Connection, text: str) -> list[str]:
    """The codes of the parties that ``text`` names, each once, in that order."""
    ids = [id_ for name in text.split(";") if name.strip() for id_ in _parties(connection, name.strip())]
    codes = dict(iter(connection.execute(select(party.c.id, party.c.code).where(party.c.id.in_(ids)))))
    return [codes[id_] for id_ in dict.fromkeys(ids)]


def _parties(connection: Connection, name: str) -> list[int]:
    """One party, whose name may hold commas and spaces ("Hong Kong, China"); else several codes parted by them."""
    parts = name.replace(",", " ").split()
    try:
        return [party_id(connection, name)]
    except NotFound:
        if len(parts) < 2:
            raise
    separated = [part.strip() for part in name.split(",")] if "," in name else parts
    return [party_id(connection, part) for part in separated if part]


def _refuse_incomplete(values: Mapping[Any, Any]) -> None:
    for key, label in (("meeting_id", _("Meeting")), ("kind", _("Kind")), ("text", _("Text"))):
        if not values[key]:
            raise Refused(_("{field} is needed.").format(field=label))


def _next_position(connection: Connection, of: int) -> int:
    last = connection.execute(select(func.max(outcome.c.position)).where(outcome.c.meeting_id == of)).scalar()
    return (last or 0) + 1


depends_on(outcome, lambda it: outcome.c.meeting_id == it["id"], meeting.c.ref, meeting.c.title)
depends_on(outcome, lambda it: outcome.c.parties.contains(it["code"], autoescape=True), party.c.code, party.c.name)


@derives(outcome)
def _follows(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"folded": _folded(connection, row)}


def _folded(connection: Connection, values: Mapping[str, Any]) -> str:
    of = select(meeting.c.ref, meeting.c.title).where(meeting.c.id == values["meeting_id"])
    ref, title = connection.execute(of).one()
    names = connection.execute(select(party.c.name).where(party.c.code.in_(values["parties"].split()))).scalars()
    texts = [values["ref"], values["text"], values["parties"], *names, ref, title]
    return " | ".join(folded(text) for text in texts if text)
