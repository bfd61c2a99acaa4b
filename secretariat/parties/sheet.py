"""How a party reads: its facts in order, for the terminal's detail and the command line."""

from __future__ import annotations

from typing import Any

from secretariat.parties.naming import own_name
from secretariat.parties.queries import PartyDetail, PartyRow
from secretariat.parties.rosters import Member
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, current_language
from secretariat.values.partial_date import PartialDate


def party_sheet(party: PartyDetail) -> FactSheet:
    """A party as it reads."""
    other = _("English name"), party.name
    if current_language() == "en" or not party.name_id:
        other = _("Indonesian name"), party.name_id
    facts = [
        Fact(_("Kind"), _(party.kind)),
        Fact(*other),
        Fact(_("Part of"), party.parent),
        Fact(_("Also known as"), "; ".join(party.also)),
        Fact(_("E-mail"), party.email),
        Fact(_("Note"), party.note),
        Fact(_("Source"), party.source),
    ]
    members = [Line(member.forum, _since(member.since, member.until)) for member in party.memberships]
    agencies = [Line(name, code) for code, name in party.agencies]
    sections = [Section(_("Memberships"), members)] if members else []
    if agencies:
        sections.append(Section(_("Organisations"), agencies))
    return FactSheet(
        party.code, own_name(party.name, party.name_id), "", [fact for fact in facts if fact.value], sections
    )


def party_json(party: PartyDetail) -> dict[str, Any]:
    """A party under its promised keys."""
    return {
        "code": party.code,
        "name": party.name,
        "name_id": party.name_id,
        "kind": party.kind,
        "party": party.parent or None,
        "also": list(party.also),
        "memberships": [
            {"forum": m.forum, "since": m.since, "until": m.until or None, "admitted": m.admitted or None}
            for m in party.memberships
        ],
        "organisations": [{"code": code, "name": name} for code, name in party.agencies],
        "email": party.email,
        "note": party.note,
        "source": party.source,
        "version": party.version,
    }


def party_row_json(row: PartyRow) -> dict[str, Any]:
    """A party of a list under its promised keys; those of a roster are empty where no forum is asked about."""
    return {
        "code": row.ref,
        "name": row.name,
        "name_in_forum": None,
        "kind": row.kind,
        "since": None,
        "until": None,
        "party": row.parent or None,
    }


def member_json(member: Member) -> dict[str, Any]:
    """A member of a roster under its promised keys."""
    return {
        "code": member.code,
        "name": member.name,
        "name_in_forum": member.name_in_forum,
        "kind": member.kind,
        "since": member.since,
        "until": member.until or None,
    }


def _since(since: str, until: str) -> str:
    words = format_date(PartialDate.from_edtf(since), current_language()) if since else ""
    if not until:
        return _("since {date}").format(date=words)
    return f"{words} – {format_date(PartialDate.from_edtf(until), current_language())}"
