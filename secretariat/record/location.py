"""Where the record is: a file on this machine, or a database server."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from secretariat.values.folders import data_folder
from secretariat.values.language import _
from secretariat.values.refusal import Misused, Refused

_NETWORK_FILESYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "fuse.rclone"})


def locate(database: str, *, sample: bool = False) -> URL:
    """The URL that ``database`` (a path, a URL or nothing for the default) means.

    Raises ``Misused`` for a URL of a database this program does not speak to.
    """
    if sample:
        return _file(data_folder() / "sample.db")
    if not database:
        return _file(data_folder() / "record.db")
    if "://" not in database:
        return _file(Path(database).expanduser())
    try:
        url = make_url(database)
    except ArgumentError:
        raise Misused(
            _("The database address “{url}” can't be read; write a path or sqlite:///path.").format(url=database)
        ) from None
    if url.get_backend_name() != "sqlite":
        raise Misused(
            _("The database “{name}” is not one this program speaks to; write a path or sqlite:///path.").format(
                name=url.get_backend_name()
            )
        )
    if not url.database or url.database == ":memory:":
        raise Misused(_("The database address names no file; write sqlite:///path/to/record.db."))
    return _file(Path(url.database))


def _file(path: Path) -> URL:
    return URL.create("sqlite", database=str(path.absolute()))


def path_of(url: URL) -> Path | None:
    """The file behind a URL, or ``None`` for a server."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def make_room(path: Path) -> None:
    """Make an empty file for a new record: mode 0600, in a folder of mode 0700. An existing file is left alone."""
    try:
        if path.is_dir():
            raise Refused(_("{path} is a folder; name a file in it.").format(path=path))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise Refused(
            _("No record can be made at {path}: {why}.").format(path=path, why=error.strerror or error)
        ) from error


def on_network(path: Path) -> bool:
    """Whether the file lies on a network folder, where SQLite's locks can't be trusted (known on Linux)."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        inside = str(path) == point or str(path).startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind in _NETWORK_FILESYSTEMS
