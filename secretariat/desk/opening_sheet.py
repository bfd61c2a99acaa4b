"""How it reads what opening the next meeting of a series brought, or would bring."""

from __future__ import annotations

from typing import Any, Final

from secretariat.delegations.last_time import LastTime
from secretariat.delegations.last_time_commands import last_time_json
from secretariat.desk.opening_next import Opened
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, ngettext
from secretariat.values.partial_date import PartialDate

_MOST_SHOWN: Final = 12


def opened_words(opened: Opened) -> str:
    """In a sentence: "Opened ASEM-SMEMM-2: 45 members invited, 4 items on the agenda, 9 actions carried over."."""
    brought = [
        ngettext("{n} member invited", "{n} members invited", len(opened.invited)).format(n=len(opened.invited)),
        ngettext("{n} item on the agenda", "{n} items on the agenda", len(opened.items)).format(n=len(opened.items)),
        ngettext("{n} action carried over", "{n} actions carried over", len(opened.carried)).format(
            n=len(opened.carried)
        ),
    ]
    some = bool(opened.invited or opened.items or opened.carried)
    if not some and not opened.new and not opened.changed:
        return _("{ref} is open already, and nothing is new since.").format(ref=opened.ref)
    if not some:
        return _("Opened {ref}.").format(ref=opened.ref)
    return _("Opened {ref}: {brought}.").format(ref=opened.ref, brought=", ".join(brought))


def opened_sheet(opened: Opened, *, people: bool = False) -> FactSheet:
    """What was brought, with the people of the last meeting where ``people`` are asked for."""
    state = _("a new meeting") if opened.new else _("was on record")
    facts = [
        Fact(_("Series"), opened.series),
        Fact(_("Dates"), format_date(PartialDate.from_edtf(opened.dates)) if opened.dates else _("not known yet")),
        Fact(_("After"), opened.last),
        Fact(_("Invited"), _with_before(len(opened.invited), opened.members)),
        Fact(_("Items"), _with_before(len(opened.items), opened.items_there)),
        Fact(_("Carried over"), _with_before(len(opened.carried), opened.carried_there)),
    ]
    matters = _("Matters arising")
    heading = (
        _("{matters} (item {number})").format(matters=matters, number=opened.matters) if opened.matters else matters
    )
    sections = [
        Section(_("Not brought"), [Line(sentence, "", "accent") for sentence in opened.not_done]),
        Section(_("Agenda"), _item_lines(opened)),
        Section(heading, [Line(f"{ref}  {title}") for ref, title in opened.carried]),
        Section(_("Invited"), _invited_lines(opened)),
    ]
    if people or opened.suggested:
        lines = [Line(_person_words(one), one.party) for one in opened.suggested[: None if people else _MOST_SHOWN]]
        if len(lines) < len(opened.suggested):
            lines.append(Line(_("and {n} more").format(n=len(opened.suggested) - len(lines))))
        heading = _("Suggested: who came the last time; nobody is named by itself")
        sections.append(Section(heading, lines, empty=_("Nobody who came the last time is left to suggest.")))
    return FactSheet(
        opened.ref,
        opened.title,
        state,
        [fact for fact in facts if fact.value],
        [section for section in sections if section.lines or section.empty],
    )


def opened_json(opened: Opened) -> dict[str, Any]:
    """The same under the keys scripts read."""
    came_from = dict(opened.came_from)
    return {
        "ref": opened.ref,
        "title": opened.title,
        "series": opened.series,
        "dates": opened.dates or None,
        "last": opened.last or None,
        "new": opened.new,
        "invited": list(opened.invited),
        "invited_before": opened.members,
        "items": [
            {"number": number, "title": title, "carried_from": came_from.get(number)} for number, title in opened.items
        ],
        "items_before": opened.items_there,
        "matters_arising": opened.matters or None,
        "carried": [ref for ref, _title in opened.carried],
        "carried_before": opened.carried_there,
        "not_done": list(opened.not_done),
        "suggested": [last_time_json(one) for one in opened.suggested],
    }


def _item_lines(opened: Opened) -> list[Line]:
    came_from = dict(opened.came_from)
    return [
        Line(
            f"{number}  {title}",
            _("carried over from {meeting}").format(meeting=came_from[number]) if number in came_from else "",
        )
        for number, title in opened.items
    ]


def _person_words(one: LastTime) -> str:
    said = [one.title, one.organisation, _(one.function), one.meeting]
    return f"{one.person}  {one.name}, " + ", ".join(part for part in said if part)


def _with_before(new: int, before: int) -> str:
    return _("{n}; {before} were there").format(n=new, before=before) if before else str(new)


def _invited_lines(opened: Opened) -> list[Line]:
    codes = [ref.rpartition(":")[2] for ref in opened.invited]
    return [Line(" ".join(codes))] if codes else []
