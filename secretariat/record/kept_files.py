"""Files that the record keeps: each once, by the hash of what is in it, in the record itself.

They are in the database so that one transaction, one backup and one copy to another server hold everything. What is
kept never changes and so has no history; a record names a file by its hash.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from sqlalchemy import Column, LargeBinary, Named, String, TypedColumns, select
from sqlalchemy.engine import Connection

from secretariat.record.typed_table import typed_table
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import NotFound, Refused

LARGEST: Final = 64 * 1024 * 1024
"""Bytes that one file may have."""


class kept_file_columns(TypedColumns):
    hash: Named[str] = Column(String(64), primary_key=True)  # SHA-256, in hexadecimal
    size: Named[int] = Column(nullable=False)  # bytes
    content: Named[bytes] = Column(LargeBinary, nullable=False)


kept_file = typed_table("kept_file", kept_file_columns)


def keep_file(work: Work, content: bytes, name: str) -> str:
    """Keep a file as part of an act and give its hash; one that is kept already is not kept again.

    Raises ``Refused``, with its ``name``, where it is empty or larger than ``LARGEST``.
    """
    if not content:
        raise Refused(_("{file} is empty.").format(file=name))
    if len(content) > LARGEST:
        raise Refused(
            _("{file} has {size} MB; a file of up to {largest} MB can be kept.").format(
                file=name, size=-(-len(content) // 1024**2), largest=LARGEST // 1024**2
            )
        )
    hash_ = sha256(content).hexdigest()
    known = select(kept_file.c.size).where(kept_file.c.hash == hash_)
    if work.connection.execute(known).scalar() is None:
        work.connection.execute(kept_file.insert().values(hash=hash_, size=len(content), content=content))
    return hash_


def file_of(connection: Connection, hash_: str) -> bytes:
    """What is in the file of that hash. Raises ``NotFound``."""
    content = connection.execute(select(kept_file.c.content).where(kept_file.c.hash == hash_)).scalar()
    if content is None:
        raise NotFound(_("The record keeps no file with the hash {hash}.").format(hash=hash_))
    return content
