"""The command line's verbs of placing bilaterals: hours, who is free, proposing slots, clashes, the programme."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from secretariat.commandline.arguments import Verbs, add_format, add_output, counted
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, json_out, rows_out, say
from secretariat.commandline.paper_out import write_out
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.bilaterals.availability import Available
    from secretariat.bilaterals.placing.problem import Placed
    from secretariat.bilaterals.placing.proposing import Proposal

_TIMES = (
    Shown("number", N_("Number"), right=True),
    Shown("of", N_("Of what")),
    Shown("name", N_("Name")),
    Shown("when", N_("Time")),
    Shown("state", N_("State")),
    Shown("note", N_("Note")),
)
_SLOTS = (
    Shown("ref", N_("Reference")),
    Shown("title", N_("Parties")),
    Shown("slot", N_("Slot")),
    Shown("room", N_("Room")),
    Shown("why", N_("Why")),
)


def add_placing_verbs(verbs: Verbs) -> None:
    """``hours``, ``available``, ``propose`` and ``print``."""
    hours = verbs.add(
        "hours",
        lay_down,
        _("Say when bilaterals may be held in the margins of a meeting; without times, list what was said."),
        example='secretariat bilaterals hours APEC-SMEMM-18 "20 May 2011 14:00-18:00" "21 May 2011 14:00-17:00"',
    )
    _meeting(hours)
    hours.add_argument("times", nargs="*", metavar=_("TIME"), help=_("20 May 2011 14:00-18:00, or a day"))
    hours.add_argument("--not", dest="closed", nargs="*", metavar=_("TIME"), help=_("they may not be held then"))
    _remove(hours)
    add_format(hours)
    free = verbs.add(
        "available",
        available,
        _("Say when a party, a person or a room is free, or away; without times, list what was said."),
        example='secretariat bilaterals available APEC-SMEMM-18 KR "20 May 2011 14:00-16:00" --away\n  '
        'secretariat bilaterals available APEC-SMEMM-18 --room B2 "20 May 2011 14:00-18:00"',
    )
    _meeting(free)
    free.add_argument("who", nargs="*", metavar=_("PARTY|PERSON TIME"), help=_("of whom, then when"))
    free.add_argument(
        "--room", nargs="+", default=[], metavar=(_("ROOM"), _("TIME")), help=_("of a room: its name, then when")
    )
    away = _("not to be had then (default: free, and only then)")
    free.add_argument("--away", nargs="*", metavar=_("TIME"), help=away)
    free.add_argument("--note", metavar=_("TEXT"), default="", help=_("a note beside it"))
    _remove(free)
    add_format(free)
    proposed = verbs.add(
        "propose",
        propose,
        _("Give every open request a slot without a clash, or say what makes that impossible."),
        example="secretariat bilaterals propose APEC-SMEMM-20 --dry-run",
    )
    _meeting(proposed)
    proposed.add_argument("refs", nargs="*", metavar=_("REF"), help=_("only these; what else has a slot keeps it"))
    proposed.add_argument("--dry-run", action="store_true", help=_("only show the slots"))
    proposed.add_argument("--confirm", action="store_true", help=_("confirm them at once: both sides agreed"))
    proposed.add_argument("--as-many-as-fit", action="store_true", help=_("where not all fit, place those that do"))
    add_format(proposed)
    printed = verbs.add(
        "print",
        print_programme,
        _("Print the programme of bilaterals by day and room: .pdf .docx .xlsx .md."),
        example="secretariat bilaterals print APEC-SMEMM-18 -o bilaterals.pdf",
    )
    _meeting(printed)
    add_output(printed, required=True)


def _meeting(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("the host meeting: its reference or title"))


def _remove(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--remove", nargs="+", type=counted, metavar="N", help=_("take out what is listed with these numbers")
    )


def lay_down(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.availability import lay_down_hours
    from secretariat.bilaterals.placing.problem import GRID

    if _removed(office, arguments):
        return
    # argparse takes no more words once an option came between: times behind --not, --away or --room are the option's.
    closed, times = arguments.closed is not None, [*arguments.times, *(arguments.closed or ())]
    if not times:
        _list(office, arguments, hours=True)
        return
    for one in lay_down_hours(office.record, arguments.meeting, times, closed=closed):
        said = _("Bilaterals: {when}.") if one.free else _("No bilaterals: {when}.")
        say(said.format(when=one.when))
        if one.free and one.starts.minute % GRID:
            say(_("Slots proposed begin at whole five minutes, so none of them when these hours begin."))
    _tell_outside(office, arguments)


def available(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.availability import say_available

    if _removed(office, arguments):
        return
    words = [*arguments.room, *arguments.who, *(arguments.away or ())]
    first = words.pop(0) if words else ""
    who, room = ("", first) if arguments.room else (first, "")
    if not words:
        _list(office, arguments, only=first)
        return
    for one in say_available(
        office.record,
        arguments.meeting,
        words,
        who=who,
        room=room,
        free=arguments.away is None,
        note=arguments.note,
    ):
        said = _("{name} is free: {when}.") if one.free else _("{name} is away: {when}.")
        say(said.format(name=one.whose, when=one.when))
    _tell_outside(office, arguments)


def _tell_outside(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.placing.standing import said_of_times

    outside = said_of_times(office.record, arguments.meeting)
    if outside:
        say(outside)


def _removed(office: Office, arguments: Namespace) -> bool:
    from secretariat.bilaterals.availability import remove_availability

    if not arguments.remove:
        return False
    for when in remove_availability(office.record, arguments.meeting, arguments.remove):
        say(_("Took out: {when}.").format(when=when))
    _tell_outside(office, arguments)
    return True


def _list(office: Office, arguments: Namespace, *, hours: bool = False, only: str = "") -> None:
    from secretariat.bilaterals.availability import availabilities
    from secretariat.values.text import folded

    every = availabilities(office.record, arguments.meeting)
    if hours:
        every = [one for one in every if one.kind == "hours"]
    elif only:
        every = [one for one in every if folded(only) in folded(one.whose)]
    rows = [_time_json(one, table=arguments.format == "table") for one in every]
    empty = _("Nothing was said yet of when bilaterals of {meeting} may be held, or who is free.")
    rows_out(arguments.format, rows, _TIMES, empty=empty.format(meeting=arguments.meeting))


def _time_json(one: Available, *, table: bool) -> dict[str, Any]:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(one.timezone or "UTC")
    keys = {
        "number": one.id,
        "of": one.kind,
        "name": one.whose or None,
        "starts": one.starts.astimezone(zone).isoformat(),
        "ends": one.ends.astimezone(zone).isoformat(),
        "free": one.free,
        "note": one.note,
    }
    if table:
        keys |= {"of": _(one.kind), "when": one.when, "state": _("free") if one.free else _("away")}
    return keys


def propose(office: Office, arguments: Namespace) -> int | None:
    from secretariat.bilaterals.placing.proposing import keep_proposal, propose_slots, told
    from secretariat.bilaterals.placing.spacing import spacing_of
    from secretariat.values.refusal import Refused

    spacing = spacing_of(office.configuration)
    proposal = propose_slots(office.record, arguments.meeting, arguments.refs, spacing=spacing)
    impossible = proposal.impossible
    fitting = impossible.most if impossible is not None else proposal.plan
    as_many = arguments.as_many_as_fit
    writes = not arguments.dry_run and (impossible is None or as_many)
    if writes:
        keep_proposal(office.record, proposal, confirm=arguments.confirm, as_many=as_many, spacing=spacing)
    if arguments.format == "json":
        json_out(_proposal_json(proposal, fitting))
    elif fitting:
        rows_out(arguments.format, [_slot_json(proposal, one) for one in fitting], _SLOTS, empty="")
    if impossible is not None and not (as_many and fitting):
        # The slots of those that would fit were shown above: without this they would be taken for kept.
        raise Refused("\n".join([*_told_impossible(proposal), _("Nothing was written.")]))
    if impossible is not None:
        say("\n".join(_told_impossible(proposal)))
    say(told(proposal))
    if arguments.dry_run:
        say(_("Nothing was written."))
    return None


def _told_impossible(proposal: Proposal) -> list[str]:
    found = proposal.impossible
    if found is None:
        return []
    lines = [_("Not all can be placed."), *found.why]
    every = len(found.most) + len(found.left_out)
    lines.append(
        _("At most {count} of {every} can be placed, without: {refs}.").format(
            count=len(found.most), every=every, refs=", ".join(found.left_out[:12])
        )
    )
    if found.would_help:
        lines.append(_("What would help: {changes}.").format(changes="; ".join(found.would_help)))
    return lines


def _slot_json(proposal: Proposal, one: Placed) -> dict[str, Any]:
    from zoneinfo import ZoneInfo

    from secretariat.bilaterals.placing.words import moment_of, span_of

    zone = ZoneInfo(proposal.zone)
    return {
        "ref": one.ref,
        "title": proposal.titles.get(one.ref, ""),
        "starts": moment_of(one.starts).astimezone(zone).isoformat(),
        "ends": moment_of(one.ends).astimezone(zone).isoformat(),
        "slot": span_of(one.starts, one.ends, proposal.zone),
        "room": one.room,
        "why": one.why,
    }


def _proposal_json(proposal: Proposal, fitting: tuple[Placed, ...]) -> dict[str, Any]:
    found = proposal.impossible
    return {
        "meeting": proposal.host,
        "timezone": proposal.zone,
        "possible": found is None,
        "slots": [_slot_json(proposal, one) for one in fitting],
        "why_impossible": list(found.why) if found is not None else [],
        "left_out": list(found.left_out) if found is not None else [],
        "would_help": list(found.would_help) if found is not None else [],
    }


def print_programme(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.papers.making import ENDINGS, make_programme
    from secretariat.bilaterals.papers.programme import programme_of
    from secretariat.papers.destination import ending
    from secretariat.papers.house_form import house_form

    kind = ending(arguments.output, ENDINGS)
    programme = programme_of(office.record, arguments.meeting)
    settings = office.configuration
    paper = make_programme(
        programme,
        kind,
        date=office.today,
        **house_form(settings),
    )
    write_out(arguments.output, paper)
