"""Where a paper or an export goes: a file that is replaced whole or not at all, or standard output."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

STDOUT: Final = "-"

_WHY: Final[dict[int, str]] = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is used up"),
    errno.EFBIG: N_("the file is larger than is allowed there"),
    errno.EACCES: N_("you may not write there"),
    errno.EPERM: N_("you may not write there"),
    errno.EROFS: N_("that disk can only be read"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ENOTDIR: N_("a part of the path is not a folder"),
    errno.ELOOP: N_("the path leads round in a circle of links"),
}


def ending(path: str, allowed: Sequence[str], given: str | None = None) -> str:
    """The ending, such as ``.xlsx``, that picks the format of what is written to ``path``.

    ``allowed`` are the endings on offer with their dots, the usual one first. ``given`` is a format named
    apart from the path (``xlsx`` or ``.xlsx``) and wins over it; standard output without one gets the usual.
    Raises ``Refused`` naming the allowed endings.
    """
    if given:
        found = "." + given.strip().lower().lstrip(".")
    elif path == STDOUT:
        return allowed[0]
    else:
        found = Path(path).suffix.lower()
    if found in allowed:
        return found
    choices = ", ".join(allowed)
    if given or found:
        raise Refused(
            _("{ending} is not a format this can be written in; choose one of {choices}.").format(
                ending=found, choices=choices
            )
        )
    raise Refused(
        _("“{path}” has no ending to tell the format; give it one of {choices}.").format(path=path, choices=choices)
    )


def write_output(path: str, data: bytes) -> None:
    """Write ``data`` to ``path``, or to standard output where ``path`` is ``-``.

    An existing file is replaced whole, in one step, and stays as it was when anything fails. The file can be
    read by its owner only, because lists of people are personal data. Links are followed; devices and pipes
    are written to directly. Raises ``Refused`` naming the path and why, and where a terminal would be given what is
    no text.
    """
    if path == STDOUT:
        if sys.stdout.isatty() and not _is_text(data):
            raise Refused(
                _(
                    "What you ask for is no text and can't be shown on a terminal; "
                    "name a file, such as -o paper.pdf, or choose a format that is text."
                )
            )
        _write_stdout(data)
        return
    try:
        target = Path(os.path.realpath(path))
        if _is_stream(target):
            target.write_bytes(data)
        else:
            _replace(target, data)
    except ValueError as error:
        raise Refused(_("“{path}” cannot be the name of a file.").format(path=path.replace("\0", "�"))) from error
    except OSError as error:
        raise Refused(_not_written(path, error)) from error


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


class LeftBeside(Refused):
    """What was to be done is done; only the file beside it could not be put in its place."""


@contextlib.contextmanager
def put_when_done(path: str, data: bytes) -> Iterator[bool]:
    """Write ``data`` beside ``path``, and put it in its place once the block has ended; whether a file is replaced.

    For what must not be done where the file can't be written: that is found out before the block, which then does not
    run. Where the block raises, ``path`` stays as it was. Raises ``Refused`` naming the path and why; where putting it
    in its place fails at last, ``LeftBeside``, whose sentence names the file it was written to.
    """
    try:
        target = Path(os.path.realpath(path))
        if _is_stream(target):
            raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
        replaces = target.exists()
        beside = _beside(target, data)
    except ValueError as error:
        raise Refused(_("“{path}” cannot be the name of a file.").format(path=path.replace("\0", "�"))) from error
    except OSError as error:
        raise Refused(_not_written(path, error)) from error
    try:
        yield replaces
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    try:
        beside.replace(target)
    except OSError as error:
        words = _("It was done, but “{path}” could not be written ({why}); what belongs there is in “{beside}”.")
        raise LeftBeside(words.format(path=path, why=_why(error), beside=beside)) from error
    _sync_folder(target.parent)


def _is_stream(target: Path) -> bool:
    """Whether ``target`` is a device, pipe or socket, which must never be replaced by a file."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _replace(target: Path, data: bytes) -> None:
    beside = _beside(target, data)
    try:
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _beside(target: Path, data: bytes) -> Path:
    """``data`` in a file of its own in the folder of ``target``, under a name nothing has."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, name = tempfile.mkstemp(prefix=".secretariat-", suffix=".part", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _sync_folder(folder: Path) -> None:
    """Ask the disk to keep the new name too; some file systems do not know how, and that is no failure."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write_stdout(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader (head, less) had enough, which is its right; Python must not complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Refused(_("Nothing was written to standard output: {why}.").format(why=_why(error))) from error


def _not_written(path: str, error: OSError) -> str:
    folder = Path(path).parent
    if error.errno == errno.EISDIR:
        return _("“{path}” is a folder; name a file in it.").format(path=path)
    if error.errno == errno.ENOENT:
        return _("“{path}” was not written: there is no folder “{folder}”.").format(path=path, folder=folder)
    return _("“{path}” was not written: {why}.").format(path=path, why=_why(error))


def _why(error: OSError) -> str:
    known = _WHY.get(error.errno or 0)
    return _(known) if known else (error.strerror or str(error))
