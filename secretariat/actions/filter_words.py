"""The words of the tracker's filters, in English and Indonesian, and a line taken apart into them. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

KEYS: Final = (
    "party",
    "lead",
    "meeting",
    "status",
    "priority",
    "due",
    "tag",
    "part-of",
    "outcome",
    "item",
    "paragraph",
)
FLAGS: Final = ("overdue", "unassigned")
IN_INDONESIAN: Final = {
    "pihak": "party",
    "penanggung jawab": "lead",
    "pengampu": "lead",  # what was once said for it
    "pertemuan": "meeting",
    "prioritas": "priority",
    "tenggat": "due",
    "penanda": "tag",
    "bagian dari": "part-of",
    "hasil": "outcome",
    "butir": "item",
    "paragraf": "paragraph",
}
"""Words before a colon, understood whatever language the screen is in."""
FLAGS_IN_INDONESIAN: Final = {
    "terlambat": "overdue",
    "lewat tenggat": "overdue",
    "belum lengkap": "unassigned",
}
_SAID_OTHERWISE: Final = {"partof": "part-of", "part": "part-of", "tags": "tag", **IN_INDONESIAN}

_KEY: Final = "|".join(word for word in ("part-of", *IN_INDONESIAN) if not word.isalpha()) + "|[A-Za-z]+"
_OPERATOR: Final = ":|<=?|>=?"
_WITH_EQUALS: Final = "|".join(sorted((*KEYS, *_SAID_OTHERWISE), key=len, reverse=True))
"""What may be said with "=" as well; other words with one in them are words."""
_ASKED: Final = rf"(?:(?:{_WITH_EQUALS})=|(?:{_KEY})(?:{_OPERATOR}))"
_FLAG: Final = "|".join((*FLAGS, *FLAGS_IN_INDONESIAN))
_QUOTED: Final = '"[^"]*"?|“[^”]*”?'
_TOKEN: Final = re.compile(
    rf"(?P<key>(?:{_WITH_EQUALS})(?==)|(?:{_KEY})(?!=))(?P<operator>{_OPERATOR}|=)(?P<value>{_QUOTED}|(?!//)\S*)"
    rf"|(?P<flag>{_FLAG})(?!\S)"
    r"|[\"“](?P<phrase>[^\"“”]+)[\"”]"
    r"|(?P<word>\S+)",
    re.IGNORECASE,
)
_KEPT: Final = re.compile(
    rf"(?P<other>{_ASKED}(?:{_QUOTED}|(?!//)\S*))"
    r"|[\"“]:(?P<quoted>[^\"“”]+)[\"”]"
    r"|(?P<phrase>[\"“][^\"“”]*[\"”])"
    r"|(?<!\S):(?P<name>\S*)",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(rf"({_ASKED})(.*)", re.IGNORECASE | re.DOTALL)


class Token(NamedTuple):
    """One thing a line asks for: a ``key`` with its operator and value, a ``flag``, or words as one ``phrase``."""

    key: str = ""
    operator: str = ""
    value: str = ""
    flag: str = ""
    phrase: str = ""


def tokens(line: str) -> Iterator[Token]:
    """What a line asks for, its keys and flags in English; a phrase in quotes is one, other words one by one."""
    for found in _TOKEN.finditer(line):
        if found["key"]:
            key = found["key"].casefold()
            value = found["value"].strip('"“”')
            operator = ":" if found["operator"] == "=" else found["operator"]
            yield Token(_SAID_OTHERWISE.get(key, key), operator, value)
        elif found["flag"]:
            flag = found["flag"].casefold()
            yield Token(flag=FLAGS_IN_INDONESIAN.get(flag, flag))
        else:
            yield Token(phrase=found["phrase"] or found["word"].strip('"“”'))


def kept_written_out(line: str, words_of: Callable[[str], str]) -> str:
    """A line in which every ``:name``, or ``":name of several words"``, is what ``words_of`` gives for that name."""

    def words(found: re.Match[str]) -> str:
        name = found["quoted"] or found["name"]
        if name:
            return words_of(name.strip())
        return "" if found[0] == ":" else found[0]  # a name is still being typed

    return _KEPT.sub(words, line)


def filter_line(words: Sequence[str]) -> str:
    """A command line's words as one line: the shell took the quotes, so what has spaces gets them back."""
    return " ".join(_requoted(word) for word in words)


def _requoted(word: str) -> str:
    if not re.search(r"\s", word) or '"' in word or "“" in word:
        return word
    given = _GIVEN.fullmatch(word)
    if given is not None:
        value = given[2]
        return f'{given[1]}"{value}"' if re.search(r"\s", value) and not any(_marks(value)) else word
    return word if any(_marks(word)) else f'"{word}"'


def _marks(text: str) -> Iterator[bool]:
    """Whether anything in a text is more than a word: then it is a whole line of filters, and stays one."""
    return (bool(one.key or one.flag) for one in tokens(text))
