"""What a person's photo may be: a whole JPEG or PNG of a size that papers can hold. Pure."""

from __future__ import annotations

import struct
from typing import Final, NamedTuple
from zlib import crc32, decompressobj
from zlib import error as zlib_error

from secretariat.values.language import _
from secretariat.values.refusal import Refused

LARGEST: Final = 5 * 1024 * 1024
"""Bytes that a photo may have."""
_MOST_PIXELS: Final = 40_000_000
_PIECE: Final = 1 << 20
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_READABLE_JPEG: Final = (b"JFIF", b"Exif")
"""How a JPEG says what it is; a Word document takes no other."""
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, b"\xff\xd9"


class Picture(NamedTuple):
    """A picture: ``kind`` is "JPEG" or "PNG", its sides are in pixels."""

    kind: str
    width: int
    height: int


def checked_photo(content: bytes, name: str) -> Picture:
    """The photo in a file of that ``name``; raises ``Refused`` where it is none, broken off, or too large to draw."""
    if content.startswith(_PNG):
        found = _png(content)
    elif content.startswith(_JPEG):
        if content[6:10] not in _READABLE_JPEG:
            raise Refused(
                _("“{file}” is a JPEG of an unusual kind; open it in a viewer and save it again.").format(file=name)
            )
        found = _jpeg(content)
    else:
        raise Refused(_("“{file}” is no JPEG or PNG picture; save it as one of these.").format(file=name))
    if found is None:
        raise Refused(_("“{file}” is broken off or damaged; ask for the picture again.").format(file=name))
    if found.width * found.height > _MOST_PIXELS:
        raise Refused(
            _("“{file}” has {width} × {height} pixels; a photo of up to {most} million is kept.").format(
                file=name, width=found.width, height=found.height, most=_MOST_PIXELS // 1_000_000
            )
        )
    return found


def _png(content: bytes) -> Picture | None:
    """PNG (ISO/IEC 15948): chunks of length, name, data, check; the first is IHDR, the last IEND.

    A chunk that its check does not fit, or rows that don't unpack whole, would keep a briefing from being printed.
    """
    at, size, rows = len(_PNG), None, b""
    while at + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        if at + 12 + length > len(content):
            return None
        data = content[at + 8 : at + 8 + length]
        if crc32(name + data) != struct.unpack_from(">I", content, at + 8 + length)[0]:
            return None
        if size is None:
            if name != b"IHDR" or length < 8:
                return None
            size = struct.unpack_from(">II", content, at + 8)
        if name == b"IDAT":
            rows += data
        if name == b"IEND":
            return Picture("PNG", *size) if all(size) and _unpacks(rows) else None
        at += 12 + length
    return None


def _unpacks(rows: bytes) -> bool:
    """Whether packed rows unpack to their end, a piece at a time, and to no more than the largest photo has."""
    unpacking, left = decompressobj(), _MOST_PIXELS * 8 + 1_000_000
    try:
        while not unpacking.eof and left > 0:
            piece = unpacking.decompress(rows, _PIECE)
            if not piece and not unpacking.eof:
                return False
            rows, left = unpacking.unconsumed_tail, left - len(piece)
    except zlib_error:
        return False
    return unpacking.eof


def _jpeg(content: bytes) -> Picture | None:
    """JPEG (ITU-T T.81): segments after markers up to the first scan, one of them the frame; EOI at the end."""
    at, size = 2, None
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        if length < 2 or at + 2 + length > len(content):
            return None
        if marker in _FRAMES and length >= 8:
            height, width = struct.unpack_from(">HH", content, at + 5)
            size = (width, height)
        if marker == _SCAN:
            whole = content.rfind(_END) > at
            return Picture("JPEG", *size) if size is not None and all(size) and whole else None
        at += 2 + length
    return None
