"""The ledger of a text's brackets: which are open, whose, since when, who supports and opposes; and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import WORKING_TEXT, declaration_id, revision_id
from secretariat.declarations.model import declaration, paragraph, paragraph_lineage, paragraph_text
from secretariat.declarations.negotiation.draft import BracketAt, Draft, count_of, draft_of, party_names
from secretariat.declarations.negotiation.since import since, written
from secretariat.declarations.negotiation.stances import StanceRow, digest
from secretariat.declarations.negotiation.stances_as_cut import stances_as_cut
from secretariat.declarations.queries import Revision, paragraphs_of, revisions_of
from secretariat.declarations.reading.read_text import MARKDOWN
from secretariat.declarations.states import Stance
from secretariat.declarations.wording.brackets import Bracket, Parsed, parse
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.record.record import Record
from secretariat.values.language import N_

OPEN: Final = N_("open")
_CONTEXT: Final = 30
"""How many characters are shown on either side of a bracket without its partner."""


@dataclass(frozen=True, slots=True)
class LedgerBracket:
    """An open bracket. ``paragraph`` is its paragraph's address, ``at`` how an act names it, ``text_id`` its text's id.

    Parties are codes, or as they stand in the text where nobody on record is called so; ``since`` names the revision
    in which it first stood.
    """

    id: str
    at: BracketAt
    text_id: int
    paragraph: str
    text: str
    proposed_by: tuple[str, ...]
    supported_by: tuple[str, ...]
    opposed_by: tuple[str, ...]
    status: str
    depth: int
    kind: str
    group: str
    since: str
    source: Bracket


@dataclass(frozen=True, slots=True)
class Alone:
    """A square bracket without its partner: where it stands (``offset`` in the text), and what is around it."""

    paragraph: str
    character: str
    offset: int
    context: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The brackets of a revision. ``opening`` and ``closing`` count the characters themselves; ``by_party`` and
    ``by_paragraph`` the open brackets.
    """

    ref: str
    title: str
    revision: str
    opening: int
    closing: int
    depth: int
    brackets: tuple[LedgerBracket, ...]
    unmatched: tuple[Alone, ...]
    draft: Draft

    @property
    def open(self) -> int:
        """How many brackets are open."""
        return len(self.brackets)

    @property
    def by_party(self) -> dict[str, int]:
        """How many open brackets each party has, the most first."""
        return by_party(one.proposed_by for one in self.brackets)

    @property
    def by_paragraph(self) -> dict[str, int]:
        """How many brackets are open in each paragraph that has one, in the order of the text."""
        return dict(Counter(one.paragraph for one in self.brackets))


@dataclass(frozen=True, slots=True)
class RevisionCount:
    """The brackets of one revision in figures."""

    revision: str
    cut_at: datetime | None
    dated: str
    opening: int
    closing: int
    depth: int
    open: int
    by_party: Mapping[str, int]


def ledger(record: Record, which: str, *, revision: str | None = None) -> Ledger:
    """The ledger of a declaration at a revision (by its label), at the newest text by default."""
    with record.reading() as connection:
        return ledger_of(connection, declaration_id(connection, which), revision)


def ledger_of(connection: Connection, declaration_: int, label: str | None = None) -> Ledger:
    """The same within a read or an act."""
    shown = revision_id(connection, declaration_, label)
    revisions = revisions_of(connection, declaration_)
    place = [one.id for one in revisions].index(shown)
    head = select(declaration.c.ref, declaration.c.title).where(declaration.c.id == declaration_)
    ref, title = connection.execute(head).one()
    draft = draft_of(connection, shown)
    back = _since(connection, draft, [one.id for one in revisions[:place]][::-1], declaration_)
    thought = _thought(draft, stances_as_cut(connection, declaration_, shown))
    return Ledger(
        ref=ref,
        title=title,
        revision=called(revisions[place]),
        opening=draft.parsed.opening,
        closing=draft.parsed.closing,
        depth=max((one.depth for one in draft.parsed.disputed), default=0),
        brackets=tuple(
            _entry(draft, one, thought.get(one.id, ()), called(revisions[place - back[one.id]]))
            for one in draft.parsed.disputed
        ),
        unmatched=_alone(draft),
        draft=draft,
    )


