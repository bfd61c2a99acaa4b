"""The database's own errors, said in one clear sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from secretariat.values.language import _
from secretariat.values.refusal import Refused


@contextmanager
def said_clearly(where: str) -> Iterator[None]:
    """Turn what the database could not do into a ``Refused`` naming the record; nothing has been changed then."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        if isinstance(error, IntegrityError):
            raise
        sentence = _sentence(str(error.orig).lower(), where)
        if sentence is None:
            raise
        raise Refused(sentence) from error


def _sentence(reason: str, where: str) -> str | None:
    if "disk is full" in reason or "no space" in reason:
        return _("The disk is full: nothing was saved in {where}. Make room and try again.").format(where=where)
    if "locked" in reason or "busy" in reason:
        return _("Somebody else is writing in {where} just now: nothing was saved. Try again.").format(where=where)
    if "readonly" in reason or "read-only" in reason:
        return _("{where} can't be written to (read-only): nothing was saved.").format(where=where)
    if "not a database" in reason:
        return _("{where} is not a record: the file is not a database.").format(where=where)
    if "malformed" in reason or "corrupt" in reason or "could not decode" in reason:
        return _("{where} is damaged; restore a backup with “secretariat record restore FILE”.").format(where=where)
    if "unable to open" in reason:
        return _("{where} can't be opened: is the folder there, and may you read it?").format(where=where)
    if "disk i/o" in reason:
        return _("The disk failed while working in {where}: nothing was saved.").format(where=where)
    return None
