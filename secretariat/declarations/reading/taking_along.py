"""What hangs on the paragraphs of a text goes along into the text that is taken in after it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from secretariat.declarations.negotiation.draft import Draft
from secretariat.declarations.negotiation.stances import StanceRow, digest, follow_words
from secretariat.declarations.rehoming import rehome, rehome_stances
from secretariat.declarations.states import Descent
from secretariat.record.work import Work


class Descended(NamedTuple):
    """A paragraph (its identity) that was split off from another, or into which another was merged."""

    paragraph: int
    source: int
    how: Descent


def take_along(work: Work, declaration: int, before: Draft, now: Draft, descent: Sequence[Descended]) -> None:
    """Take along what parties think of brackets and paragraphs, as where the same change is made by hand: to words that
    were redrafted, into the second half of what was split, to the paragraph into which another was merged.
    """
    words = _by_paragraph(now)
    merged: dict[int, int] = {}
    for one in descent:
        if one.how is Descent.MERGED:
            rehome(work, declaration, one.source, one.paragraph)
            merged[one.source] = one.paragraph
        else:
            came = words.get(one.paragraph, set()) - words.get(one.source, set())
            rehome_stances(work, declaration, one.source, one.paragraph, partial(_is_among, came))
    rows = [replace(row, paragraph=merged.get(row.paragraph, row.paragraph)) for row in before.rows]
    follow_words(work, declaration, replace(before, rows=rows), now)


def _is_among(words: Set[str], one: StanceRow) -> bool:
    return one.bracket in words


def _by_paragraph(draft: Draft) -> dict[int, set[str]]:
    """By what the brackets that open in each paragraph are known."""
    found: dict[int, set[str]] = {}
    for one in draft.parsed.disputed:
        found.setdefault(draft.rows[one.opens.paragraph].paragraph, set()).add(digest(one.words))
    return found
