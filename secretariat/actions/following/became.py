"""What became of what was agreed: every commitment of a meeting, with a party, or in a text, and its actions today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, RowMapping, Select, or_, select
from sqlalchemy.engine import Connection

from secretariat.actions.due import due_of
from secretariat.actions.model import action, carried_over
from secretariat.actions.progress import reached_words
from secretariat.actions.rows import ActionRow, past_day, rows_of, rows_query
from secretariat.actions.sources import paragraph_ref
from secretariat.bilaterals.model import bilateral
from secretariat.declarations.finding import declaration_id, revision_id
from secretariat.declarations.model import declaration, paragraph
from secretariat.declarations.queries import ParagraphRow, paragraphs_of
from secretariat.declarations.rehoming import now_in
from secretariat.declarations.states import ParagraphKind
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting, outcome
from secretariat.parties.finding import party_id, party_labels
from secretariat.parties.model import party
from secretariat.record.record import Record
from secretariat.values.date_print import format_date
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate

_COMMITTING: Final = (ParagraphKind.OPERATIVE.value, ParagraphKind.CHAPEAU.value, ParagraphKind.SUBPARAGRAPH.value)

FORMER: Final = "former paragraph"
"""The kind of what stood in a text and is no longer there."""

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Followed:
    """An action that follows from a commitment, as it stands: ``end`` says when and by what it ended, "" while open;
    ``carried`` are the meetings it was carried into."""

    row: ActionRow
    due: str
    reached: str
    end: str
    carried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What was agreed, offered, welcomed or written (``kind``), where, and the actions that follow from it.

    Without ``ref`` and ``text`` these are the meeting's actions that follow from nothing that was noted.
    """

    meeting: str
    meeting_title: str
    dates: str
    kind: str
    ref: str
    text: str
    actions: tuple[Followed, ...]


@dataclass(frozen=True, slots=True)
class Became:
    """The report: what it is about, and every commitment in its order."""

    about: str
    commitments: tuple[Commitment, ...]

    @property
    def actions(self) -> list[Followed]:
        """All actions, each once."""
        return list({each.row.id: each for one in self.commitments for each in one.actions}.values())

    @property
    def without(self) -> list[Commitment]:
        """The commitments that nothing follows from."""
        return [one for one in self.commitments if not one.actions]


def became_of_meeting(record: Record, words: str) -> Became:
    """What became of what a meeting, and those in its margins, agreed. Raises ``NotFound`` or ``Ambiguous``."""
    with record.reading() as connection:
        id_ = meeting_id(connection, words)
        ids = [id_, *connection.execute(select(meeting.c.id).where(meeting.c.in_margins_of_id == id_)).scalars()]
        ref, title = connection.execute(select(meeting.c.ref, meeting.c.title).where(meeting.c.id == id_)).one()
        found = _outcomes(record, connection, outcome.c.meeting_id.in_(ids), action.c.meeting_id.in_(ids))
    return Became(f"{ref} · {title}", found)


def became_with_party(record: Record, words: str) -> Became:
    """What became of what was agreed with a party or by it, at all meetings, in the order of their dates."""
    with record.reading() as connection:
        id_ = party_id(connection, words)
        ids = [id_, *connection.execute(select(party.c.id).where(party.c.parent_id == id_)).scalars()]
        code = connection.execute(select(party.c.code).where(party.c.id == id_)).scalar_one()
        with_it = or_(bilateral.c.first_party_id.in_(ids), bilateral.c.second_party_id.in_(ids))
        actions = or_(action.c.counterpart_id.in_(ids), action.c.lead_party_id.in_(ids))
        outcomes = or_(
            outcome.c.meeting_id.in_(select(bilateral.c.meeting_id).where(with_it)),
            (" " + outcome.c.parties + " ").contains(f" {code} ", autoescape=True),
            outcome.c.id.in_(select(action.c.outcome_id).where(actions)),
        )
        found = _outcomes(record, connection, outcomes, actions)
        about = party_labels(connection, [id_])[0]
    return Became(about, found)


def became_of_declaration(record: Record, words: str) -> Became:
    """What became of each operative paragraph of a text, in its newest revision, and of whatever else in it actions
    follow from. Those of a paragraph that was merged stand where its words are; those of one that is no longer in the
    text come last.
    """
    with record.reading() as connection:
        id_ = declaration_id(connection, words)
        title = connection.execute(
            select(declaration.c.ref, declaration.c.title, meeting.c.ref, meeting.c.title, meeting.c.dates)
            .outerjoin(meeting, meeting.c.id == declaration.c.meeting_id)
            .where(declaration.c.id == id_)
        ).one()
        paragraphs = paragraphs_of(connection, revision_id(connection, id_))
        followed = _followed(record, connection, action.c.paragraph_id.in_(_paragraphs_of(id_)))
        sources = {key["paragraph_id"] for key, _each in followed}
        now = now_in(connection, sources, {one.paragraph for one in paragraphs})
        gone = {source: paragraph_ref(connection, source) for source in sorted(sources - now.keys())}
    where = (title[2] or "", title[3] or "", _dates(title[4] or ""))
    found = []
    for one in paragraphs:
        actions = tuple(each for key, each in followed if now.get(key["paragraph_id"]) == one.paragraph)
        if actions or _commits(one):
            found.append(Commitment(*where, "paragraph", f"{title[0]}/{one.address}", one.text, actions))
    for source, said in gone.items():
        actions = tuple(each for key, each in followed if key["paragraph_id"] == source)
        found.append(Commitment(*where, FORMER, *said, actions))
    return Became(f"{title[0]} · {title[1]}", tuple(found))


