"""How the drafting room draws a text: square brackets as they are typed, bold and in the accent colour; its ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from itertools import pairwise
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from secretariat.declarations.drafting_room.queries import Room, RoomRow
from secretariat.declarations.finding import WORKING_TEXT
from secretariat.declarations.negotiation.ledger import LedgerBracket
from secretariat.declarations.sheet import revision_words
from secretariat.declarations.states import DeclarationStatus, ParagraphStanding
from secretariat.declarations.transitions import LOCKED
from secretariat.declarations.wording.paragraph import is_heading
from secretariat.toolkit.cells import fit
from secretariat.toolkit.text import line, pieces
from secretariat.values.day import moment_in_words
from secretariat.values.language import N_, _, ngettext

_BRACKET: Final = "bold $accent"
_CHOSEN_BRACKET: Final = "bold reverse $accent"
_CHOSEN: Final = "underline"
_MOST_PARTIES: Final = 6
_GAP: Final = "  "
_MOST_DRAWN: Final = 20_000
"""Characters of one paragraph that are drawn; no negotiated paragraph comes near, a text without any structure may."""
_ID_WIDTH: Final = 7
_KIND_WIDTH: Final = 11
_SINCE_WIDTH: Final = 14
_WIDE: Final = 84
"""Cells from which the ledger tells also since when a bracket stands."""
ADDRESS_WIDTH: Final = 10
"""Cells of a paragraph's address in the list."""
_SHORT: Final = {
    ParagraphStanding.OPEN.value: N_("open"),
    ParagraphStanding.AGREED.value: N_("agreed"),
    ParagraphStanding.AD_REFERENDUM.value: N_("ad referendum"),
    ParagraphStanding.PARKED.value: N_("parked"),
}


def standing_word(standing: str, status: str) -> str:
    """How far a paragraph is, in a word that fits the list; in a text that is adopted, or ended otherwise, that."""
    if DeclarationStatus(status) in LOCKED:
        return _(status)
    return _(_SHORT.get(standing, standing))


def list_address(row: RoomRow) -> str:
    """A paragraph's address in the list; a long one is its own number below that of what stands over it."""
    one = row.paragraph
    if is_heading(one.kind) or not one.number or cell_len(one.address) <= ADDRESS_WIDTH:
        return one.address
    return " " * min(2 * (one.level + 1), max(0, ADDRESS_WIDTH - cell_len(one.number))) + one.number


def named(row: RoomRow) -> str:
    """A paragraph as it is spoken of: ¶4(a)."""
    return f"¶{row.paragraph.address}"


def head_words(room: Room, zone: tzinfo, most: int = 0) -> tuple[str, str]:
    """What text it is and how it stands; and its brackets in figures: ``most`` is how many were open at most in a
    revision, 0 while that is not known.
    """
    label = revision_words(room.label)
    moment = moment_in_words(room.cut_at.astimezone(zone)) if room.cut_at and room.label else ""
    if not room.label and room.since:
        label = _("working text since {revision}").format(revision=revision_words(room.since))
    text = " · ".join(part for part in (f"{room.ref}  {room.title}", label, moment, _(room.status)) if part)
    return text, " · ".join(_figures(room, most))


def _figures(room: Room, most: int) -> Iterator[str]:
    still = room.ledger.open
    counted = ngettext("{n} bracket open", "{n} brackets open", still).format(n=still)
    if not still:
        counted = _("no bracket is open")
    yield _("{counted} of {most}").format(counted=counted, most=most) if most > still else counted
    alone = len(room.ledger.unmatched)
    if alone:
        yield ngettext("{n} without its partner", "{n} without their partners", alone).format(n=alone)
    whose = room.ledger.by_party
    yield from (f"{party} {count}" for party, count in list(whose.items())[:_MOST_PARTIES])
    if len(whose) > _MOST_PARTIES:
        yield "…"


def paragraph_content(room: Room, row: RoomRow, chosen: LedgerBracket | None) -> Content:
    """A paragraph with what stands before it; the chosen bracket is underlined."""
    one = row.paragraph
    lead = one.marker or (f"{one.number}." if one.number else "")
    spoken = [(f"{lead} ", "bold")] if lead else []
    return pieces(*spoken, *_segments(room, row, chosen))


def _segments(room: Room, row: RoomRow, chosen: LedgerBracket | None) -> Iterator[tuple[str, str] | str]:
    """The text in pieces of one style each, so that each passes the text door by itself."""
    text = row.paragraph.text
    marks = _marks(room, row, len(text))
    first, last = _reach(row, chosen, len(text))
    heading = "bold" if is_heading(row.paragraph.kind) else ""
    begin, until = shown_part(first, len(text))
    edges = sorted({begin, until, *marks, *(at + 1 for at in marks), first, last})
    if begin:
        yield ("… ", "dim")
    for start, end in pairwise(edges):
        if not begin <= start < end <= until:
            continue
        inside = first <= start < last
        if start in marks:
            at_edge = inside and start in (first, last - 1)
            style = _CHOSEN_BRACKET if at_edge else _BRACKET
        else:
            style = " ".join(part for part in (heading, _CHOSEN if inside else "") if part)
        yield (text[start:end], style) if style else text[start:end]
    if until < len(text):
        yield (" …", "dim")


