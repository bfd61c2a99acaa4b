"""The command line's verbs of negotiating a bilateral: another slot, no, off; its record cleared; lines to take."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from secretariat.commandline.arguments import Verbs, date_given
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.values.language import _

if TYPE_CHECKING:
    from secretariat.bilaterals.queries import BilateralDetail

_REF = "APEC-SMEMM-18/ID-KR"
_KINDS = ("agreed", "offered", "welcomed", "noted")


def add_negotiation_verbs(verbs: Verbs) -> None:
    """``counter``, ``reschedule``, ``decline``, ``cancel``, ``clear``, ``outcome`` and ``line``."""
    countered = verbs.add(
        "counter",
        counter,
        _("One of the two parties proposes another slot; the one before stays visible."),
        example=f'secretariat bilaterals counter {_REF} KR --starts "21 May 2011 09:00" --why "flight at noon"',
    )
    _ref(countered)
    countered.add_argument("party", metavar=_("PARTY"), help=_("which party proposes it"))
    _slot(countered, needed=True)
    moved = verbs.add(
        "reschedule",
        move,
        _("Leave a confirmed slot for another; without --starts for one that is still to be found."),
        example=f'secretariat bilaterals reschedule {_REF} --starts "21 May 2011 09:00" --why "the plenary moved"',
    )
    _ref(moved)
    _slot(moved, needed=False)
    for name, handler, said in (
        ("decline", refuse, _("Note that a request was declined, and why.")),
        ("cancel", call_off, _("Call a bilateral off, and say why.")),
    ):
        verb = verbs.add(name, handler, said, example=f'secretariat bilaterals {name} {_REF} --why "no time left"')
        _ref(verb)
        verb.add_argument("--why", metavar=_("TEXT"), required=True, help=_("why, in a few words"))
    cleared = verbs.add(
        "clear",
        clear,
        _("Note that a party cleared the record of discussion; when both have, it is cleared."),
        example=f"secretariat bilaterals clear {_REF} KR --on 2011-06-01",
    )
    _ref(cleared)
    cleared.add_argument("party", metavar=_("PARTY"), help=_("which of the two"))
    cleared.add_argument("--on", metavar=_("DATE"), help=_("the day (default: today)"))
    taken = verbs.add(
        "outcome",
        take,
        _("Take an outcome from what was said: agreed, offered, welcomed, noted."),
        example=f'secretariat bilaterals outcome {_REF} offered "training of trainers" --by KR',
    )
    _ref(taken)
    taken.add_argument("kind", choices=_KINDS, help=_("what was done"))
    taken.add_argument("text", nargs="+", metavar=_("TEXT"), help=_("the outcome in words"))
    taken.add_argument("--by", metavar=_("PARTY"), default="", help=_("who did so (default: both parties)"))
    lined = verbs.add(
        "line",
        line,
        _("Keep a line to take on a topic, for the briefing; no text takes it out again."),
        example=f'secretariat bilaterals line {_REF} OVOP "We welcome trainers from KOTRA."',
    )
    _ref(lined)
    lined.add_argument("topic", metavar=_("TOPIC"), help=_("on which topic"))
    lined.add_argument("text", nargs="*", metavar=_("TEXT"), help=_("what our side says"))
    lined.add_argument("--background", metavar=_("TEXT"), help=_("what stands behind it"))


def _ref(parser: ArgumentParser) -> None:
    parser.add_argument("ref", metavar=_("REF"), help=_("its reference, such as APEC-SMEMM-18/ID-KR"))


def _slot(parser: ArgumentParser, *, needed: bool) -> None:
    parser.add_argument(
        "--starts",
        metavar=_("TIME"),
        required=needed,
        default="",
        help=_("in the meeting's own time: 20 May 2011 14:30, or 14:30"),
    )
    parser.add_argument("--ends", metavar=_("TIME"), default="", help=_("15:00, or with its day"))
    kept = _("the room (default: the one it had)")
    said = kept if needed else _("the room (default: the one it had); without --starts, the one preferred")
    parser.add_argument("--room", metavar=_("ROOM"), default="", help=said)
    parser.add_argument("--why", metavar=_("TEXT"), default="", help=_("why, in a few words"))


def counter(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.negotiating import counter_propose
    from secretariat.bilaterals.placing.spacing import spacing_of

    one = counter_propose(
        office.record,
        arguments.ref,
        arguments.party,
        arguments.starts,
        ends=arguments.ends,
        room=arguments.room,
        why=arguments.why,
        spacing=spacing_of(office.configuration),
    )
    _say_state(one)
    if arguments.room:
        _say_of_room(office, one)


def move(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.negotiating import reschedule
    from secretariat.bilaterals.placing.spacing import spacing_of

    one = reschedule(
        office.record,
        arguments.ref,
        arguments.starts,
        ends=arguments.ends,
        room=arguments.room,
        why=arguments.why,
        spacing=spacing_of(office.configuration),
    )
    _say_state(one)
    if arguments.starts and one.room and not arguments.room:
        say(_("It stays in {room}.").format(room=one.room))
    if arguments.room:
        _say_of_room(office, one)


def _say_state(one: BilateralDetail) -> None:
    from secretariat.bilaterals.sheet import state_told

    say(state_told(one))


def _say_of_room(office: Office, one: BilateralDetail) -> None:
    """What there is to say of the room that was named: that of the slot, else the one preferred."""
    from secretariat.bilaterals.placing.standing import said_of_room

    if one.host and (said := said_of_room(office.record, one.host, one.room or one.preferred_room)):
        say(said)


def refuse(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.negotiating import decline

    _say_state(decline(office.record, arguments.ref, why=arguments.why))


def call_off(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.negotiating import cancel

    _say_state(cancel(office.record, arguments.ref, why=arguments.why))


def clear(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.discussion import clear_record

    day = date_given(arguments.on, "--on", today=office.today, past=True)
    one = clear_record(office.record, arguments.ref, arguments.party, on=day.last if day else None)
    waiting = [side.name for side in (one.first, one.second) if not side.cleared]
    if waiting:
        said = _("{ref}: cleared by {party}; {other} has still to clear it.")
        say(said.format(ref=one.ref, party=arguments.party, other=waiting[0]))
    else:
        say(_("{ref}: its record of discussion is cleared by both sides.").format(ref=one.ref))


def take(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.discussion import take_outcome

    made = take_outcome(office.record, arguments.ref, arguments.kind, " ".join(arguments.text), by=arguments.by)
    say(_("Added {ref}: {title}.").format(ref=made.ref, title=made.row.text))


def line(office: Office, arguments: Namespace) -> None:
    from secretariat.bilaterals.lines import take_line

    text = " ".join(arguments.text)
    kept = take_line(office.record, arguments.ref, arguments.topic, text, background=arguments.background)
    if text or arguments.background:
        say(_("Kept the line to take on {topic}.").format(topic=kept.topic))
    else:
        say(_("Took out the line to take on {topic}.").format(topic=kept.topic))
