"""What is kept of a person's photo: a JPEG of a size that papers need, without what was written beside the picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from secretariat.papers.child_process import NoAnswer, answer_of
from secretariat.values.language import _
from secretariat.values.refusal import Refused

LARGEST: Final = 20 * 1024 * 1024
"""Bytes that a photo may have when it is given."""
LONGEST_SIDE: Final = 1200
"""Pixels of the longer side that are kept: more than a briefing's picture prints."""
_JPEG: Final = b"\xff\xd8\xff"
_MOST_PIXELS: Final = 64_000_000
_CHILD: Final = Path(__file__).with_name("photo_child.py")
_MEMORY: Final = 1_000_000_000  # bytes
_SECONDS: Final = 20


def photo_kept(content: bytes, name: str) -> bytes:
    """The photo in a file of that ``name`` as it is kept: a JPEG, upright, at most ``LONGEST_SIDE`` pixels on a side.

    Where and by what it was taken is not in it. Raises ``Refused`` where it is no JPEG or PNG, is broken off, or too
    large to unpack.
    """
    try:
        said = answer_of(_CHILD, (_MEMORY, _SECONDS, _MOST_PIXELS, LONGEST_SIDE), content, _SECONDS)
        if said.startswith(_JPEG):
            return said
        answer: dict[str, Any] = json.loads(said)
    except (NoAnswer, ValueError):
        raise _damaged(name) from None
    if answer["refused"] == "kind":
        raise Refused(_("“{file}” is no JPEG or PNG picture; save it as one of these.").format(file=name))
    if answer["refused"] == "large":
        raise Refused(
            _("“{file}” has {width} × {height} pixels; a photo of up to {most} million is taken.").format(
                file=name, width=answer["width"], height=answer["height"], most=_MOST_PIXELS // 1_000_000
            )
        )
    raise _damaged(name)


def _damaged(name: str) -> Refused:
    return Refused(_("“{file}” is broken off or damaged; ask for the picture again.").format(file=name))
