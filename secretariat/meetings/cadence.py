"""How often a series meets: an RFC 5545 rule, or the words for the usual ones. Pure."""

from __future__ import annotations

import re
from typing import Final

from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

# RFC 5545, 3.3.10, without the frequencies below a day, which no series of meetings has.
_PART = re.compile(r"([A-Z]{4,10})=([A-Z0-9,+-]+)")
_FREQUENCIES: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_KNOWN: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"})
_IN_WORDS: Final = {
    N_("every year"): "FREQ=YEARLY",
    N_("every two years"): "FREQ=YEARLY;INTERVAL=2",
    N_("every three years"): "FREQ=YEARLY;INTERVAL=3",
    N_("twice a year"): "FREQ=MONTHLY;INTERVAL=6",
    N_("every three months"): "FREQ=MONTHLY;INTERVAL=3",
    N_("every month"): "FREQ=MONTHLY",
}


def checked_cadence(text: str) -> str:
    """The rule that ``text`` means, "" for none; raises ``Refused`` naming what is allowed."""
    if not text.strip():
        return ""
    for words, rule in _IN_WORDS.items():
        if folded(text) in (folded(words), folded(_(words))):
            return rule
    rule = text.strip().upper().removeprefix("RRULE:")
    parts = [_PART.fullmatch(part) for part in rule.split(";")]
    named = {part[1]: part[2] for part in parts if part}
    interval = named.get("INTERVAL", "1")
    if (
        all(parts)
        and len(named) == len(parts)
        and named.keys() <= _KNOWN
        and named.get("FREQ") in _FREQUENCIES
        and interval.isdigit()
        and int(interval) > 0
    ):
        return rule
    raise Refused(
        _("Cadence: “{text}” is not understood; write {words}, or a rule such as FREQ=YEARLY;INTERVAL=2.").format(
            text=text, words=", ".join(_(words) for words in _IN_WORDS)
        )
    )


def cadence_words(rule: str) -> str:
    """The words for a rule, where it has usual ones; else ""."""
    return next((_(words) for words, known in _IN_WORDS.items() if known == rule), "")
