"""Drafts: what is typed into a form is kept on disk until it is saved, so that a crash costs nothing."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count
from pathlib import Path
from threading import Lock

from secretariat.values.folders import state_folder


@dataclass(frozen=True, slots=True)
class Draft:
    """What had been typed, by field key, when it was last written, over which version of the record, and its name."""

    texts: Mapping[str, str]
    written: datetime
    version: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Drafts:
    """A folder of drafts, one file per form, readable by its owner only.

    Every method but ``turn`` touches the disk and belongs in a worker thread; ``OSError`` where that fails. They
    follow one another, and one whose ``turn`` was given out before that of the last one done for its form does
    nothing: a write that was slow to begin does not bring back what was saved since.
    """

    folder: Path
    _lock: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)
    _turns: count[int] = field(default_factory=lambda: count(1), init=False, repr=False, compare=False)
    _latest: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    def turn(self) -> int:
        """The place in the order of what is done to drafts, taken when it is decided on; waits for nothing."""
        return next(self._turns)

    def read(self, key: str) -> Draft | None:
        """The draft kept for a form, or ``None``; a file that is damaged counts as none."""
        try:
            told = json.loads(self._path(key).read_bytes())
            if told["key"] != key:
                return None
            texts = {str(name): str(text) for name, text in told["texts"].items()}
            version = told.get("version")
            written = datetime.fromisoformat(told["written"])
            return Draft(texts, written, None if version is None else int(version), key)
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def write(self, key: str, texts: Mapping[str, str], *, version: int | None = None, turn: int | None = None) -> None:
        """Keep ``texts`` for a form in place of what was kept; where anything fails, the old file stays.

        ``version`` is that of the record over which they were typed.
        """
        told = {"key": key, "written": datetime.now(UTC).isoformat(), "version": version, "texts": dict(texts)}
        with self._lock:
            mine = self.turn() if turn is None else turn
            if mine >= self._latest.get(key, 0):
                self._put(key, json.dumps(told, ensure_ascii=True).encode())
                self._latest[key] = mine

    def remove(self, key: str, *, turn: int | None = None) -> None:
        """Forget the draft of a form."""
        with self._lock:
            mine = self.turn() if turn is None else turn
            if mine >= self._latest.get(key, 0):
                self._latest[key] = mine
                with suppress(FileNotFoundError):
                    self._path(key).unlink()

    def without(self, about: Callable[[str], bool], bare: Callable[[str], str], *, look: bool = False) -> int:
        """Take somebody's data out of every draft; gives how many drafts held any.

        A draft of a form that is ``about`` them (by its key) goes; in others each text becomes what ``bare`` makes of
        it. With ``look`` they are only counted.
        """
        held = 0
        for draft in self.kept():
            key = draft.key
            texts = {name: bare(text) for name, text in draft.texts.items()}
            if not about(key) and texts == dict(draft.texts):
                continue
            held += 1
            if look:
                continue
            if about(key):
                self.remove(key)
            else:
                self.write(key, texts, version=draft.version)
        return held

    def kept(self, beginning: str = "") -> Iterator[Draft]:
        """The drafts whose names begin so, in the order of their files."""
        for path in sorted(self.folder.glob(f"{_plain(beginning)}*.json")):
            with suppress(OSError, ValueError, KeyError, TypeError):
                key = str(json.loads(path.read_bytes())["key"])
                draft = self.read(key) if key.startswith(beginning) else None
                if draft is not None:
                    yield draft

    def _put(self, key: str, told: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(told)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path(key))
        except BaseException:
            with suppress(FileNotFoundError):
                Path(name).unlink()
            raise

    def _path(self, key: str) -> Path:
        """A file name for any key: what can be read of it, and a digest that keeps keys apart."""
        return self.folder / f"{_plain(key)}-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:16]}.json"


def _plain(key: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in key)[:40]


def drafts_of(app: object) -> Drafts:
    """Where ``app`` keeps drafts: its own ``drafts`` if it has one, else this user's state folder."""
    own = getattr(app, "drafts", None)
    if isinstance(own, Drafts):
        return own
    return users_drafts()


def users_drafts() -> Drafts:
    """Where this user's drafts are kept."""
    return _drafts_in(state_folder() / "drafts")


@lru_cache(maxsize=8)
def _drafts_in(folder: Path) -> Drafts:
    """One ``Drafts`` for a folder, so that all forms keep one order."""
    return Drafts(folder)