def over_time(record: Record, which: str) -> list[RevisionCount]:
    """How the brackets of a text fell (or rose) from revision to revision, the oldest first."""
    with record.reading() as connection:
        names = party_names(connection)
        revisions = revisions_of(connection, declaration_id(connection, which))
        return [_counted(one, _parsed(connection, one, names)) for one in revisions]


def called(revision: Revision) -> str:
    """A revision's label; the working text has none and is called that."""
    return revision.label or WORKING_TEXT


def by_party(proposed: Iterable[Sequence[str]]) -> dict[str, int]:
    """How many brackets each party has, the most first."""
    counts = Counter(party for parties in proposed for party in parties)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _parsed(connection: Connection, revision: Revision, names: Mapping[str, str]) -> Parsed:
    paragraphs = [row.wording() for row in paragraphs_of(connection, revision.id)]
    return parse(paragraphs, names, markdown=revision.written_in == MARKDOWN)


def _counted(revision: Revision, parsed: Parsed) -> RevisionCount:
    return RevisionCount(
        revision=called(revision),
        cut_at=revision.cut_at,
        dated=revision.dated,
        opening=parsed.opening,
        closing=parsed.closing,
        depth=max((one.depth for one in parsed.disputed), default=0),
        open=len(parsed.disputed),
        by_party=by_party(one.parties for one in parsed.disputed),
    )


def _entry(draft: Draft, one: Bracket, thought: Sequence[StanceRow], first: str) -> LedgerBracket:
    row = draft.rows[one.opens.paragraph]
    return LedgerBracket(
        id=one.id,
        at=BracketAt(row.paragraph, count_of(one)),
        text_id=row.id,
        paragraph=row.address,
        text=one.words,
        proposed_by=one.parties,
        supported_by=tuple(each.party for each in thought if each.stance == Stance.SUPPORTS),
        opposed_by=tuple(each.party for each in thought if each.stance == Stance.OPPOSES),
        status=OPEN,
        depth=one.depth,
        kind=one.kind.value,
        group=one.group,
        since=first,
        source=one,
    )


def _alone(draft: Draft) -> tuple[Alone, ...]:
    found = []
    for one in draft.parsed.unmatched:
        text = draft.paragraphs[one.place.paragraph].text
        at = max(0, one.place.offset)
        context = " ".join(text[max(0, at - _CONTEXT) : at + 1 + _CONTEXT].split())
        found.append(Alone(draft.rows[one.place.paragraph].address, one.character, one.place.offset, context))
    return tuple(found)


def _thought(draft: Draft, stances: Sequence[StanceRow]) -> dict[str, list[StanceRow]]:
    """What is thought of each bracket, by its id."""
    if not stances:
        return {}
    kept: dict[tuple[int, str], list[StanceRow]] = {}
    for each in stances:
        kept.setdefault((each.paragraph, each.bracket), []).append(each)
    with_any = {paragraph for paragraph, _bracket in kept}
    found = {}
    for one in draft.parsed.disputed:
        identity = draft.rows[one.opens.paragraph].paragraph
        if identity in with_any:
            found[one.id] = kept.get((identity, digest(one.words)), [])
    return found


def _since(connection: Connection, draft: Draft, earlier: Sequence[int], declaration_: int) -> dict[str, int]:
    """How many revisions back each bracket is found."""
    texts: dict[int, dict[int, str]] = {id_: {} for id_ in earlier}
    own = paragraph_text.c
    query = select(own.revision_id, own.paragraph_id, own.marker, own.text).where(own.revision_id.in_(earlier))
    for revision, identity, marker, text in connection.execute(query) if earlier else ():
        texts[revision][identity] = written(Paragraph("", text, marker=marker))
    lineage = (
        select(paragraph_lineage.c.paragraph_id, paragraph_lineage.c.from_id)
        .join(paragraph, paragraph.c.id == paragraph_lineage.c.paragraph_id)
        .where(paragraph.c.declaration_id == declaration_)
        .order_by(paragraph_lineage.c.id.desc())
    )
    origins = dict(connection.execute(lineage).all())
    return since(draft.paragraphs, draft.parsed, [texts[id_] for id_ in earlier], origins, draft.names)
