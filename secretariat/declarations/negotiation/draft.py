"""A revision's text with its brackets read: what the ledger is made from, and what proposing and settling work on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.model import revision as revision_table
from secretariat.declarations.queries import ParagraphRow, paragraphs_of
from secretariat.declarations.reading.read_text import MARKDOWN
from secretariat.declarations.wording.attribution import is_code
from secretariat.declarations.wording.brackets import Bracket, Parsed, parse
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.parties.model import party, party_name
from secretariat.values.language import _
from secretariat.values.refusal import NotFound
from secretariat.values.text import folded


class BracketAt(NamedTuple):
    """A bracket as a screen names it: the paragraph's identity, and which of its brackets it is, from 1.

    It stays right where others add paragraphs, or the working text is begun anew.
    """

    paragraph: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The paragraphs of a revision as rows and as wording, index by index, and their brackets."""

    rows: Sequence[ParagraphRow]
    paragraphs: Sequence[Paragraph]
    parsed: Parsed
    names: Mapping[str, str]
    markdown: bool

    def index(self, text_id: int) -> int:
        """Where the paragraph with that text stands."""
        return next(index for index, row in enumerate(self.rows) if row.id == text_id)

    def bracket(self, which: str | BracketAt) -> Bracket:
        """The bracket of that id ("4.1", "¶4.1") or place; raises ``NotFound`` saying which ones there are."""
        return self.brackets([which])[0]

    def brackets(self, asked: Sequence[str | BracketAt]) -> list[Bracket]:
        """Several of them, the text being looked through once."""
        by_id: dict[str, Bracket] = {}
        by_place: dict[BracketAt, Bracket] = {}
        for one in self.parsed.disputed:
            by_id.setdefault(one.id.casefold(), one)
            by_place.setdefault(BracketAt(self.rows[one.opens.paragraph].paragraph, count_of(one)), one)
        found = []
        for which in asked:
            known = by_place.get(which) if isinstance(which, BracketAt) else by_id.get(_plain(which))
            if known is None:
                raise self._not_there(which)
            found.append(known)
        return found

    def _not_there(self, which: str | BracketAt) -> NotFound:
        if isinstance(which, BracketAt):
            return NotFound(_("This bracket is no longer there; somebody settled it meanwhile."))
        wanted = _plain(which)
        own = wanted.rpartition(".")[0]
        near = [one.id for one in self.parsed.disputed if one.id.casefold().rpartition(".")[0] in (own, wanted)]
        if near:
            return NotFound(
                _("There is no bracket {bracket}; the paragraph has: {brackets}.").format(
                    bracket=which, brackets=", ".join(near[:12])
                )
            )
        return NotFound(
            _("There is no bracket {bracket}; “secretariat declarations brackets” lists them.").format(bracket=which)
        )

    def with_texts(self, texts: Mapping[int, str]) -> Draft:
        """The same with other texts in some places: as somebody saw it."""
        rows = [replace(row, text=texts[i]) if i in texts else row for i, row in enumerate(self.rows)]
        return _read(rows, self.names, self.markdown)


def _plain(which: str) -> str:
    return which.replace("¶", "").strip().casefold()


def count_of(one: Bracket) -> int:
    """Which of its paragraph's brackets it is, from 1."""
    return int(one.id.rpartition(".")[2])


def draft_of(connection: Connection, revision: int) -> Draft:
    """The text of a revision with its brackets read."""
    query = select(revision_table.c.written_in).where(revision_table.c.id == revision)
    written_in = connection.execute(query).scalar()
    return _read(paragraphs_of(connection, revision), party_names(connection), written_in == MARKDOWN)


def _read(rows: Sequence[ParagraphRow], names: Mapping[str, str], markdown: bool) -> Draft:
    paragraphs = [row.wording() for row in rows]
    return Draft(rows, paragraphs, parse(paragraphs, names, markdown=markdown), names, markdown)


def party_names(connection: Connection) -> dict[str, str]:
    """The codes of all parties on record by each of their names (folded) and by the code as it is written; a name that
    two bear is nobody's.
    """
    query = select(party_name.c.folded, party.c.code).join(party, party.c.id == party_name.c.party_id)
    names: dict[str, str] = {}
    for name, code in connection.execute(query):
        if not is_code(code) or name != folded(code):  # IN is India before a colon, "in" is a word
            names[name] = code if names.get(name, code) == code else ""
    return names | {code: code for code in connection.execute(select(party.c.code)).scalars() if is_code(code)}
