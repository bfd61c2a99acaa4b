"""What a cell looks like, where no heading says what its column holds: a name, a title, a telephone number. Pure."""

from __future__ import annotations

import re
from typing import Final

from secretariat.delegations.intake.vocabulary import begins_as_organisation, function_of, vocabulary
from secretariat.papers.headings import phrase
from secretariat.people.honorifics import HONORIFICS

_PHONE: Final = re.compile(r"\+?[0-9(][0-9 ()./+-]{6,24}")
_ORGANISATION: Final = re.compile(r"\b(?:Ministry|University|Institute|Agency|Inc|Ltd|Corp|GmbH|PT|S\.A)\b")
_DAY: Final = re.compile(r"(?:[0-9]{4}-[01]?[0-9]-[0-3]?[0-9]|[0-3]?[0-9][./ -](?:[01]?[0-9]|\w{3,9})[./ -][0-9]{4})")
_WORD: Final = re.compile(r"[^\W\d_][^\W\d_'’.ʻ-]*", re.UNICODE)


def looks_like_a_name(text: str) -> bool:
    """Whether a text is made like a person's name: two to six words of letters, most of them with capitals."""
    if len(text) > 80 or any(c.isdigit() for c in text) or text.endswith((".", ":", "?")):
        return False
    words = text.replace(",", " ").split()
    if len(words) == 1 and len(text) <= 6 and all(c >= "\u2e80" for c in text):
        return len(text) > 1
    large = [word for word in words if _WORD.fullmatch(word) and not word.islower()]
    return 2 <= len(words) <= 6 and 3 * len(large) >= 2 * len(words)


def is_email(text: str) -> bool:
    """Whether a text is made like an e-mail address."""
    return text.count("@") == 1 and " " not in text and len(text) > 4


def is_phone(text: str) -> bool:
    """Whether a text is made like a telephone number."""
    return bool(_PHONE.fullmatch(text)) and sum(c.isdigit() for c in text) >= 7 and not re.match(r"[12][0-9]{3}-", text)


def is_honorific(text: str) -> bool:
    """Whether a text is what stands before names and nothing else: "Mr.", "H.E. Mme"."""
    words = text.casefold().split()
    return 0 < len(words) <= 3 and all(word in HONORIFICS or word.rstrip(".") in HONORIFICS for word in words)


def is_native(text: str) -> bool:
    """Whether a short text is in a script other than the Latin."""
    letters = [c for c in text if c.isalpha()]
    return 0 < len(letters) <= 40 and all(ord(c) > 0x36F for c in letters)


def is_organisation(text: str) -> bool:
    """Whether a text is made like an organisation's name."""
    return begins_as_organisation(text) or bool(_ORGANISATION.search(text))


def is_title(text: str) -> bool:
    """Whether an office is among the first words: "Deputy Minister of Trade", "Direktur Jenderal"."""
    return not vocabulary().offices.isdisjoint(phrase(text).split()[:3])


def is_day(text: str) -> bool:
    """Whether a text begins with a day and its year."""
    return bool(_DAY.match(text))


def is_function(text: str) -> bool:
    """Whether a text is a function's word: "HOD", "penerjemah"."""
    return function_of(text) is not None
