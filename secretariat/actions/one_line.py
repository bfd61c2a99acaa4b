"""An action in one line: ``Sign the MoU @KR lead:SMBA due:"July 2011" target:"100 SMEs" !high from:M-1 +tag``. Pure.

The marks may stand in any order, between the words of the title; ``target:``, ``with:`` and tags (``+ovop``, ``#ovop``)
more than once. A value with spaces is quoted. What is not understood
is a part of its own that says so: it is never taken into the title, and never dropped. A word of the title that looks
like a mark is quoted: ``"re:launch" the forum``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from secretariat.actions.progress import read_targets, whole_number
from secretariat.actions.states import Priority
from secretariat.values.date_words import parse_date
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

TITLE: Final = "title"
UNKNOWN: Final = "unknown"
KEYS: Final[dict[str, str]] = {
    "lead": "lead",
    "due": "due",
    "target": "target",
    "from": "meeting",
    "meeting": "meeting",
    "every": "every",
    "remind": "remind",
    "part": "part_of",
    "weight": "weight",
    "tag": "tags",
    "with": "supporting",
    "note": "note",
    "outcome": "outcome",
    "item": "item",
    "paragraph": "paragraph",
}
"""The words before a colon, and what they fill in."""
IN_INDONESIAN: Final[dict[str, str]] = {
    "penanggung jawab": "lead",
    "tenggat": "due",
    "target": "target",
    "sasaran": "target",
    "dari": "meeting",
    "pertemuan": "meeting",
    "setiap": "every",
    "tiap": "every",
    "ingatkan": "remind",
    "bagian": "part_of",
    "bobot": "weight",
    "penanda": "tags",
    "dengan": "supporting",
    "catatan": "note",
    "hasil": "outcome",
    "butir": "item",
    "paragraf": "paragraph",
}
"""The same words in Indonesian; both are understood whatever language the screen is in."""
SEVERAL: Final = {"target": "; ", "supporting": "; ", "tags": " ", "remind": ", "}
"""What may be said more than once, and what then stands between."""

UNDERSTOOD: Final = {**KEYS, **IN_INDONESIAN, "pengampu": "lead"}
"""All of them, with what was once said for the person in charge: those who learnt it go on typing it."""

_PRIORITIES: Final = {
    "high": Priority.HIGH,
    "normal": Priority.NORMAL,
    "low": Priority.LOW,
    "tinggi": Priority.HIGH,
    "biasa": Priority.NORMAL,
    "rendah": Priority.LOW,
}
_CLOSING: Final = {'"': '"', "“": "”", "„": "“", "'": "'"}
_KEY: Final = re.compile(r"(penanggung jawab|[A-Za-z]+):(?!//)", re.IGNORECASE)
_NOT_UNDERSTOOD: Final = N_("is not understood")
_NO_VALUE: Final = N_("has nothing behind it")
_TWICE: Final = N_("is there twice")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the line: what it fills in (``title``, ``counterpart``, ``lead``, ``due``, …, or ``unknown``).

    ``value`` is without mark and quotes; ``start`` and ``end`` are its place in the line; ``problem`` (a message to
    translate) says what is wrong with it, "" where nothing is.
    """

    kind: str
    value: str
    start: int
    end: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line taken apart; its parts in order, none of the line left out but spaces."""

    text: str
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What is to be done: the words that are no marks."""
        return " ".join(part.value for part in self.parts if part.kind == TITLE)

    @property
    def problems(self) -> tuple[Part, ...]:
        """What can't be taken as it stands."""
        return tuple(part for part in self.parts if part.problem)

    def value(self, kind: str) -> str:
        """What was given for ``kind``, "" where nothing was; several values with what stands between them."""
        given = [part.value for part in self.parts if part.kind == kind and not part.problem]
        return SEVERAL.get(kind, "").join(given)


def parse_line(text: str) -> Entry:
    """Take a line apart; every text can be."""
    parts: list[Part] = []
    seen: set[str] = set()
    for part in _parts(text):
        if part.kind in seen:
            part = Part(UNKNOWN, text[part.start : part.end], part.start, part.end, _TWICE)
        if part.kind not in (TITLE, UNKNOWN, *SEVERAL):
            seen.add(part.kind)
        parts.append(part)
    return Entry(text, tuple(parts))


