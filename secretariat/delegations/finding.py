"""Which delegation or delegate is meant: by meeting and party, by reference, by a name among those at the meeting."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.delegations.model import delegate, delegation
from secretariat.delegations.transitions import INACTIVE
from secretariat.meetings.finding import meeting_id
from secretariat.meetings.model import meeting
from secretariat.parties.finding import party_id
from secretariat.parties.model import party
from secretariat.parties.naming import named
from secretariat.people.model import person
from secretariat.people.names import printed_name
from secretariat.values.language import _
from secretariat.values.refusal import Ambiguous, NotFound
from secretariat.values.text import folded

_PERSON = re.compile(r"[Pp]-?([0-9]{1,9})")


def delegation_id(connection: Connection, meeting_words: str, party_words: str) -> int:
    """A party's delegation at a meeting, both by reference or name. Raises ``NotFound`` or ``Ambiguous``."""
    meeting_, party_ = meeting_id(connection, meeting_words), party_id(connection, party_words)
    query = select(delegation.c.id).where(delegation.c.meeting_id == meeting_, delegation.c.party_id == party_)
    found = connection.execute(query).scalar()
    if found is not None:
        return found
    ref = connection.execute(select(meeting.c.ref).where(meeting.c.id == meeting_)).scalar_one()
    code, name = connection.execute(select(party.c.code, named()).where(party.c.id == party_)).one()
    raise NotFound(
        _("{party} has no delegation at {meeting}; “secretariat delegations add {meeting} {code}” adds one.").format(
            party=name, meeting=ref, code=code
        )
    )


def delegation_of_ref(connection: Connection, ref: str) -> int:
    """The delegation of a reference such as ``APEC-SMEMM-18:KR``; raises ``NotFound``."""
    found = connection.execute(select(delegation.c.id).where(delegation.c.ref == ref.strip())).scalar()
    if found is not None:
        return found
    at, _colon, of = ref.rpartition(":")
    if not at:
        raise NotFound(_("There is no delegation “{ref}”; its reference looks like APEC-SMEMM-18:KR.").format(ref=ref))
    return delegation_id(connection, at, of)


def delegate_id(connection: Connection, at_meeting: int, words: str, *, in_delegation: int | None = None) -> int:
    """The delegate at a meeting (or in one delegation of it) whom ``words`` (``P-12`` or any name) mean.

    Somebody who withdrew is found only where nobody in an active place answers. Raises ``NotFound``, ``Ambiguous``.
    """
    query = (
        select(delegate, person.c.ref.label("person"), person.c.folded, person.c.name, person.c.given)
        .add_columns(person.c.family, person.c.family_first)
        .join(person, person.c.id == delegate.c.person_id)
        .where(delegate.c.meeting_id == at_meeting)
        .order_by(person.c.sort_key, delegate.c.id.desc())
    )
    if in_delegation is not None:
        query = query.where(delegate.c.delegation_id == in_delegation)
    wanted = folded(words)
    reference = _PERSON.fullmatch(words.strip())
    if reference:
        query = query.where(person.c.ref == f"P-{int(reference[1])}")
    for word in () if reference else wanted.split():
        query = query.where(person.c.folded.contains(word, autoescape=True))
    rows = connection.execute(query).mappings().all() if wanted else []
    rows = [row for row in rows if row["accreditation"] not in INACTIVE] or list(rows)
    exact = rows if reference else [row for row in rows if wanted in row["folded"].split(" | ")]
    known = {row["person_id"]: row for row in reversed(exact or rows)}
    if len(known) == 1:
        return int(next(iter(known.values()))["id"])
    ref = connection.execute(select(meeting.c.ref).where(meeting.c.id == at_meeting)).scalar_one()
    if not known:
        raise NotFound(_("Nobody called “{words}” is in a delegation at {meeting}.").format(words=words, meeting=ref))
    named = [
        f"{printed_name(row['given'], row['family'], row['family_first'], row['name'])} ({row['person']})"
        for row in list(known.values())[:8]
    ]
    raise Ambiguous(
        _("“{words}” could be {choices}; name one of them by its reference.").format(
            words=words, choices=", ".join(sorted(named))
        )
    )
