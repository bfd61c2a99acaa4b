"""What a dossier says, in the current language: plain data, of which the screen and every paper are made. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from secretariat.bilaterals.slots import slot_words
from secretariat.bilaterals.states import BilateralStatus
from secretariat.dossiers.promise_words import became, led_by, why_so
from secretariat.dossiers.rows import Dossier, Occasion, PersonMet, Promise, Result, Standpoint, Submitted
from secretariat.meetings.states import MeetingStatus, OutcomeKind
from secretariat.values.date_print import format_date
from secretariat.values.language import _, ngettext
from secretariat.values.partial_date import PartialDate

_PROMISED: Final = (OutcomeKind.AGREED.value, OutcomeKind.OFFERED.value)
_HELD: Final = (BilateralStatus.HELD.value, BilateralStatus.RECORD_CLEARED.value)
SCRIPTS: Final = {"CN": "zh", "SG": "zh", "TW": "zh-TW", "HK": "zh-HK", "JP": "ja", "KR": "ko"}
"""In which language's shapes a name in its own script is drawn, by the party."""


class Sources:
    """Where everything is from: each source once, by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, source: str) -> int:
        """The number of a source, 0 where none is on record."""
        return self._numbers.setdefault(source, len(self._numbers) + 1) if source else 0

    @property
    def listed(self) -> list[str]:
        """All of them, in the order of their numbers."""
        return list(self._numbers)


def told(dossier: Dossier) -> dict[str, Any]:
    """The dossier in words, meeting by meeting, with its figures and its numbered sources."""
    sources = Sources()
    meetings = [_occasion(one, dossier, sources) for one in dossier.occasions]
    apart = {
        "promises": [_promise(one, dossier, sources) for one in dossier.promises],
        "standpoints": [_standpoint(one, dossier, sources) for one in dossier.standpoints],
    }
    people = [_person(one, dossier, sources) for one in dossier.people]
    return {
        "title": title_of(dossier),
        "subtitle": _subtitle(dossier),
        "with": with_words(dossier),
        "marking": dossier.marking,
        "figures": _figures(dossier),
        "meetings": meetings,
        "apart": apart,
        "apart_heading": _("From no meeting"),
        "people": people,
        "people_heading": _("People on record"),
        "topics_heading": _("Topics"),
        "sources_heading": _("Sources"),
        "sources": sources.listed,
        "none": nothing_words(dossier),
    }


def title_of(dossier: Dossier) -> str:
    """ "Dossier: Republic of Korea"."""
    return _("Dossier: {party}").format(party=dossier.name)


def nothing_words(dossier: Dossier) -> str:
    """What is said where no meeting with the party is on record."""
    if dossier.since is not None:
        return _("No meeting with {party} since then is on record.").format(party=dossier.name)
    return _("No meeting with {party} is on record.").format(party=dossier.name)


def with_words(dossier: Dossier) -> str:
    """Which organisations are counted with the party."""
    if not dossier.organisations:
        return ""
    return _("with {organisations}").format(organisations=", ".join(name for _code, name in dossier.organisations))


def _subtitle(dossier: Dossier) -> str:
    parts = [_("as of {date}").format(date=format_date(PartialDate.of(dossier.today)))]
    if dossier.left_out:
        parts.append(_("what came later is left out"))
    if dossier.since is not None:
        parts.append(_("since {date}").format(date=format_date(PartialDate.of(dossier.since))))
    return " · ".join(parts)


def _figures(dossier: Dossier) -> list[dict[str, Any]]:
    promises = dossier.every_promise
    still = [one for one in promises if one.row.status in ("agreed", "in progress")]
    overdue, done = sum(one.row.overdue for one in still), sum(one.row.status == "done" for one in promises)
    met = {person.id for one in dossier.occasions if _was_held(one, dossier) for person in one.people if _came(person)}
    meetings = len(dossier.occasions)
    return [
        {"number": meetings, "words": ngettext("meeting on record", "meetings on record", meetings), "late": False},
        {"number": len(met), "words": ngettext("person met", "people met", len(met)), "late": False},
        {"number": done, "words": ngettext("promise kept", "promises kept", done), "late": False},
        {"number": len(still), "words": ngettext("promise open", "promises open", len(still)), "late": False},
        {"number": overdue, "words": _("overdue"), "late": overdue > 0},
    ]


def _was_held(one: Occasion, dossier: Dossier) -> bool:
    """Whether a meeting's last day has come, and it was not called off: nobody was met at any other."""
    off = {MeetingStatus.CANCELLED.value, MeetingStatus.POSTPONED.value}
    if one.bilateral is not None and one.standing not in _HELD:
        return False
    return one.status not in off and one.ends is not None and one.ends <= dossier.today


def _came(person: PersonMet) -> bool:
    return person.state not in ("withdrawn", "replaced")