def line_of(words: Sequence[str]) -> str:
    """A command line's words as one line: the shell took the quotes, so a value with spaces gets them back."""
    if len(words) == 1:
        return words[0]
    return " ".join(_requoted(word) for word in words)


def entry_fields(entry: Entry, *, today: date) -> dict[str, Any]:
    """The line's fields, dates and numbers read.

    Raises ``Refused`` naming what is not understood, or why a date or target can't be read.
    """
    if entry.problems:
        raise Refused(problem_words(entry.problems[0], entry.text))
    fields: dict[str, Any] = {part.kind: entry.value(part.kind) for part in entry.parts if part.kind != TITLE}
    if entry.title:
        fields["title"] = entry.title
    if "due" in fields:
        fields["due"] = parse_date(fields["due"], today=today)
    if "target" in fields:
        read_targets(fields["target"])
    if "weight" in fields:
        fields["weight"] = whole_number(fields["weight"])
    return fields


def problem_words(part: Part, text: str) -> str:
    """What is wrong with a part, and what could stand there."""
    return _(
        "“{part}” {problem}; write @PARTY, lead:, due:, target:, every:, part:A-3, with:, note:, from:MEETING, !high, "
        "+tag, or put the word in quotes."
    ).format(part=text[part.start : part.end], problem=_(part.problem))


def _requoted(word: str) -> str:
    mark = re.match(r"(?:penanggung jawab|[A-Za-z]+):|@", word, re.IGNORECASE)
    if mark is None or not re.search(r"\s", word) or word[mark.end()] in _CLOSING:
        return word
    quotes = '""' if '"' not in word else "“”" if "”" not in word else "''"
    return f"{mark.group()}{quotes[0]}{word[mark.end() :]}{quotes[1]}"


def _parts(text: str) -> Iterator[Part]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        part = _mark_at(text, at) or _word_at(text, at)
        yield part
        at = part.end


def _mark_at(text: str, at: int) -> Part | None:
    if text[at] == "@":
        return _valued("counterpart", text, at, at + 1)
    if text[at] == "!" and at + 1 < len(text) and text[at + 1].isalpha():
        end = _word_end(text, at)
        priority = _PRIORITIES.get(text[at + 1 : end].casefold())
        if priority is None:
            return Part(UNKNOWN, text[at:end], at, end, _NOT_UNDERSTOOD)
        return Part("priority", priority.value, at, end)
    if text[at] in "+#" and at + 1 < len(text) and text[at + 1].isalpha():
        end = _word_end(text, at)
        return Part("tags", text[at + 1 : end], at, end)
    found = _KEY.match(text, at)
    if found is None:
        return None
    kind = UNDERSTOOD.get(found[1].casefold())
    if kind is not None:
        return _valued(kind, text, at, found.end())
    end = _value_at(text, found.end())[1]
    # "Note: …" with a space behind the colon is how a title reads, not a mark.
    if end == found.end():
        return None
    return Part(UNKNOWN, text[at:end], at, end, _NOT_UNDERSTOOD)


def _valued(kind: str, text: str, start: int, at: int) -> Part:
    value, end = _value_at(text, at)
    if not value:
        return Part(UNKNOWN, text[start:end], start, end, _NO_VALUE)
    return Part(kind, value, start, end)


def _value_at(text: str, at: int) -> tuple[str, int]:
    """The value that begins at ``at`` and where it ends; a quote never closed runs to the end of the line."""
    closing = _CLOSING.get(text[at : at + 1])
    if closing is None:
        end = _word_end(text, at)
        return text[at:end], end
    close = text.find(closing, at + 1)
    if close < 0:
        return text[at + 1 :].strip(), len(text)
    return text[at + 1 : close].strip(), close + 1


def _word_at(text: str, at: int) -> Part:
    """A word of the title. Quotes around what looks like a mark only shield it; all others are the title's own."""
    closing = _CLOSING.get(text[at]) if text[at] != "'" else None
    close = text.find(closing, at + 1) if closing else -1
    if close < 0:
        end = _word_end(text, at)
        return Part(TITLE, text[at:end], at, end)
    inside = text[at + 1 : close]
    end = _word_end(text, close + 1)
    shielded = any(_mark_at(inside, place) for place in _word_starts(inside))
    return Part(TITLE, inside + text[close + 1 : end] if shielded else text[at:end], at, end)


def _word_starts(text: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(r"\S+", text))


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
