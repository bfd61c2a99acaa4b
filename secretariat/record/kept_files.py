"""Files that the record keeps: each once, by the hash of what is in it, in the record itself.

They are in the database so that one transaction, one backup and one copy to another server hold everything. What is
kept never changes and so has no history; a record names a file by its hash.
"""

from __future__ import annotations

import errno
import stat
import unicodedata
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import Column, LargeBinary, Named, String, Table, Text, TypedColumns, cast, delete, or_, select
from sqlalchemy.engine import Connection

from secretariat.record.acts import act_change
from secretariat.record.schema import metadata
from secretariat.record.typed_table import typed_table
from secretariat.record.work import Work
from secretariat.values.language import _
from secretariat.values.refusal import NotFound, Refused

LARGEST: Final = 64 * 1024 * 1024
"""Bytes that one file may have."""


_LONGEST_NAME: Final = 255


class GivenFile(NamedTuple):
    """A file as somebody gave it, read whole before an act begins: its name without the folders, and what is in it."""

    name: str
    content: bytes


class kept_file_columns(TypedColumns):
    hash: Named[str] = Column(String(64), primary_key=True, info={"kept_file": True})  # SHA-256, in hexadecimal
    size: Named[int] = Column(nullable=False)  # bytes
    content: Named[bytes] = Column(LargeBinary, nullable=False)


kept_file = typed_table("kept_file", kept_file_columns)


def read_given(path: str, *, largest: int = LARGEST) -> GivenFile:
    """The file at ``path``, to be kept; raises ``Refused``, in one sentence, where it can't be.

    ``largest`` is how many bytes it may have.
    """
    file = Path(path).expanduser()
    try:
        known = file.stat()
        if not stat.S_ISREG(known.st_mode):
            raise Refused(_("“{file}” is a folder or a device; name a file.").format(file=path))
        if not known.st_size:
            raise Refused(_("{file} is empty.").format(file=file.name))
        _refuse_large(known.st_size, file.name, largest)
        with file.open("rb") as stream:
            content = stream.read(largest + 1)
    except FileNotFoundError:
        raise Refused(_("There is no file “{file}”.").format(file=path)) from None
    except PermissionError:
        raise Refused(_("“{file}” may not be read by you; ask its owner for the right to.").format(file=path)) from None
    except ValueError:
        raise Refused(_("“{path}” cannot be the name of a file.").format(path=path.replace("\0", "�"))) from None
    except OSError as failure:
        if failure.errno == errno.ENOTDIR:
            raise Refused(_("There is no file “{file}”.").format(file=path)) from None
        reason = failure.strerror or str(failure)
        raise Refused(_("“{file}” cannot be read: {reason}.").format(file=path, reason=reason)) from None
    _refuse_large(len(content), file.name, largest)  # it may have grown while it was read
    return GivenFile(_plain_name(file.name), content)


def _refuse_large(size: int, name: str, largest: int) -> None:
    if size > largest:
        raise Refused(
            _("{file} has {size} MB; a file of up to {largest} MB can be kept.").format(
                file=name, size=-(-size // 1024**2), largest=largest // 1024**2
            )
        )


def _plain_name(name: str) -> str:
    """A file's name as it can be kept and written again: without control characters and halves of characters."""
    plain = "".join("_" if unicodedata.category(c) in ("Cc", "Cs") else c for c in unicodedata.normalize("NFC", name))
    if len(plain) <= _LONGEST_NAME:
        return plain
    ending = Path(plain).suffix[:20]
    return plain[: _LONGEST_NAME - len(ending)] + ending


def keep_file(work: Work, content: bytes, name: str) -> str:
    """Keep a file as part of an act and give its hash; one that is kept already is not kept again.

    Raises ``Refused``, with its ``name``, where it is empty or larger than ``LARGEST``.
    """
    if not content:
        raise Refused(_("{file} is empty.").format(file=name))
    _refuse_large(len(content), name, LARGEST)
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


def named_by_others(
    connection: Connection, hashes: Collection[str], apart: Table[Any], ids: Collection[int]
) -> set[str]:
    """Those of the files that other records name than ``ids`` of a table, now or in their history."""
    own, found = set(ids), set[str]()
    for table in metadata.sorted_tables:
        for column in table.columns:
            if table is not kept_file and column.info.get("kept_file"):
                rows = connection.execute(select(table.c.id, column).where(column.in_(hashes)))
                found.update(hash_ for id_, hash_ in rows if table is not apart or id_ not in own)
    sides = [cast(side, Text) for side in (act_change.c.before, act_change.c.after)]
    for hash_ in sorted(set(hashes) - found):
        noted = select(act_change.c.table_name, act_change.c.record_id).where(
            or_(*(side.contains(hash_, autoescape=True) for side in sides))
        )
        if any(name != apart.name or id_ not in own for name, id_ in connection.execute(noted)):
            found.add(hash_)
    return found


def forget_files(work: Work, hashes: Collection[str], apart: Table[Any], ids: Collection[int]) -> int:
    """Take out of the record for good the files that only the records ``ids`` of a table name; gives how many.

    Nothing undoes it. Part of an act that erases these records' history.
    """
    gone = set(hashes) - named_by_others(work.connection, hashes, apart, ids)
    if gone:
        work.connection.execute(delete(kept_file).where(kept_file.c.hash.in_(gone)))
    return len(gone)


def unsound_files(connection: Connection) -> list[str]:
    """What is wrong with the files, a sentence each: one that is named and not kept, or not as its hash says."""
    problems = []
    for table in metadata.sorted_tables:
        for column in table.columns:
            if table is kept_file or not column.info.get("kept_file"):
                continue
            query = select(table.c.ref).outerjoin(kept_file, kept_file.c.hash == column)
            for ref in connection.execute(query.where(column != "", kept_file.c.hash.is_(None))).scalars():
                problems.append(_("The file of {ref} is not in the record.").format(ref=ref))
    rows = connection.execute(select(kept_file.c.hash, kept_file.c.content).execution_options(yield_per=1))
    for hash_, content in rows:
        if sha256(content).hexdigest() != hash_:
            problems.append(_("The kept file {hash} is damaged.").format(hash=hash_))
    return problems
