"""Which meeting, series or outcome is meant: by reference, by name, or by words that only one has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.meetings.model import meeting, outcome, series
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded, sort_key

_OUTCOME = re.compile(r"[Oo]-?([0-9]{1,9})")
_MOST_LOOKED_AT = 5_000


def meeting_id(connection: Connection, words: str) -> int:
    """The meeting that ``words`` means: its reference, its title, or words that only one meeting has.

    Raises ``NotFound`` with the nearest ones, or ``Ambiguous`` listing what it could be.
    """
    ref = words.strip()
    by_ref = select(meeting.c.id).where(meeting.c.ref.in_([ref, ref.upper()])).order_by(meeting.c.ref != ref)
    found = connection.execute(by_ref).scalars().first()
    if found is not None:
        return found
    title = sort_key(words)
    titled = connection.execute(select(meeting.c.id).where(meeting.c.sort_key == title).limit(50)).scalars().all()
    known = list(titled) if title else []
    if not known and len(title) >= 3:
        holding = select(meeting.c.id).order_by(meeting.c.dates_sort, meeting.c.id).limit(50)
        for word in folded(words).split():
            holding = holding.where(meeting.c.folded.contains(word, autoescape=True))
        known = list(connection.execute(holding).scalars().all())
    if len(known) == 1:
        return known[0]
    if known:
        raise Ambiguous(
            _("“{words}” could be {choices}; name one of them.").format(
                words=words, choices=", ".join(meeting_labels(connection, known[:8]))
            )
        )
    raise NotFound(_no_meeting(connection, words))


def meeting_labels(connection: Connection, ids: Sequence[int]) -> list[str]:
    """``18th APEC SME Ministerial Meeting (APEC-SMEMM-18)`` for each meeting, by date."""
    query = select(meeting.c.title, meeting.c.ref).where(meeting.c.id.in_(ids))
    rows = connection.execute(query.order_by(meeting.c.dates_sort, meeting.c.id))
    return [f"{title} ({ref})" for title, ref in rows]


def meeting_suggestions(connection: Connection, words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """Reference and title of the meetings that hold ``words``, newest first, for completion."""
    query = select(meeting.c.ref, meeting.c.title).order_by(meeting.c.dates_sort.desc(), meeting.c.id.desc())
    for word in folded(words).split():
        query = query.where(meeting.c.folded.contains(word, autoescape=True))
    return [(ref, title) for ref, title in connection.execute(query.limit(limit))]


def series_id(connection: Connection, words: str) -> int:
    """The series that ``words`` (its code or name) means; raises ``NotFound`` listing the series there are."""
    wanted = folded(words)
    rows = connection.execute(
        select(series.c.id, series.c.code, series.c.name, series.c.name_id).order_by(series.c.sort_key, series.c.id)
    ).all()
    exact = [id_ for id_, *names in rows if wanted in map(folded, names)]
    known = exact or [
        id_ for id_, *names in rows if len(wanted) >= 3 and any(folded(name).startswith(wanted) for name in names)
    ]
    if len(known) == 1:
        return known[0]
    codes = [code for id_, code, _name, _name_id in rows if not known or id_ in known]
    if known:
        raise Ambiguous(
            _("“{words}” could be {choices}; name one of them.").format(words=words, choices=", ".join(codes))
        )
    raise NotFound(
        _("There is no series “{words}”; there are: {names}.").format(
            words=words, names=", ".join(codes[:20]) or _("none yet")
        )
    )


def series_suggestions(connection: Connection, words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """Code and name of the series that hold ``words``, for completion."""
    query = select(series.c.code, series.c.name).order_by(series.c.sort_key, series.c.id)
    for word in folded(words).split():
        query = query.where(series.c.folded.contains(word, autoescape=True))
    return [(code, name) for code, name in connection.execute(query.limit(limit))]


def outcome_id(connection: Connection, words: str) -> int:
    """The outcome of that reference (``O-12``); raises ``NotFound``."""
    reference = _OUTCOME.fullmatch(words.strip())
    ref = f"O-{int(reference[1])}" if reference else words.strip()
    found = connection.execute(select(outcome.c.id).where(outcome.c.ref == ref)).scalar()
    if found is None:
        raise NotFound(_("There is no outcome “{words}”; its reference looks like O-12.").format(words=words))
    return found


def outcome_suggestions(connection: Connection, words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """Reference and text of the outcomes that hold ``words``, newest first, for completion."""
    query = select(outcome.c.ref, outcome.c.text).order_by(outcome.c.id.desc()).limit(limit)
    for word in folded(words).split():
        query = query.where(outcome.c.folded.contains(word, autoescape=True))
    return [(ref, text if len(text) <= 80 else text[:79] + "…") for ref, text in connection.execute(query)]


def _no_meeting(connection: Connection, words: str) -> str:
    refs: dict[str, str] = {}
    for ref, title in connection.execute(select(meeting.c.ref, meeting.c.title).limit(_MOST_LOOKED_AT)):
        refs.setdefault(folded(ref), ref)
        refs.setdefault(folded(title), ref)
    matches = get_close_matches(folded(words), refs, n=5, cutoff=0.6)
    near = list(dict.fromkeys(refs[match] for match in matches))[:3]
    if near:
        return _("There is no meeting “{words}”; nearest: {names}.").format(words=words, names=", ".join(near))
    return _("There is no meeting “{words}”; “secretariat meetings list” shows them all.").format(words=words)
