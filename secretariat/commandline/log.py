"""The log: what went wrong in the program itself, for those who mend it. It holds no record's text."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from secretariat.values.folders import state_folder


def log_to_file() -> Path:
    """Let the log go to its file in the user's state folder (mode 0600); gives its path."""
    folder = state_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "secretariat.log"
    logger = logging.getLogger("secretariat")
    if not logger.handlers:
        os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        handler = logging.FileHandler(path, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
    return path
