"""Backups: copied by SQLite itself, tried out before they count, with a SHA-256 beside them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.engine import Engine

from secretariat.record.location import make_room
from secretariat.record.schema import APPLICATION_ID
from secretariat.values.language import _
from secretariat.values.refusal import Refused


def backup(engine: Engine, target: Path, *, replace: bool = False) -> str:
    """Copy the record to ``target`` (mode 0600) and give its SHA-256, which also goes to ``target.sha256``.

    The copy counts only after a trial: it is opened and checked whole.
    """
    if target.exists() and not replace:
        raise Refused(_("{path} is already there; a backup replaces nothing.").format(path=target))
    part = None
    try:
        # A name nobody has, beside the target: what else lies there stays, and the last step is a rename.
        descriptor, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
        os.close(descriptor)
        part = Path(name)
        _copy(engine, part)
        _try_out(part)
        digest = _digest(part)
        _write_manifest(target, digest)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise Refused(_("No backup could be made at {path}: {why}.").format(path=target, why=error)) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)
    return digest


def restore(source: Path, path: Path, stamp: str) -> Path | None:
    """Put a backup in the record's place; what was there is kept beside it, and its path is given.

    Works also where the record is damaged or gone: a record that can't be copied is moved aside as it is. Raises
    ``Refused`` where the backup does not match its SHA-256, is damaged or is not a record; nothing is changed then.
    """
    if not source.is_file():
        raise Refused(_("There is no backup at {path}.").format(path=source))
    if source.resolve() == path.resolve():
        raise Refused(_("{path} is the record itself, not a backup of it.").format(path=source))
    manifest = _manifest(source)
    if manifest.is_file() and manifest.read_text(encoding="ascii", errors="replace").split(" ")[0] != _digest(source):
        raise Refused(_("{path} does not match its checksum; it was changed or damaged.").format(path=source))
    try:
        _try_out(source)
        kept = _put_aside(path, path.with_name(f"{path.stem}.before-restore-{stamp}{path.suffix}"))
        make_room(path)
        with _opened(source, read_only=True) as good, _opened(path) as live:
            live.execute("PRAGMA synchronous=EXTRA")
            good.backup(live)
    except (OSError, sqlite3.Error) as error:
        raise Refused(_("{path} can't be restored: {why}.").format(path=source, why=error)) from error
    return kept


def _put_aside(path: Path, kept: Path) -> Path | None:
    """Keep what is in the record's place: a copy of a sound record, the file itself of any other."""
    if not path.exists():
        return None
    make_room(kept)
    try:
        with _opened(path, read_only=True) as live, _opened(kept) as copy:
            live.backup(copy)
        _try_out(kept)
    except (sqlite3.Error, Refused):
        path.replace(kept)
        # A journal left beside it belongs to the damaged file; beside the restored one it would be played into that.
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            journal.replace(kept.with_name(kept.name + "-journal"))
    return kept


def _copy(engine: Engine, target: Path) -> None:
    with engine.connect() as connection, _opened(target) as copy:
        live = connection.connection.driver_connection
        assert isinstance(live, sqlite3.Connection)
        live.backup(copy)


def _try_out(path: Path) -> None:
    with _opened(path, read_only=True) as copy:
        if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise Refused(_("{path} is not a record of this program.").format(path=path))
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            raise Refused(_("{path} is damaged: {why}.").format(path=path, why=verdict))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _write_manifest(target: Path, digest: str) -> None:
    manifest = _manifest(target)
    manifest.unlink(missing_ok=True)
    descriptor = os.open(manifest, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{digest}  {target.name}\n")


@contextlib.contextmanager
def _opened(path: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    uri = path.absolute().as_uri() + ("?mode=ro" if read_only else "")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()
