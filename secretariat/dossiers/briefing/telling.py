"""What a briefing says, in the current language: the same for print, document, Markdown and the screen. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

from secretariat.dossiers.briefing.limits import LEVELS, Limits, cut
from secretariat.dossiers.briefing.rows import Briefing, Delegated, OpenBracket, Seated
from secretariat.dossiers.promise_words import became, led_by
from secretariat.dossiers.rows import Promise
from secretariat.dossiers.telling import SCRIPTS, when_words
from secretariat.values.date_print import format_date
from secretariat.values.language import _, ngettext
from secretariat.values.partial_date import PartialDate
from secretariat.values.text import folded
from secretariat.values.zoned import both_spans

_NAME: Final = 120


def told(one: Briefing, limits: Limits = LEVELS[0]) -> dict[str, Any]:
    """The briefing in words, with no more of anything than ``limits`` allow."""
    return {
        "title": title_of(one),
        "subtitle": cut(_subtitle(one), 2 * _NAME),
        "marking": cut(one.marking, 60),
        "facts": [[label, cut(value, 2 * _NAME)] for label, value in _facts(one) if value],
        "sides": [_side(one.theirs, limits), _side(one.ours, limits)],
        "last": _last(one, limits),
        "owed": [
            _owed(_("What they owe us"), one.owed_to_us, one, limits.owed),
            _owed(_("What we owe them"), one.owed_by_us, one, limits.owed),
        ],
        "between": _owed(_("Open between us, led by others or by nobody"), one.open_between, one, limits.between),
        "topics": _topics(one, limits),
        "brackets": _brackets(one, limits),
    }


def title_of(one: Briefing) -> str:
    """ "Briefing: Republic of Korea"."""
    return _("Briefing: {party}").format(party=cut(one.theirs.name, _NAME))


def _subtitle(one: Briefing) -> str:
    host = one.host_title or one.detail.host
    return _("Bilateral in the margins of {meeting}").format(meeting=host) if host else one.detail.called


def _facts(one: Briefing) -> list[tuple[str, str]]:
    detail = one.detail
    return [
        (_("When"), when(one)),
        (_("Place"), " · ".join(part for part in (detail.room, detail.place) if part) or _("no room yet")),
        (_("State"), f"{_(detail.status)} · {detail.ref}"),
        (_("Interpreter"), detail.interpreter),
        (_("Note-taker"), detail.note_taker),
    ]


def when(one: Briefing) -> str:
    """Day and hours in the meeting's zone with the office's beside; else the days, said to have no slot yet."""
    detail = one.detail
    if detail.starts is not None:
        zone, office = ZoneInfo(detail.timezone or one.office_zone), ZoneInfo(one.office_zone)
        day = format_date(PartialDate.of(detail.starts.astimezone(zone).date()))
        return f"{day}, {both_spans(detail.starts, detail.ends, zone, office)}"
    days = format_date(PartialDate.from_edtf(detail.dates)) if detail.dates else ""
    return f"{days} · {_('no slot on record')}" if days else _("no slot on record")


def _side(side: Delegated, limits: Limits) -> dict[str, Any]:
    rest = len(side.others) - limits.others
    return {
        "party": cut(side.name, _NAME),
        "head": _seated(side.head, side.code) if side.head else None,
        "unknown": _("Head not known"),
        "others": [_seated(each, side.code) for each in side.others[: limits.others]],
        "more": ngettext("and {n} more of them", "and {n} more of them", rest).format(n=rest) if rest > 0 else "",
    }


def _seated(one: Seated, party: str) -> dict[str, Any]:
    return {
        "name": cut(one.name, _NAME),
        "native": cut(one.native, 40),
        "script": SCRIPTS.get(party, ""),
        "title": cut(", ".join(part for part in (one.title, one.organisation) if part), _NAME),
        "function": _(one.function) if one.function else "",
        "addressed": _("addressed as {words}").format(words=cut(one.addressed, 60)) if one.addressed else "",
        "photo": list(one.photo),
    }


def _last(one: Briefing, limits: Limits) -> dict[str, Any]:
    last = one.last
    found: dict[str, Any] = {"heading": _("Last time"), "what": "", "points": [], "more": "", "none": ""}
    if last is None:
        found["none"] = _("No earlier meeting of the two is on record.")
        return found
    parts = [when_words(last), cut(last.title, _NAME), last.place, last.ref]
    found["what"] = " · ".join(part for part in parts if part)
    found["points"] = [
        {
            "kind": _(each.kind),
            "text": cut(each.text, limits.text // 2),
            "became": "; ".join(became(promise, one.today) for promise in each.promises[:2]),
            "late": any(promise.row.overdue for promise in each.promises[:2]),
        }
        for each in last.results[: limits.results]
    ]
    found["more"] = _beyond(len(last.results) - limits.results)
    if not last.results:
        discussed = " ".join(last.discussion.split())
        found["none"] = cut(discussed, limits.text) or _("What came of it is not on record.")
    return found


def _owed(heading: str, promises: Sequence[Promise], one: Briefing, most: int) -> dict[str, Any]:
    return {
        "heading": cut(heading, _NAME),
        "rows": [
            {
                "ref": each.row.ref,
                "what": cut(each.row.title, 160),
                "became": became(each, one.today),
                "lead": cut(led_by(each), 80),
                "late": each.row.overdue,
            }
            for each in promises[:most]
        ],
        "more": _beyond(len(promises) - most),
        "none": _("Nothing open is on record."),
    }


def _topics(one: Briefing, limits: Limits) -> dict[str, Any]:
    lines = {folded(line.topic): line for line in one.detail.lines}
    topics = [*one.detail.topics, *(line.topic for line in one.detail.lines)]
    each = list({folded(topic): topic for topic in reversed(topics)}.items())[::-1]
    rows = []
    for key, topic in each[: limits.topics]:
        line = lines.get(key)
        rows.append(
            {
                "topic": cut(topic, 160),
                "line": cut(line.line, limits.text) if line else "",
                "background": cut(line.background, limits.background) if line else "",
                "without": "" if line and line.line else _("No line to take yet."),
            }
        )
    return {
        "heading": _("Topics and lines to take"),
        "rows": rows,
        "more": _more_topics(len(each) - limits.topics),
        "none": _("No topics yet."),
    }


def _brackets(one: Briefing, limits: Limits) -> dict[str, Any]:
    return {
        "heading": _("Open brackets"),
        "rows": [_bracket(each, one, limits) for each in one.brackets[: limits.brackets]],
        "more": _beyond(len(one.brackets) - limits.brackets),
        "none": _("No open bracket on which {party} stands is on record.").format(party=one.theirs.name),
    }


def _bracket(each: OpenBracket, one: Briefing, limits: Limits) -> dict[str, Any]:
    stands = [_("{party}: {stand}").format(party=one.theirs.name, stand=_(each.theirs))]
    if each.ours:
        stands.append(_("{party}: {stand}").format(party=one.ours.name, stand=_(each.ours)))
    return {
        "place": f"{each.ref} ¶ {each.paragraph}" if each.paragraph else each.ref,
        "title": cut(each.title, 100),
        "words": cut(each.words, max(60, limits.text // 2)),
        "stands": " · ".join(stands),
    }


def _beyond(rest: int) -> str:
    if rest <= 0:
        return ""
    return ngettext("and {n} more in the dossier", "and {n} more in the dossier", rest).format(n=rest)


def _more_topics(rest: int) -> str:
    if rest <= 0:
        return ""
    return ngettext("and {n} more topic of the bilateral", "and {n} more topics of the bilateral", rest).format(n=rest)
