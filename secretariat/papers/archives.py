"""ZIP archives that come in (workbooks, Word files are such): what they hold, before anything of it is unfolded."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from typing import BinaryIO, Final

_MOST_RATIO: Final = 400
"""How many times a part of more than a megabyte may grow; repetitive real sheets grow some 50 times."""
_SMALL: Final = 1_000_000
_LOCKED: Final = 0x1


class DamagedArchive(ValueError):
    """The archive can't be opened."""


def parts_of(stream: BinaryIO) -> list[zipfile.ZipInfo]:
    """What an archive holds, by its own table of contents. Raises ``DamagedArchive``."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, OverflowError) as error:
        # The last four are what the library stumbles over in a broken table of contents; the first is how it says so.
        raise DamagedArchive(str(error)) from error


def is_locked(parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether a part needs a password."""
    return any(part.flag_bits & _LOCKED for part in parts)


def unfolds_beyond(parts: Sequence[zipfile.ZipInfo], most_bytes: int) -> bool:
    """Whether the parts unfold to more than ``most_bytes``, or one of them to much more than any real one does."""
    swollen = any(
        part.file_size > _SMALL and part.file_size > _MOST_RATIO * max(part.compress_size, 1) for part in parts
    )
    return swollen or sum(part.file_size for part in parts) > most_bytes
