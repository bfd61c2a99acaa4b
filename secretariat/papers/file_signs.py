"""What a file is by its first bytes, whatever its name ends in."""

from __future__ import annotations

from typing import Final

from secretariat.values.language import N_, _

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The older files of an office suite, and newer ones with a password."""
ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""Workbooks and documents of today, and any archive of that kind."""
_FOREIGN: Final = (
    (b"%PDF", N_("a PDF")),
    (b"{\\rtf", N_("an RTF document")),
    (b"\x1f\x8b", N_("a compressed archive")),
    (b"7z\xbc\xaf\x27\x1c", N_("a compressed archive")),
    (b"Rar!", N_("a compressed archive")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
)


def foreign_kind(head: bytes) -> str:
    """What a file is that can't be read as text or table ("a PDF"), in the language chosen; "" for any other."""
    return next((_(what) for sign, what in _FOREIGN if head.startswith(sign)), "")
