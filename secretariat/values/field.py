"""What can be filled in on a record: one description serves the form on screen and the flags of the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from secretariat.values.language import _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from datetime import date


_MOST = 2**31 - 1  # what a column of the record holds, in every database


class FieldKind(StrEnum):
    """How a field is typed and what its value is in Python."""

    TEXT = "text"  # str
    LINES = "lines"  # str with line breaks
    DATE = "date"  # PartialDate
    NUMBER = "number"  # int, zero or more
    CHOICE = "choice"  # one of ``choices``
    NAME = "name"  # a reference or name of another record, resolved when saved


# Named tuples: the command line makes all of them to print its help, and dataclasses cost more to import than to use.
class Choice(NamedTuple):
    """One allowed value and the words shown for it (a message to translate)."""

    value: str
    words: str


class Field(NamedTuple):
    """One thing that can be filled in.

    ``key`` is the operation's argument; ``label`` and ``hint`` are messages to translate when shown; ``names`` says
    which kind of record a NAME field means ("party", "meeting", "person", …), for suggestions.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    choices: Sequence[Choice] = ()
    hint: str = ""
    names: str = ""
    flag: str = ""  # the command line's flag, where it is not the key
    between: str = ""  # what stands between several values; their flag may be given more than once
    other_words: Callable[[str], str | None] | None = None  # the choice that other words mean: "HOD", "ketua"

    @property
    def option(self) -> str:
        """The command line's flag: ``--in-margins-of``."""
        return "--" + (self.flag or self.key).replace("_", "-")

    def read(self, text: str, *, today: date) -> object:
        """The value that ``text`` (what a person typed) means, or ``None`` for nothing.

        Raises ``Refused`` naming the field, what was wrong and what is allowed.
        """
        from secretariat.values.text import keepable

        label = _(self.label)
        kept = keepable(text, label, lines=self.kind is FieldKind.LINES)
        if not kept:
            if self.required:
                raise Refused(_("{field} is needed.").format(field=label))
            return None
        if self.kind is FieldKind.DATE:
            from secretariat.values.date_words import parse_date

            return parse_date(kept, today=today)
        if self.kind is FieldKind.NUMBER:
            return _number(kept, label)
        if self.kind is FieldKind.CHOICE:
            return self._choice(kept, label)
        return kept

    def _choice(self, text: str, label: str) -> str:
        from secretariat.values.text import folded

        wanted = folded(text)
        for choice in self.choices:
            if wanted in (folded(choice.value), folded(choice.words), folded(_(choice.words))):
                return choice.value
        meant = self.other_words(text) if self.other_words else None
        if meant is not None:
            return meant
        raise Refused(
            _("{field}: “{text}” is not one of {allowed}.").format(
                field=label, text=text, allowed=", ".join(choice.value for choice in self.choices)
            )
        )


def kept_texts(fields: Mapping[str, Field], given: Mapping[str, Any]) -> dict[str, Any]:
    """The texts that were ``given`` for some of these ``fields`` (by key), as they can be kept; none is "".

    Raises ``Refused`` naming the field. Their lengths are the record's to know: see ``record/lengths.py``.
    """
    from secretariat.values.text import keepable

    return {
        key: keepable(given[key] or "", _(field.label), lines=field.kind is FieldKind.LINES)
        for key, field in fields.items()
        if key in given
    }


def _number(text: str, label: str) -> int:
    plain = text.replace(" ", "").replace("\u00a0", "")
    if plain[:1] in ("-", "\u2212") and plain[1:].isascii() and plain[1:].isdigit():
        raise Refused(_("{field}: “{text}” is less than nothing; 0 is the lowest.").format(field=label, text=text))
    if not plain.isascii() or not plain.isdigit() or len(plain) > 40:
        raise Refused(
            _("{field}: “{text}” is not a whole number; write it in digits, like 100.").format(field=label, text=text)
        )
    if int(plain) > _MOST:
        raise Refused(
            _("{field}: {number} is too high a number; {most} is the highest.").format(
                field=label, number=plain, most=_MOST
            )
        )
    return int(plain)