def _occasion(one: Occasion, dossier: Dossier, sources: Sources) -> dict[str, Any]:
    return {
        "id": one.id,
        "bilateral": one.bilateral,
        "ref": one.ref,
        "title": one.title,
        "when": when_words(one),
        "where": one.place,
        "below": _below(one),
        "margins": _("in the margins of {meeting}").format(meeting=one.host_meeting) if one.host_meeting else "",
        "note": one.note,
        "source": sources.number(one.source),
        "topics": list(one.topics),
        "discussion": one.discussion,
        "people": [_person(each, dossier, sources) for each in one.people],
        "results": [_result(each, dossier, sources) for each in one.results],
        "promises": [_promise(each, dossier, sources) for each in one.promises],
        "standpoints": [_standpoint(each, dossier, sources) for each in one.standpoints],
        "papers": [_paper(each, dossier, sources) for each in one.papers],
        "nothing": _("Nothing that came of it is on record.") if _is_bare(one) else "",
    }


def when_words(one: Occasion) -> str:
    """The slot of a bilateral that has one, else the days, else that they are not known."""
    if one.slot is not None:
        return slot_words(*one.slot, one.timezone)
    return format_date(PartialDate.from_edtf(one.dates)) if one.dates else _("date not known")


def _below(one: Occasion) -> str:
    """Level and state of the meeting, and how the party stood to it."""
    state = one.standing if one.bilateral is not None else one.status
    parts = [_(one.level), _(state) if state else ""]
    if one.bilateral is None and one.standing:
        parts.append(_("delegation {state}").format(state=_(one.standing)))
    return " · ".join(part for part in parts if part)


def _is_bare(one: Occasion) -> bool:
    return not (one.results or one.promises or one.standpoints or one.papers or one.discussion)


def _person(one: PersonMet, dossier: Dossier, sources: Sources) -> dict[str, Any]:
    where = one.organisation or (dossier.names.get(one.party, "") if one.party != dossier.code else "")
    function = _(one.function) if one.function else ""
    if not _came(one):
        function = f"{function} ({_(one.state)})"
    return {
        "id": one.id,
        "ref": one.ref,
        "name": one.name,
        "native": one.native,
        "script": SCRIPTS.get(dossier.code, ""),
        "title": ", ".join(part for part in (one.title, where) if part),
        "function": function,
        "source": sources.number(one.source),
    }


def _result(one: Result, dossier: Dossier, sources: Sources) -> dict[str, Any]:
    by = ", ".join(dossier.names.get(code, code) for code in one.by)
    return {
        "id": one.id,
        "ref": one.ref,
        "kind": _(one.kind),
        "text": one.text,
        "by": by or _("the meeting"),
        "source": sources.number(one.source),
        "promises": [_promise(each, dossier, sources) for each in one.promises],
        "without": _("No action that follows from it is on record.")
        if one.kind in _PROMISED and not one.promises
        else "",
    }


def _promise(one: Promise, dossier: Dossier, sources: Sources) -> dict[str, Any]:
    return {
        "id": one.row.id,
        "ref": one.row.ref,
        "what": one.row.title,
        "lead": led_by(one),
        "became": became(one, dossier.today),
        "why": why_so(one),
        "late": one.row.overdue,
        "done": one.row.status == "done",
        "source": sources.number(one.row.source),
    }


def _standpoint(one: Standpoint, dossier: Dossier, sources: Sources) -> dict[str, Any]:
    who = dossier.names.get(one.party, one.party)
    parts = [_(one.what)] if one.party == dossier.code else [f"{who}: {_(one.what)}"]
    if one.paragraph:
        parts.append(_("paragraph {number}").format(number=one.paragraph))
    if one.open:
        parts.append(_("still open"))
    day = format_date(PartialDate.from_edtf(one.dates)) if one.dates else ""
    return {
        "id": one.declaration_id,
        "ref": one.ref,
        "title": one.title,
        "state": _(one.status),
        "what": ", ".join([*parts, *([day] if day else [])]),
        "words": one.words,
        "source": sources.number(one.source),
    }


def _paper(one: Submitted, dossier: Dossier, sources: Sources) -> dict[str, Any]:
    by = dossier.names.get(one.party, one.party) if one.party != dossier.code else ""
    day = format_date(PartialDate.from_edtf(one.dates)) if one.dates else ""
    return {
        "id": one.id,
        "ref": one.ref,
        "title": one.title,
        "aside": " · ".join(part for part in (_(one.purpose), day, by) if part),
        "source": sources.number(one.source),
    }


def source_words(number: int) -> str:
    """ "source 3", "" where none is on record."""
    return _("source {number}").format(number=number) if number else ""


def listed_sources(sources: Iterable[str]) -> list[tuple[str, str]]:
    """The sources with their numbers, as a paper lists them."""
    return [(str(number), source) for number, source in enumerate(sources, start=1)]
