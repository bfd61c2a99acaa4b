"""Who supports and who opposes the words in a bracket: kept by those words, and taken along when they are redrafted."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.declarations.finding import declaration_id
from secretariat.declarations.locking import open_text
from secretariat.declarations.model import paragraph
from secretariat.declarations.negotiation.draft import BracketAt, Draft, draft_of
from secretariat.declarations.negotiation.since import match_words
from secretariat.declarations.positions_model import stance
from secretariat.declarations.states import Stance
from secretariat.declarations.wording.brackets import Bracket
from secretariat.declarations.working_text import working_revision
from secretariat.parties.finding import named_parties
from secretariat.parties.model import party
from secretariat.record.record import Record
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused

_LEAST_ALIKE: Final = 50.0
"""How alike redrafted words must be (of 100) for what was thought of them to go along."""

_LABELS: Final = {
    Stance.SUPPORTS: N_("{party} supports {bracket} of {ref}"),
    Stance.OPPOSES: N_("{party} opposes {bracket} of {ref}"),
}


@dataclass(frozen=True, slots=True)
class StanceRow:
    """What a party (by its code) thinks of the words in a bracket of a paragraph (its identity)."""

    id: int
    paragraph: int
    bracket: str
    words: str
    party: str
    stance: str
    note: str


def digest(words: str) -> str:
    """By what a bracket is found again: its words, white space and forms of letters aside.

    Brackets of one paragraph with the same words are one to those who support or oppose them.
    """
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", words).split()).encode()).hexdigest()


def stances_of(connection: Connection, declaration: int) -> list[StanceRow]:
    """Everything that is thought of brackets of a declaration, by the parties' codes."""
    columns = (stance.c.id, stance.c.paragraph_id, stance.c.bracket, stance.c.words)
    query = (
        select(*columns, party.c.code, stance.c.stance, stance.c.note)
        .join(party, party.c.id == stance.c.party_id)
        .join(paragraph, paragraph.c.id == stance.c.paragraph_id)
        .where(paragraph.c.declaration_id == declaration)
        .order_by(party.c.code, stance.c.id)
    )
    return [
        StanceRow(id_, identity, bracket, words, code, what, note)
        for id_, identity, bracket, words, code, what, note in connection.execute(query).all()
    ]


def take_stance(
    record: Record, which: str, brackets: Sequence[str | BracketAt], by: str, what: Stance, *, note: str | None = None
) -> list[str]:
    """Note that parties (their names, commas between) support or oppose brackets of the newest text, in one act.

    What was cut stays as it is: after a cut this begins the working text. Who opposed before supports from now on, and
    the other way round. Gives the brackets' ids. Raises ``Refused`` where a party would oppose words of its own.
    """
    label = _LABELS[what]
    with record.act(label, party=by, bracket="", ref=which) as work:
        row, draft = _draft_to_stand_on(work, which)
        parties = named_parties(work.connection, by)
        found = draft.brackets(brackets)
        if what is Stance.OPPOSES:
            _refuse_own(work.connection, found, parties)
        ids = []
        for one in found:
            identity = draft.rows[one.opens.paragraph].paragraph
            values = {"words": one.words, "stance": what.value, **({} if note is None else {"note": note})}
            for _name, party_id in parties:
                known = _known(work.connection, identity, digest(one.words), party_id)
                if known is None:
                    key = {"paragraph_id": identity, "bracket": digest(one.words), "party_id": party_id}
                    work.insert(stance, {**key, "note": "", **values})
                else:
                    work.change(stance, known, values)
            ids.append(one.id)
        record.relabelled(work, label, party=_codes(work.connection, parties), bracket=", ".join(ids), ref=row)
        return ids


def withdraw_stance(record: Record, which: str, brackets: Sequence[str | BracketAt], by: str) -> list[str]:
    """Note that parties neither support nor oppose brackets any more; ``NotFound`` where one did neither."""
    label = N_("{party} withdraws on {bracket} of {ref}")
    with record.act(label, party=by, bracket="", ref=which) as work:
        row, draft = _draft_to_stand_on(work, which)
        parties = named_parties(work.connection, by)
        ids = []
        for one in draft.brackets(brackets):
            identity = draft.rows[one.opens.paragraph].paragraph
            for name, party_id in parties:
                known = _known(work.connection, identity, digest(one.words), party_id)
                if known is None:
                    raise NotFound(
                        _("{party} neither supports nor opposes bracket {bracket}.").format(party=name, bracket=one.id)
                    )
                work.remove(stance, known)
            ids.append(one.id)
        record.relabelled(work, label, party=_codes(work.connection, parties), bracket=", ".join(ids), ref=row)
        return ids


def follow_words(work: Work, declaration: int, before: Draft, now: Draft) -> None:
    """Take along what is thought of brackets whose words an edit changed, to the most alike of the new ones there.

    Part of the act that edits. What was settled keeps its stances, which nobody is shown until its words are proposed
    anew.
    """
    standing = stances_of(work.connection, declaration)
    if not standing:
        return
    was, there = _words_by_paragraph(before), _words_by_paragraph(now)
    for identity in dict.fromkeys(one.paragraph for one in standing):
        old, new = was.get(identity, {}), there.get(identity, {})
        lost = {key: words for key, words in old.items() if key not in new}
        moved = match_words(lost, [words for key, words in new.items() if key not in old], least=_LEAST_ALIKE)
        here = [one for one in standing if one.paragraph == identity]
        for one in here:
            if one.bracket in moved:
                _move(work, here, one, moved[one.bracket])


def _move(work: Work, here: Sequence[StanceRow], one: StanceRow, words: str) -> None:
    """Take a stance along to other words. What the same party thought of those when they stood there before, and
    which were settled since, gives way: this one is what it thinks now.
    """
    bracket = digest(words)
    for other in here:
        if other.bracket == bracket and other.party == one.party:
            work.remove(stance, other.id)
    work.change(stance, one.id, {"bracket": bracket, "words": words})


def _words_by_paragraph(draft: Draft) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for one in draft.parsed.disputed:
        found.setdefault(draft.rows[one.opens.paragraph].paragraph, {})[digest(one.words)] = one.words
    return found


def _draft_to_stand_on(work: Work, which: str) -> tuple[str, Draft]:
    row = open_text(work, declaration_id(work.connection, which))
    return row["ref"], draft_of(work.connection, working_revision(work, row["id"]))


def _known(connection: Connection, identity: int, bracket: str, party_id: int) -> int | None:
    query = select(stance.c.id).where(
        stance.c.paragraph_id == identity, stance.c.bracket == bracket, stance.c.party_id == party_id
    )
    return connection.execute(query).scalar()


def _refuse_own(connection: Connection, brackets: Sequence[Bracket], parties: Sequence[tuple[str, int]]) -> None:
    """Raise ``Refused`` where a bracket is a party's own: it does not oppose those words, it takes them back."""
    codes = _codes(connection, parties).split(", ")
    for one in brackets:
        own = [code for code in codes if code in one.parties]
        if own:
            raise Refused(
                _(
                    "Bracket {bracket} is {party}'s own; to take it back strike it, or say whose it is now. "
                    "Nothing was noted."
                ).format(bracket=one.id, party=own[0])
            )


def _codes(connection: Connection, parties: Sequence[tuple[str, int]]) -> str:
    query = select(party.c.id, party.c.code).where(party.c.id.in_([id_ for _name, id_ in parties]))
    codes: Mapping[int, str] = dict(connection.execute(query).all())
    return ", ".join(codes[id_] for _name, id_ in parties)
