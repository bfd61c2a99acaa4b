"""How a person reads: names, how to reach them, the positions held; for the terminal and the command line."""

from __future__ import annotations

from typing import Any

from secretariat.people.queries import PersonDetail, PersonRow, PositionRow
from secretariat.values.date_print import format_date
from secretariat.values.day import day_in_words
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _
from secretariat.values.partial_date import PartialDate


def person_sheet(person: PersonDetail) -> FactSheet:
    """A person as they read."""
    party = f"{person.party_name} ({person.party})" if person.party else ""
    order = _("yes") if person.family_first else _("no")
    facts = [
        Fact(_("Name"), person.name if person.name != person.printed else ""),
        Fact(_("Given name"), person.given),
        Fact(_("Family name"), person.family),
        Fact(_("Family name first"), order if person.family else ""),
        Fact(_("Honorific"), person.honorific),
        Fact(_("Titles before the name"), person.title_before),
        Fact(_("Titles after the name"), person.title_after),
        Fact(_("Name in own script"), person.native_name),
        Fact(_("Reading of the name"), person.reading),
        Fact(_("Other names"), "; ".join(person.other_names.splitlines())),
        Fact(_("Party"), party),
        Fact(_("E-mail"), person.email),
        Fact(_("Phone"), person.phone),
        Fact(_("Photo"), _("on record") if person.photo else ""),
        Fact(_("Note"), person.note),
        Fact(_("Source"), person.source),
        Fact(_("Kept until"), _kept(person)),
    ]
    held = [Line(position_words(position), position_dates(position)) for position in person.positions]
    sections = [Section(_("Positions"), held, empty=_("No position is known."))]
    state = _("erased on {day}").format(day=day_in_words(person.erased_on)) if person.erased_on else ""
    return FactSheet(person.ref, person.printed, state, [fact for fact in facts if fact.value], sections)


def _kept(person: PersonDetail) -> str:
    if person.keep_until is None:
        return ""
    return " · ".join(part for part in (day_in_words(person.keep_until), person.keep_reason) if part)


def position_words(position: PositionRow) -> str:
    """A position in words: ``1. Administrator, Small and Medium Business Administration (SMBA)``."""
    words = ", ".join(part for part in (position.title, position.organisation) if part)
    party = f" ({position.party})" if position.party and f"({position.party})" not in words else ""
    return f"{position.number}. {words}{party}"


def position_dates(position: PositionRow) -> str:
    """From when until when a position was held, as well as that is known."""
    since = format_date(PartialDate.from_edtf(position.since)) if position.since else ""
    until = format_date(PartialDate.from_edtf(position.until)) if position.until else ""
    if since and until:
        return f"{since} – {until}"
    if since:
        return _("since {date}").format(date=since)
    return _("until {date}").format(date=until) if until else ""


def person_json(person: PersonDetail) -> dict[str, Any]:
    """A person under the keys scripts read."""
    return {
        "ref": person.ref,
        "name": person.name,
        "printed": person.printed,
        "given_name": person.given,
        "family_name": person.family,
        "family_first": person.family_first,
        "honorific": person.honorific,
        "title_before": person.title_before,
        "title_after": person.title_after,
        "native_name": person.native_name,
        "reading": person.reading,
        "other_names": person.other_names.splitlines(),
        "party": person.party or None,
        "email": person.email,
        "phone": person.phone,
        "photo": bool(person.photo),
        "positions": [
            {
                "number": position.number,
                "title": position.title,
                "organisation": position.organisation,
                "party": position.party or None,
                "since": position.since or None,
                "until": position.until or None,
                "source": position.source,
            }
            for position in person.positions
        ],
        "note": person.note,
        "source": person.source,
        "keep_until": person.keep_until.isoformat() if person.keep_until else None,
        "keep_reason": person.keep_reason or None,
        "erased_on": person.erased_on.isoformat() if person.erased_on else None,
        "version": person.version,
    }


def person_row_json(row: PersonRow) -> dict[str, Any]:
    """A person of a list under the keys scripts read; title and organisation are those of the latest position."""
    return {
        "ref": row.ref,
        "name": row.name,
        "native_name": row.native_name,
        "party": row.party or None,
        "title": row.title,
        "organisation": row.organisation,
    }
