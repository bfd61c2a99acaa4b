"""Everybody a meeting expects, in memory, found within a key press however many there are. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from secretariat.delegations.reception.rows import Guest
from secretariat.people.scripts import is_east_asian
from secretariat.values.text import folded

_END: Final = "\U0010ffff"
_PARTS: Final = re.compile(r"[\W_]+")
_REFERENCE: Final = re.compile(r"(?:\S+:)?p-[0-9]+")


class GuestIndex:
    """Guests by the beginnings of the words they are found by: names in any order and script, references, party.

    A key press looks at the guests with the rarest of the words that are typed, never at the whole list; only where no
    word begins so is every guest's text looked through. ``looked_at`` counts them, for whoever measures.
    """

    def __init__(self, guests: Iterable[Guest] = ()) -> None:
        self.expected = self.arrived = self.looked_at = 0
        self._guests: dict[int, Guest] = {}
        self._texts: dict[int, str] = {}
        self._starts: list[tuple[str, int]] = []
        self._refs: dict[str, int] = {}
        self._came: list[tuple[datetime, int]] = []
        for guest in guests:
            self._count(guest, 1)
            self._starts.extend((word, guest.id) for word in self._take(guest))
            if guest.arrived and guest.arrived_at is not None:
                self._came.append((guest.arrived_at, guest.id))
        self._starts.sort()
        self._came.sort()

    def __len__(self) -> int:
        return len(self._guests)

    def __iter__(self) -> Iterator[Guest]:
        return iter(self._guests.values())

    def get(self, id: int) -> Guest | None:
        """The guest of a number."""
        return self._guests.get(id)

    # Finding

    def find(self, typed: str, most: int = 100) -> list[Guest]:
        """At most ``most`` guests each of whose words answers one that is typed; who is still to come stands first."""
        self.looked_at = 0
        wanted = _typed_words(typed)
        if not wanted:
            return []
        ranges = [self._range(word) for word in wanted]
        start, end = min(ranges, key=lambda one: one[1] - one[0])
        ids = self._beginning(wanted, start, end, most) if end > start else self._within(wanted, most)
        found = [self._guests[id] for id in ids]
        found.sort(key=lambda guest: (guest.arrived + 2 * (not guest.expected), guest.sort_key, guest.id))
        return found

    def of_reference(self, typed: str) -> Guest | None:
        """Whom a reference means exactly: the badge's, or the person's own."""
        id = self._refs.get(typed.strip().casefold())
        return self._guests.get(id) if id is not None else None

    def latest(self, most: int) -> list[Guest]:
        """Who came last, the last first."""
        return [self._guests[id] for _at, id in reversed(self._came[-most:])]

    def _range(self, word: str) -> tuple[int, int]:
        return bisect_left(self._starts, (word,)), bisect_left(self._starts, (word + _END,))

    def _beginning(self, wanted: list[str], start: int, end: int, most: int) -> list[int]:
        """The guests between two places of the index that have a word beginning with each of ``wanted``."""
        ids: dict[int, None] = {}
        heads = [" " + word for word in wanted]
        for at in range(start, end):
            id = self._starts[at][1]
            self.looked_at += 1
            if id not in ids and all(head in self._texts[id] for head in heads):
                ids[id] = None
                if len(ids) == most:
                    break
        return list(ids)

    def _within(self, wanted: list[str], most: int) -> list[int]:
        """The same with the words anywhere, for what stands inside a longer word."""
        if max(map(len, wanted)) < 2:
            return []
        ids = []
        for id, text in self._texts.items():
            self.looked_at += 1
            if all(word in text for word in wanted):
                ids.append(id)
                if len(ids) == most:
                    break
        return ids

    # Keeping up

    def put(self, guest: Guest) -> None:
        """Take in a guest, or what became of one."""
        before = self._guests.get(guest.id)
        if before is not None:
            self._uncount(before)
        if before is not None and before.words == guest.words and before.ref == guest.ref:
            self._guests[guest.id] = guest
        else:
            if before is not None:
                self._forget(before)
            for word in self._take(guest):
                insort(self._starts, (word, guest.id))
        self._count(guest, 1)
        if guest.arrived and guest.arrived_at is not None:
            insort(self._came, (guest.arrived_at, guest.id))

    def drop(self, id: int) -> None:
        """Take off a guest who is no longer on the list."""
        before = self._guests.get(id)
        if before is not None:
            self._uncount(before)
            self._forget(before)

    def _take(self, guest: Guest) -> list[str]:
        words = _index_words(guest.words)
        self._guests[guest.id] = guest
        self._texts[guest.id] = " " + " ".join(words)
        self._refs[guest.ref.casefold()] = guest.id
        known = self._guests.get(self._refs.get(guest.person.casefold(), 0))
        if known is None or not known.expected or known.id == guest.id:
            self._refs[guest.person.casefold()] = guest.id
        return words

    def _forget(self, guest: Guest) -> None:
        del self._guests[guest.id]
        del self._texts[guest.id]
        for ref in (guest.ref.casefold(), guest.person.casefold()):
            if self._refs.get(ref) == guest.id:
                del self._refs[ref]
        for word in _index_words(guest.words):
            at = bisect_left(self._starts, (word, guest.id))
            if at < len(self._starts) and self._starts[at] == (word, guest.id):
                del self._starts[at]

    def _count(self, guest: Guest, by: int) -> None:
        self.expected += by * guest.expected
        self.arrived += by * guest.arrived

    def _uncount(self, guest: Guest) -> None:
        self._count(guest, -1)
        if guest.arrived and guest.arrived_at is not None:
            del self._came[bisect_left(self._came, (guest.arrived_at, guest.id))]


def _typed_words(typed: str) -> list[str]:
    """What is typed as the index has it; a comma or a bracket between names parts them."""
    return list(dict.fromkeys(word for word in (one.strip(",;()|") for one in folded(typed).split()) if word))


def _index_words(words: str) -> list[str]:
    """Every word, each part of one that is written with hyphens or dots, and every ending of one in an East Asian
    script, where a given name follows the family name without a space.
    """
    found: dict[str, None] = {}
    for word in dict.fromkeys(words.split()):
        bare = word if word.isalnum() else word.strip("|,;()")
        if not bare:
            continue
        found[bare] = None
        if _REFERENCE.fullmatch(bare):
            continue  # its parts are everybody's
        if not bare.isalnum():
            found.update(dict.fromkeys(part for part in _PARTS.split(bare) if part))
        elif not bare.isascii() and is_east_asian(bare):
            found.update(dict.fromkeys(bare[at:] for at in range(1, len(bare))))
    return list(found)