def shown_part(chosen: int, length: int) -> tuple[int, int]:
    """From where to where a text is drawn: all of it, or what is around the chosen bracket where it is very long."""
    if length <= _MOST_DRAWN:
        return 0, length
    begin = max(0, min(chosen - _MOST_DRAWN // 4, length - _MOST_DRAWN))
    return begin, begin + _MOST_DRAWN


def _marks(room: Room, row: RoomRow, length: int) -> set[int]:
    """Where square brackets stand in a paragraph that mean something is not agreed, those without partner too."""
    parsed = room.ledger.draft.parsed
    found = {one.place.offset for one in parsed.unmatched if one.place.paragraph == row.index}
    for one in parsed.disputed:
        found |= {place.offset for place in (one.opens, one.closes) if place.paragraph == row.index}
    return {at for at in found if 0 <= at < length}


def _reach(row: RoomRow, chosen: LedgerBracket | None, length: int) -> tuple[int, int]:
    """From where to where the chosen bracket stands in a paragraph; nowhere is (0, 0)."""
    if chosen is None:
        return 0, 0
    opens, closes = chosen.source.opens, chosen.source.closes
    if not opens.paragraph <= row.index <= closes.paragraph:
        return 0, 0
    start = max(0, opens.offset) if opens.paragraph == row.index else 0
    return start, min(length, closes.offset + 1) if closes.paragraph == row.index else length


def ledger_lines(brackets: Sequence[LedgerBracket], width: int) -> list[Content]:
    """Brackets in the ledger: id, words, kind, whose, who supports and opposes each, since when.

    What is thought of them comes before what they are and since when, where there is no room for all.
    """
    wanted = max((cell_len(_whose(one)) for one in brackets), default=0)
    wide = width >= _WIDE
    least = width // 4 if wide else 16
    others = _ID_WIDTH + 2 + (_KIND_WIDTH + 2 + _SINCE_WIDTH + 2 if wide else _KIND_WIDTH + 2)
    room = width - others - 2 - least
    with_kind = wide or wanted <= room
    room = room if with_kind else room + _KIND_WIDTH + 2
    whose = max(8, min(wanted, room))
    words = width - others - 2 - whose + (0 if with_kind else _KIND_WIDTH + 2)
    return [_ledger_line(one, max(12, words), whose, with_kind=with_kind, wide=wide) for one in brackets]


def _ledger_line(one: LedgerBracket, words: int, whose: int, *, with_kind: bool, wide: bool) -> Content:
    short = one.id if cell_len(one.id) <= _ID_WIDTH else f"….{one.at.ordinal}"  # the paragraph's name stands above
    columns = [(short, _ID_WIDTH, "bold"), (one.text, words, "")]
    if with_kind:
        columns.append((_(one.kind), _KIND_WIDTH, "dim"))
    columns.append((_whose(one, whose), whose, ""))
    if wide:
        first = revision_words("" if one.since == WORKING_TEXT else one.since)
        columns.append((_("since {revision}").format(revision=first), _SINCE_WIDTH, "dim"))
    parts: list[str | tuple[str, str]] = []
    for text, column, style in columns:
        cell = fit(line(text), column) + (_GAP if len(parts) < len(columns) - 1 else "")
        parts.append((cell, style) if style else cell)
    return pieces(*parts)


def _whose(one: LedgerBracket, room: int | None = None) -> str:
    """Whose a bracket is, who supports and who opposes it; where there is no room, the first of each and how many."""
    for most in (None, 3, 1):
        said = [
            _listed(one.proposed_by, most),
            _("for: {parties}").format(parties=_listed(one.supported_by, most)) if one.supported_by else "",
            _("against: {parties}").format(parties=_listed(one.opposed_by, most)) if one.opposed_by else "",
        ]
        whole = " · ".join(part for part in said if part)
        if room is None or cell_len(whole) <= room:
            break
    return whole


def _listed(parties: Sequence[str], most: int | None) -> str:
    if most is None or len(parties) <= most:
        return ", ".join(parties)
    return f"{', '.join(parties[:most])} +{len(parties) - most}"


def list_brackets(row: RoomRow) -> str:
    """How many brackets are open in a paragraph; one without its partner is told by an exclamation mark."""
    count = str(len(row.brackets)) if row.brackets else ""
    return f"{count}!" if row.alone else count


def alone_words(room: Room, row: RoomRow) -> Sequence[str]:
    """The brackets of a paragraph that have no partner, each with what is around it."""
    if not row.alone:
        return ()
    return [
        _("“{character}” has no partner: … {context} …").format(character=one.character, context=one.context)
        for one in room.ledger.unmatched
        if one.paragraph == row.paragraph.address
    ]
