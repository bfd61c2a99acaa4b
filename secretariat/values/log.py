"""The log: what went wrong in the program itself, for those who mend it. It holds no record's text."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from threading import Lock
from typing import Final

from secretariat.values.folders import state_folder

_LONGEST: Final = 1_000_000  # bytes; then it begins anew, beside the one before
_one_at_a_time = Lock()


def log_path() -> Path:
    """Where the log is: in the user's state folder."""
    return state_folder() / "secretariat.log"


def log_fault(logger: logging.Logger, what: str, error: BaseException) -> Path | None:
    """Write a fault of the program with its traceback to the log; gives its file, of mode 0600.

    ``None`` where the file can't be written, so that nobody is sent to look for it.
    """
    with _one_at_a_time:
        path = log_path()
        try:
            handler = _opened(path)
        except OSError:
            logger.debug("the log can't be written", exc_info=True)
            return None
        logger.addHandler(handler)
        try:
            logger.error(what, exc_info=error)
        finally:
            logger.removeHandler(handler)
            handler.close()
        return path


def _opened(path: Path) -> logging.Handler:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists() and path.stat().st_size > _LONGEST:
        path.replace(path.with_name(path.name + ".1"))
    os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
