"""References of meetings: ``APEC-SMEMM-19`` from series and ordinal, else a few words of the title. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

_LENGTH: Final = 80
_SLUG_LENGTH: Final = 28
_LEFT_OUT: Final = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with", "dan", "di", "ke", "untuk")
)
_ALLOWED = re.compile(r"[A-Z0-9](?:[A-Z0-9./-]*[A-Z0-9])?")


def given_reference(text: str) -> str:
    """A reference as someone gave it, in capitals; raises ``Refused`` where it could not be said or typed."""
    ref = text.strip().upper()
    if len(ref) > _LENGTH or not _ALLOWED.fullmatch(ref):
        raise Refused(
            _("Reference: “{text}” can't be one; it is made of letters A–Z, digits, - . and /, at most {most}.").format(
                text=text.strip(), most=_LENGTH
            )
        )
    return ref


def made_reference(
    title: str, *, series: str, ordinal: int | None, first: date | None, taken: Callable[[str], bool]
) -> str:
    """A reference nobody used yet: series and ordinal, series and month, or the title's words and the year."""
    if series and ordinal is not None:
        stem = f"{series}-{ordinal}"
    elif series and first is not None:
        stem = f"{series}-{first:%Y-%m}"
    else:
        stem = series or _slug(title) + (f"-{first.year}" if first else "")
    if not taken(stem):
        return stem
    number = 2
    while taken(f"{stem}-{number}"):
        number += 1
    return f"{stem}-{number}"


def _slug(title: str) -> str:
    words = [word for word in re.findall(r"[a-z0-9]+", folded(title)) if word not in _LEFT_OUT]
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_SLUG_LENGTH]
        if len(longer) > _SLUG_LENGTH:
            break
        slug = longer
    return slug.upper() or "MEETING"
