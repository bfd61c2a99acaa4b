"""Which bilateral is meant: by its reference (APEC-SMEMM-18/ID-KR, the parties either way round) or its words."""

from __future__ import annotations

from difflib import get_close_matches

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.bilaterals.model import bilateral
from secretariat.meetings.finding import meeting_id
from secretariat.values.language import _
from secretariat.values.refusal import NotFound


def bilateral_id(connection: Connection, words: str) -> int:
    """The bilateral that ``words`` means. Raises ``NotFound`` with the nearest ones, or ``Ambiguous``."""
    asked = words.strip().upper()
    for ref in (asked, _turned(asked)):
        found = connection.execute(select(bilateral.c.id).where(func.upper(bilateral.c.ref) == ref)).scalar()
        if found is not None:
            return found
    if "/" not in asked:
        own = select(bilateral.c.id).where(bilateral.c.meeting_id == meeting_id(connection, words))
        found = connection.execute(own).scalar()
        if found is not None:
            return found
    refs = connection.execute(select(bilateral.c.ref).limit(5_000)).scalars().all()
    near = get_close_matches(asked, refs, n=3, cutoff=0.6)
    if near:
        raise NotFound(
            _("There is no bilateral “{words}”; nearest: {names}.").format(words=words, names=", ".join(near))
        )
    raise NotFound(
        _("There is no bilateral “{words}”; its reference looks like APEC-SMEMM-18/ID-KR.").format(words=words)
    )


def _turned(ref: str) -> str:
    """The same reference with its parties the other way round."""
    host, slash, pair = ref.rpartition("/")
    codes = pair.split("-")
    return f"{host}{slash}{'-'.join([codes[1], codes[0], *codes[2:]])}" if len(codes) > 1 else ref
