"""Words that fill a cell of another office's tracker and say nothing in it, in English and Indonesian. Pure.

Each is matched against the whole cell: a sentence that only begins so says something.
"""

from __future__ import annotations

import re
from typing import Final

NOTHING: Final = re.compile(
    r"(?:n\s?/\s?a|n\.a\.|not (?:provided|available|applicable|stated|known|set)|no date\b.*|tbd|tbc|"
    r"to be (?:determined|confirmed|decided)|none|nil|unknown|belum (?:ditentukan|ada)|tidak ada|[-–—.?]+)\.?",
    re.IGNORECASE,
)
"""Nothing, in so many words: "N/A", "TBD", "belum ada"."""

NO_PROOF: Final = re.compile(
    r"(?:yet|still) to (?:be )?\w+|to be \w+|not (?:yet )?\w+(?: yet)?|"
    r"(?:is )?(?:pending|awaited|awaiting|missing|outstanding)|will (?:be|follow)\b.{0,40}|"
    r"(?:masih )?menunggu|menyusul|belum(?: \w+)?",
    re.IGNORECASE,
)
"""In a column of evidence, that there is none so far: "Yet to collect", "menyusul"."""

ELSEWHERE: Final = re.compile(
    r"[(\[]?\s*(?:(?:please )?(?:see|as|same as|refer to) (?:the )?(?:above|below|previous(?: row)?)|"
    r"ditto|do\.|idem|ibid\.?|sda|s\.d\.a\.?|idem di atas|"
    r"(?:sama dengan|lihat|sebagaimana|seperti) (?:yang )?di (?:atas|bawah)|[\"”″〃]+)\s*[)\]]?\.?",
    re.IGNORECASE,
)
"""In a column of names, that the name stands in another row, nobody says which: "(See Above)", "s.d.a."."""
