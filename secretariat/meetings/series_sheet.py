"""How a series reads."""

from __future__ import annotations

from typing import Any

from secretariat.meetings.cadence import cadence_words
from secretariat.meetings.series_queries import SeriesDetail, SeriesRow
from secretariat.meetings.standing_items import StandingItem
from secretariat.parties.naming import own_name
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, current_language
from secretariat.values.partial_date import PartialDate


def series_sheet(series: SeriesDetail) -> FactSheet:
    """A series as it reads, with its meetings, newest first."""
    other = _("English name"), series.name
    if current_language() == "en" or not series.name_id:
        other = _("Indonesian name"), series.name_id
    facts = [
        Fact(*other),
        Fact(_("Forum"), series.forum),
        Fact(_("Level"), _(series.level)),
        Fact(_("Cadence"), cadence_shown(series)),
        Fact(_("Note"), series.note),
        Fact(_("Source"), series.source),
    ]
    held = [
        Line(f"{ref}  {title}", " · ".join(part for part in (_when(dates), _(status)) if part))
        for ref, title, dates, status in series.meetings
    ]
    sections = [
        Section(_("Meetings"), held, empty=_("No meeting of this series is in the record.")),
        Section(
            _("On every agenda"),
            [Line(f"{item.number}  {item.title}", item_words(item)) for item in series.items],
            empty=_("No standing items yet."),
        ),
    ]
    return FactSheet(
        series.code, own_name(series.name, series.name_id), "", [fact for fact in facts if fact.value], sections
    )


def cadence_shown(series: SeriesDetail | SeriesRow) -> str:
    """How often a series meets, in the reader's language where its rule has usual words."""
    return cadence_words(series.cadence) or series.cadence_text or series.cadence


def item_words(item: StandingItem) -> str:
    """What a standing item asks, and how long it takes: "for decision, 20 min"."""
    minutes = "" if item.minutes is None else _("{n} min").format(n=item.minutes)
    return ", ".join(part for part in (_(item.purpose), minutes) if part)


def item_json(item: StandingItem) -> dict[str, Any]:
    """A standing item under the keys scripts read."""
    return {"number": item.number, "title": item.title, "purpose": item.purpose, "minutes": item.minutes}


def series_json(series: SeriesDetail) -> dict[str, Any]:
    """A series under the keys scripts read."""
    return {
        "code": series.code,
        "name": series.name,
        "name_id": series.name_id,
        "forum": series.forum or None,
        "level": series.level,
        "cadence": series.cadence or None,
        "cadence_text": series.cadence_text,
        "meetings": [ref for ref, _title, _dates, _status in series.meetings],
        "items": [item_json(item) for item in series.items],
        "note": series.note,
        "source": series.source,
        "version": series.version,
    }


def series_row_json(row: SeriesRow) -> dict[str, Any]:
    """A series of a list under the keys scripts read; ``meetings`` is how many there are."""
    return {
        "code": row.ref,
        "name": row.name,
        "name_id": row.name_id,
        "forum": row.forum or None,
        "level": row.level,
        "cadence_text": row.cadence_text,
        "meetings": row.meetings,
    }


def _when(dates: str) -> str:
    return format_date(PartialDate.from_edtf(dates)) if dates else ""
