"""Drafts: what is typed into a form is kept on disk until it is saved, so that a crash costs nothing."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.app import App

from secretariat.values.folders import state_folder


@dataclass(frozen=True, slots=True)
class Draft:
    """What had been typed, by field key, and when it was last written."""

    texts: Mapping[str, str]
    written: datetime


@dataclass(frozen=True, slots=True)
class Drafts:
    """A folder of drafts, one file per form, readable by its owner only.

    Every method touches the disk and belongs in a worker thread; ``OSError`` where that fails.
    """

    folder: Path

    def read(self, key: str) -> Draft | None:
        """The draft kept for a form, or ``None``; a file that is damaged counts as none."""
        try:
            told = json.loads(self._path(key).read_bytes())
            if told["key"] != key:
                return None
            texts = {str(name): str(text) for name, text in told["texts"].items()}
            return Draft(texts, datetime.fromisoformat(told["written"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def write(self, key: str, texts: Mapping[str, str]) -> None:
        """Keep ``texts`` for a form in place of what was kept; where anything fails, the old file stays."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = {"key": key, "written": datetime.now(UTC).isoformat(), "texts": dict(texts)}
        descriptor, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(json.dumps(told, ensure_ascii=True).encode())
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path(key))
        except BaseException:
            with suppress(FileNotFoundError):
                Path(name).unlink()
            raise

    def remove(self, key: str) -> None:
        """Forget the draft of a form."""
        with suppress(FileNotFoundError):
            self._path(key).unlink()

    def _path(self, key: str) -> Path:
        """A file name for any key: what can be read of it, and a digest that keeps keys apart."""
        plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in key)[:40]
        return self.folder / f"{plain}-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:16]}.json"


def drafts_of(app: App[Any]) -> Drafts:
    """Where ``app`` keeps drafts: its own ``drafts`` if it has one, else this user's state folder."""
    own = getattr(app, "drafts", None)
    if isinstance(own, Drafts):
        return own
    return Drafts(state_folder() / "drafts")