def _commits(one: ParagraphRow) -> bool:
    """Whether a paragraph is a commitment: an operative one, but no chapeau, by its kind or as it ends, "They agree:",
    which leads to those below it.
    """
    leads_in = one.kind == ParagraphKind.CHAPEAU.value or one.text.rstrip().endswith(":")
    return one.kind in _COMMITTING and not leads_in


def _paragraphs_of(declaration_: int) -> Select[int]:
    return select(paragraph.c.id).where(paragraph.c.declaration_id == declaration_)


def _outcomes(
    record: Record, connection: Connection, outcomes: ColumnElement[bool], actions: ColumnElement[bool]
) -> tuple[Commitment, ...]:
    """Outcomes with what follows from them, then by meeting what follows from none."""
    agreed = select(outcome.c.id, outcome.c.ref, outcome.c.kind, outcome.c.text, outcome.c.meeting_id).where(outcomes)
    past = past_day(record)
    if past is not None:  # what a later meeting agreed was not agreed then
        later = select(meeting.c.id).where(meeting.c.starts > past)
        agreed = agreed.where(outcome.c.meeting_id.not_in(later))
    agreed_at: dict[int, list[Any]] = {}
    for row in connection.execute(agreed.order_by(outcome.c.id)):
        agreed_at.setdefault(row.meeting_id, []).append(row)
    known = {row.id for rows in agreed_at.values() for row in rows}
    followed = _followed(record, connection, or_(actions, action.c.outcome_id.in_(known)))
    at = agreed_at.keys() | {key["meeting_id"] for key, _each in followed} - {None}
    meetings = connection.execute(
        select(meeting.c.id, meeting.c.ref, meeting.c.title, meeting.c.dates)
        .where(meeting.c.id.in_(at))
        .order_by(meeting.c.dates_sort, meeting.c.id)
    ).all()
    from_outcome = _by("outcome_id", followed)
    from_meeting = _by("meeting_id", [each for each in followed if each[0]["outcome_id"] not in known])
    found: list[Commitment] = []
    for id_, ref, title, dates in meetings:
        where = (ref, title, _dates(dates))
        for row in agreed_at.get(id_, ()):
            found.append(Commitment(*where, row.kind, row.ref, row.text, tuple(from_outcome.get(row.id, ()))))
        found += _others(where, from_meeting.get(id_, ()))
    return (*found, *_others(("", "", ""), from_meeting.get(None, ())))


def _by(column: str, followed: Iterable[tuple[RowMapping, Followed]]) -> dict[int | None, list[Followed]]:
    """What follows, by the number of what it follows from."""
    found: dict[int | None, list[Followed]] = {}
    for key, each in followed:
        found.setdefault(key[column], []).append(each)
    return found


def _others(where: tuple[str, str, str], left: Sequence[Followed]) -> list[Commitment]:
    return [Commitment(*where, "", "", "", tuple(left))] if left else []


def _followed(record: Record, connection: Connection, which: ColumnElement[bool]) -> list[tuple[RowMapping, Followed]]:
    today, past = record.today, past_day(record)
    query = rows_query(past).where(which).order_by(action.c.due_sort, action.c.id)
    if past is not None:
        query = query.where(or_(action.c.agreed_on.is_(None), action.c.agreed_on <= past))
    keys = connection.execute(query).mappings().all()
    carried = _carried(connection, [key["id"] for key in keys], past)
    refs = _refs(connection, (key["superseded_by_id"] for key in keys))
    found = []
    for key, row in zip(keys, rows_of(connection, keys, today, past), strict=True):
        due = due_of(row.due, row.due_by)
        found.append(
            (
                key,
                Followed(
                    row,
                    format_date(due) if due else "",
                    reached_words(row.achieved, row.target, row.unit),
                    _end(row, refs.get(key["superseded_by_id"], "")),
                    carried.get(row.id, ()),
                ),
            )
        )
    return found


def _end(row: ActionRow, superseded_by: str) -> str:
    """When and by what an action ended: "29 July 2011: signed in Jakarta"; "" while it is open."""
    if not row.ended:
        return ""
    when = format_date(PartialDate.from_edtf(row.ended))
    said = [row.evidence, row.why, _("superseded by {ref}").format(ref=superseded_by) if superseded_by else ""]
    return ": ".join([when, "; ".join(each for each in said if each)]) if any(said) else when


def _carried(connection: Connection, ids: Sequence[int], past: date | None) -> dict[int, tuple[str, ...]]:
    query = (
        select(carried_over.c.action_id, meeting.c.ref)
        .join(meeting, meeting.c.id == carried_over.c.meeting_id)
        .order_by(carried_over.c.id)
    )
    if past is not None:
        query = query.where(carried_over.c.carried_on <= past)
    found: dict[int, tuple[str, ...]] = {}
    for some in _portions(ids):
        for id_, ref in connection.execute(query.where(carried_over.c.action_id.in_(some))):
            found[id_] = (*found.get(id_, ()), ref)
    return found


def _refs(connection: Connection, ids: Iterable[int | None]) -> dict[int | None, str]:
    found: dict[int | None, str] = {}
    for some in _portions(sorted({id_ for id_ in ids if id_ is not None})):
        query = select(action.c.id, action.c.ref).where(action.c.id.in_(some))
        found |= {row.id: row.ref for row in connection.execute(query)}
    return found


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """No more in one question than a database takes."""
    for at in range(0, len(ids), _AT_ONCE):
        yield ids[at : at + _AT_ONCE]


def _dates(edtf: str) -> str:
    return format_date(PartialDate.from_edtf(edtf)) if edtf else ""
