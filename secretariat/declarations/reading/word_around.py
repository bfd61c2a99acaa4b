"""Lines that the program prints around a text in a document: its head, remarks on brackets, positions.

Each bears a bookmark with a checksum of its words, so that the reader leaves it out when the document comes back. A
line that somebody changed is read as text: nothing that a person typed is left out. Imported by the process that reads
documents as well.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

_NAME: Final = re.compile(r"_around_([0-9a-f]{16})_[0-9]+")


def around_name(words: str, place: int) -> str:
    """The bookmark of a line, whose ``place`` among those of the document tells it from one with the same words."""
    return f"_around_{_checksum(words)}_{place}"


def stands_around(name: str, words: str) -> bool:
    """Whether a bookmark says that these words, as they are now, stand around the text."""
    found = _NAME.fullmatch(name)
    return found is not None and found[1] == _checksum(words)


def _checksum(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:16]
