"""Which symbol the next paper of a meeting gets, and the next revision of a paper."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.agenda.tabled.model import paper
from secretariat.meetings.model import meeting, series
from secretariat.parties.model import forum
from secretariat.record.bulk import used_reference
from secretariat.values.language import _
from secretariat.values.paper_symbols import (
    checked_number,
    checked_symbol,
    fields_in,
    number_of,
    revised,
    revision_of,
    symbol_of,
    without_revision,
)
from secretariat.values.refusal import Refused

USUAL_PATTERN: Final = "{year}/{series}/{number:03}"
"""Of the settings: [agenda] paper_symbols."""


def pattern_of(connection: Connection, at: int, usual: str) -> str:
    """The pattern of a meeting's symbols: its own, else the office's ``usual`` one."""
    own = connection.execute(select(meeting.c.paper_pattern).where(meeting.c.id == at)).scalar()
    return own or usual


def next_symbol(connection: Connection, at: int, usual: str) -> dict[str, Any]:
    """Symbol, number and revision of a meeting's next paper; a symbol that was ever given is passed over.

    Raises ``Refused`` where the meeting does not say what its pattern asks for.
    """
    pattern = pattern_of(connection, at, usual)
    values = _values(connection, at, pattern)
    number = _highest(connection, at) + 1
    while _is_used(connection, symbol_of(pattern, values, number)):
        number += 1
    symbol = checked_symbol(symbol_of(pattern, values, checked_number(number)))
    return {"ref": symbol, "number": number, "revision": 0}


def given_symbol(connection: Connection, at: int, symbol: str, usual: str) -> dict[str, Any]:
    """The same for a symbol that the paper came with; number and revision are those it says, else the next ones.

    Raises ``Refused`` where it can't be a symbol, or is or was in use.
    """
    ref = checked_symbol(symbol)
    same = select(paper.c.ref).where(func.lower(paper.c.ref) == ref.lower()).limit(1)
    known = connection.execute(same).scalar()
    if known is not None:
        raise Refused(_("There is already a paper {symbol}.").format(symbol=known))
    texts = _texts_of(connection, at, ref)
    if texts is not None:
        return {"ref": ref, "number": texts, "revision": _free_revision(connection, at, texts, revision_of(ref))}
    pattern = pattern_of(connection, at, usual)
    number = number_of(pattern, _values(connection, at, pattern, gently=True), ref)
    taken = select(paper.c.id).where(paper.c.meeting_id == at, paper.c.number == number).limit(1)
    if number is None or number < 1 or connection.execute(taken).first() is not None:
        number = _highest(connection, at) + 1
    return {"ref": ref, "number": number, "revision": revision_of(ref)}


def next_revision(connection: Connection, at: int, number: int) -> dict[str, Any]:
    """Symbol and number of the next revision of a paper, after the newest there is."""
    of = select(paper.c.ref, paper.c.revision).where(paper.c.meeting_id == at, paper.c.number == number)
    ref, revision = connection.execute(of.order_by(paper.c.revision.desc()).limit(1)).one()
    revision += 1
    while _is_used(connection, revised(ref, revision)):
        revision += 1
    return {"ref": revised(ref, revision), "number": number, "revision": revision}


def _texts_of(connection: Connection, at: int, ref: str) -> int | None:
    """The number of the meeting's paper of which ``ref`` is another text: 001rev1 of 001."""
    first = without_revision(ref).lower()
    query = select(paper.c.number, paper.c.ref).where(
        paper.c.meeting_id == at, func.lower(paper.c.ref).startswith(first, autoescape=True)
    )
    return next(
        (number for number, other in connection.execute(query) if without_revision(other).lower() == first), None
    )


def _free_revision(connection: Connection, at: int, number: int, said: int) -> int:
    """The revision that a symbol says, or the one after the newest where another symbol says the same: only one text
    of a paper stands.
    """
    of = select(paper.c.revision).where(paper.c.meeting_id == at, paper.c.number == number)
    taken = set(connection.execute(of).scalars())
    return max(taken) + 1 if said in taken else said


def _values(connection: Connection, at: int, pattern: str, *, gently: bool = False) -> dict[str, str]:
    """What the fields of a pattern say of a meeting. Raises ``Refused`` where it is not known, unless ``gently``."""
    query = (
        select(meeting.c.ref, meeting.c.starts, meeting.c.ordinal, series.c.code, forum.c.code)
        .outerjoin(series, series.c.id == meeting.c.series_id)
        .outerjoin(forum, forum.c.id == meeting.c.forum_id)
        .where(meeting.c.id == at)
    )
    ref, starts, ordinal, of_series, of_forum = connection.execute(query).one()
    values = {
        "year": str(starts.year) if starts else "",
        "series": of_series or ref,
        "meeting": ref,
        "ordinal": "" if ordinal is None else str(ordinal),
        "forum": of_forum or "",
    }
    lacking = [name for name in sorted(fields_in(pattern)) if name in values and not values[name]]
    if lacking and not gently:
        raise Refused(
            _("The symbols of {meeting} are made as {pattern}, but its {field} is not known; give the symbol.").format(
                meeting=ref, pattern=pattern, field=lacking[0]
            )
        )
    return values


def _highest(connection: Connection, at: int) -> int:
    return connection.execute(select(func.max(paper.c.number)).where(paper.c.meeting_id == at)).scalar() or 0


def _is_used(connection: Connection, ref: str) -> bool:
    """Whether a paper, here or at another meeting, has or had that symbol."""
    same = select(paper.c.id).where(func.lower(paper.c.ref) == ref.lower()).limit(1)
    return connection.execute(same).first() is not None or used_reference(connection, paper, [ref]) is not None
