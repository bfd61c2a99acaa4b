"""How delegations and delegates read: facts in order for the terminal and ``show``, promised keys for scripts."""

from __future__ import annotations

from typing import Any

from secretariat.delegations.days import LABELS
from secretariat.delegations.rows import DelegateRow, DelegationDetail
from secretariat.parties.naming import own_name
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, current_language, ngettext
from secretariat.values.partial_date import PartialDate


def delegation_sheet(one: DelegationDetail) -> FactSheet:
    """A delegation as it reads, with its people in the order that is printed."""
    note = " · ".join(part for part in (one.note_verbale, _day(one.note_verbale_date)) if part)
    size = str(len(one.delegates)) if one.allowed is None else f"{len(one.delegates)}/{one.allowed}"
    credentials = " · ".join(part for part in (one.credentials, _day(one.credentials_on)) if part)
    facts = [
        Fact(_("Meeting"), f"{one.meeting} · {one.meeting_title}"),
        Fact(_("Invited as"), _(one.invited_as)),
        Fact(_("Note verbale"), note),
        *(Fact(_(LABELS[key]), _day(getattr(one, key))) for key in LABELS),
        Fact(_("Why regrets"), one.regrets_reason),
        Fact(_("Credentials"), credentials),
        Fact(_("Size"), size),
        Fact(_("Not ready"), ", ".join(_(lack.value) for lack in one.lacks), "accent"),
        Fact(_("Note"), one.note),
        Fact(_("Source"), one.source),
    ]
    people = [_line(who) for who in one.delegates]
    sections = [Section(_("Delegates"), people, _("Nobody is named yet."))]
    if one.withdrawn:
        sections.append(Section(_("No longer coming"), [_line(who, state=True) for who in one.withdrawn]))
    return FactSheet(
        one.ref, own_name(one.name, one.name_id), _(one.status), [fact for fact in facts if fact.value], sections
    )


def delegate_sheet(who: DelegateRow) -> FactSheet:
    """A delegate as they read."""
    facts = [
        Fact(_("Delegation"), f"{who.delegation} · {own_name(who.party_name, who.party_name_id)}"),
        Fact(_("Function"), _(who.function)),
        Fact(_("Official title"), who.title),
        Fact(_("Organisation"), who.organisation),
        Fact(_("Representing"), who.representing),
        Fact(_("Rank"), "" if who.rank is None else str(who.rank)),
        Fact(_("Person"), who.person),
        Fact(_("Arrival"), moment_in_words(who.arrival)),
        Fact(_("Departure"), moment_in_words(who.departure)),
        Fact(_("Dietary needs"), who.dietary),
        Fact(_("Note"), who.note),
        Fact(_("Source"), who.source),
    ]
    return FactSheet(who.person, full_name(who), _(who.accreditation), [fact for fact in facts if fact.value])


def full_name(who: DelegateRow) -> str:
    """Honorific, name with the family name in capitals, and the name in its own script where it is not in it yet."""
    name = " ".join(part for part in (who.honorific, who.name) if part)
    return f"{name} ({who.native})" if who.native and who.native not in who.name else name


def delegation_json(one: DelegationDetail) -> dict[str, Any]:
    """A delegation under its promised keys, as in a list."""
    head = one.head
    return {
        "ref": one.ref,
        "meeting": one.meeting,
        "party": one.party,
        "name": one.name,
        "status": one.status,
        "head": head.name if head else None,
        "size": len(one.delegates),
        "note_verbale": one.note_verbale or None,
        "quota": one.quota,
        "lacks": [lack.value for lack in one.lacks],
        "invited_as": one.invited_as,
    }


def regrets_words(one: DelegationDetail) -> str:
    """What else regrets did to people who had been checked in: a sentence after the answer, "" where there is none."""
    words = ngettext(
        "{n} delegate had arrived and is withdrawn.", "{n} delegates had arrived and are withdrawn.", one.had_arrived
    )
    return f" {words.format(n=one.had_arrived)}" if one.had_arrived else ""


def delegation_full_json(one: DelegationDetail) -> dict[str, Any]:
    """A delegation under its promised keys, with its delegates in the order that is printed."""
    return {
        **delegation_json(one),
        "note_verbale_date": one.note_verbale_date or None,
        **{key: getattr(one, key) or None for key in LABELS},
        "regrets_reason": one.regrets_reason or None,
        "credentials": one.credentials or None,
        "credentials_on": one.credentials_on or None,
        "allowed": one.allowed,
        "delegates": [delegate_json(who) for who in one.delegates],
        "withdrawn": [delegate_json(who) for who in one.withdrawn],
        "note": one.note,
        "source": one.source,
        "version": one.version,
    }


def delegate_json(who: DelegateRow) -> dict[str, Any]:
    """A delegate under the promised keys; ``person`` is the reference, ``name`` as lists print it."""
    return {
        "person": who.person,
        "name": who.name,
        "family_name": who.family_name or None,
        "native_name": who.native or None,
        "honorific": who.honorific or None,
        "function": who.function,
        "rank": who.rank,
        "title": who.title or None,
        "organisation": who.organisation or None,
        "representing": who.representing or None,
        "accreditation": who.accreditation,
        "arrived_at": who.arrived_at.isoformat() if who.arrived_at else None,
        "arrival": who.arrival or None,
        "departure": who.departure or None,
        "dietary": who.dietary or None,
    }


def _line(who: DelegateRow, *, state: bool = False) -> Line:
    said = [full_name(who), who.title, who.organisation]
    if who.representing:
        said.append(_("representing {whom}").format(whom=who.representing))
    return Line(" · ".join(part for part in said if part), _(who.accreditation if state else who.function))


def moment_in_words(kept: str) -> str:
    """A coming or going as it is read: 3 December 2018 14:30."""
    return f"{_day(kept[:10])} {kept[11:]}".strip()


def _day(edtf: str) -> str:
    return format_date(PartialDate.from_edtf(edtf), current_language()) if edtf else ""
