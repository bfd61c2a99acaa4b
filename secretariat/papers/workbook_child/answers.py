"""What the child says: JSON lines on standard output."""

from __future__ import annotations

import sys
from _json import encode_basestring  # the C function itself: importing json would cost more than reading the file

TYPE_CHECKING = False  # typing is asked for only by the type checker: it takes as long to import as all the rest
if TYPE_CHECKING:
    from typing import Final, NoReturn

MOST_REMARKS: Final = 500
"""Of each kind, of each sheet."""


def say(**words: object) -> None:
    """One answer."""
    sys.stdout.buffer.write(
        b"{" + b", ".join(quoted(key) + b": " + _value(each) for key, each in words.items()) + b"}\n"
    )


def quoted(text: str) -> bytes:
    """A text in JSON."""
    return str(encode_basestring(text)).encode("utf-8", "replace")


def _value(value: object) -> bytes:
    return quoted(value) if isinstance(value, str) else str(value).lower().encode()


def refuse(why: str, sheet: str = "", row: int = 0) -> NoReturn:
    """Say why the file is not read, and end."""
    say(refused=why, sheet=sheet, row=row)
    sys.stdout.buffer.flush()
    sys.exit(0)
