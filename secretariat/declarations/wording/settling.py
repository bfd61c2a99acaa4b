"""Settling brackets: accepted words stay without their marks and attribution, struck ones go. Pure edits of a text.

Where one of several alternatives is accepted the others are struck, unless they are kept. A footnote goes with the last
words that point to it; nothing else in the text is touched but white space where something was cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from secretariat.declarations.wording.bracket_kinds import BracketKind
from secretariat.declarations.wording.brackets import Bracket, Parsed
from secretariat.declarations.wording.cutting import Cut, joined, without
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_STARS: Final = re.compile(r"\*+")
_MOST_STARS: Final = 4  # one more than emphasise anything


def accept(
    paragraphs: Sequence[Paragraph], parsed: Parsed, one: Bracket, *, keep_others: bool = False
) -> dict[int, Paragraph]:
    """The paragraphs that change when a bracket is accepted, by index."""
    return settle(paragraphs, parsed, accepted=[one], keep_others=keep_others)


def strike(paragraphs: Sequence[Paragraph], parsed: Parsed, one: Bracket) -> dict[int, Paragraph]:
    """The paragraphs that change when a bracket is struck, by index; one of which nothing is left has no text."""
    return settle(paragraphs, parsed, struck=[one])


def settle(
    paragraphs: Sequence[Paragraph],
    parsed: Parsed,
    *,
    accepted: Collection[Bracket] = (),
    struck: Collection[Bracket] = (),
    keep_others: bool = False,
) -> dict[int, Paragraph]:
    """Several at once: the paragraphs that change, by index. What stands in struck words goes with them.

    Raises ``Refused`` for an accepted placeholder: its mark is no text that anybody agreed to.
    """
    _refuse_placeholders(accepted)
    notes = {one.span.start: one.span.closing for one in parsed.brackets if one.is_note_mark}
    kept = {one.id for one in accepted}
    gone = {one.id for one in struck} - kept
    groups = {one.group for one in (*accepted, *struck) if one.group}
    cuts: list[Cut] = []
    for members in _members(parsed, groups):
        if not keep_others and any(one.id in kept for one in members):
            gone |= {one.id for one in members} - kept
        cuts.extend(_gaps(members, gone, notes))
    inside: set[str] = set()
    for one in parsed.brackets:
        if one.parent in gone or one.parent in inside:
            inside.add(one.id)  # what it stands in is cut whole
        elif one.id in gone:
            cuts.append(_with_its_emphasis(one.whole, Cut(_opening(one), _end(one, notes))))
        elif one.id in kept:
            cuts.extend(_marks(one))
    return without(paragraphs, parsed.laid, [*cuts, *_orphaned_notes(paragraphs, parsed, cuts)])


def _refuse_placeholders(accepted: Iterable[Bracket]) -> None:
    for one in accepted:
        if one.kind is BracketKind.PLACEHOLDER:
            raise Refused(
                _("Bracket {bracket} only keeps a place: put the words in for “{text}”, or strike it.").format(
                    bracket=one.id, text=one.words
                )
            )


def _members(parsed: Parsed, groups: Collection[str]) -> Iterable[list[Bracket]]:
    """The alternatives of each group, in their order."""
    members: dict[str, list[Bracket]] = {group: [] for group in groups}
    for one in parsed.brackets:
        if one.group in members:
            members[one.group].append(one)
    return members.values()


def _opening(one: Bracket) -> int:
    """Where its opening mark begins; a backslash before it is part of it, as markdown writes a bracket that is one."""
    return one.span.start - _escaped(one.whole, one.span.start)


def _escaped(whole: str, at: int) -> int:
    before = whole[max(0, at - 8) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2


def _end(one: Bracket, notes: dict[int, int]) -> int:
    """Where the notes end that are set to its words."""
    at = one.span.closing + 1
    while at in notes:
        at = notes[at] + 1
    return at


def _with_its_emphasis(whole: str, cut: Cut) -> Cut:
    """What is struck, and the stars of markdown right before or behind it whose other half goes with it.

    In ``*[Taking* account] …`` a star would be left that emphasises nothing.
    """
    inside = _STARS.findall(whole, cut.start, cut.end)
    odd = [run for run in dict.fromkeys(inside) if inside.count(run) % 2]
    if len(odd) != 1:
        return cut
    ahead = whole[max(0, cut.start - _MOST_STARS) : cut.start]
    if ahead[len(ahead.rstrip("*")) :] == odd[0]:
        return Cut(cut.start - len(odd[0]), cut.end)
    behind = _STARS.match(whole, cut.end)
    return Cut(cut.start, behind.end()) if behind and behind[0] == odd[0] else cut


def _marks(one: Bracket) -> Iterator[Cut]:
    yield Cut(_opening(one), one.span.words)
    yield Cut(one.span.closing - _escaped(one.whole, one.span.closing), one.span.tail)


def _gaps(members: Sequence[Bracket], gone: Collection[str], notes: dict[int, int]) -> Iterator[Cut]:
    """A stroke between alternatives stays only where something stays on both sides of it."""
    any_before = False
    for one, following in pairwise(members):
        any_before = any_before or one.id not in gone
        begins = _end(one, notes)
        stroke = one.whole.find("/", begins, _opening(following))
        if stroke >= 0 and (not any_before or following.id in gone):
            yield Cut(begins, stroke + 1)


def _orphaned_notes(paragraphs: Sequence[Paragraph], parsed: Parsed, cuts: Iterable[Cut]) -> Iterator[Cut]:
    """The notes whose every mark is cut; a note that no words point to is nobody's."""
    ranges = joined(cuts)
    begins_of = [cut.start for cut in ranges]
    own: dict[str, Bracket] = {}
    stays: set[str] = set()
    goes: set[str] = set()
    for one in parsed.brackets:
        if not one.is_note_mark:
            continue
        at = one.span.start
        if _begins_paragraph(paragraphs, one):
            own[one.inner] = one
        else:
            place = bisect_right(begins_of, at) - 1
            (goes if place >= 0 and at < ranges[place].end else stays).add(one.inner)
    for label, note in own.items():
        if label in goes and label not in stays:
            index = note.opens.paragraph
            begins = parsed.laid.begins[index]
            yield Cut(begins, parsed.laid.texts[index] + len(paragraphs[index].text))


def _begins_paragraph(paragraphs: Sequence[Paragraph], mark: Bracket) -> bool:
    """Whether a note's mark stands at the head of its own text."""
    place = mark.opens
    one = paragraphs[place.paragraph]
    head = one.marker if place.offset < 0 else one.text
    at = place.offset + len(one.marker) if place.offset < 0 else place.offset
    if at and not head[0].isspace():
        return False
    return not head[:at].strip() and (place.offset < 0 or one.text.startswith(":", mark.closes.offset + 1))
