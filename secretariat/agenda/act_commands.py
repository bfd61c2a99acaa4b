"""The command line's acts on an agenda as it stands: move, freeze, carry over, postpone, withdraw."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from secretariat.commandline.arguments import Verbs
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.values.language import _

if TYPE_CHECKING:
    from secretariat.agenda.queries import ItemDetail


def add_act_verbs(verbs: Verbs) -> None:
    """``move``, ``freeze``, ``unfreeze``, ``carry-over``, ``postpone`` and ``withdraw``."""
    _add_move(verbs)
    frozen = verbs.add(
        "freeze",
        freeze_agenda,
        _("Freeze an agenda: items added afterwards are late items."),
        example="secretariat agenda freeze APEC-SMEMM-18",
    )
    meeting_argument(frozen)
    opened = verbs.add(
        "unfreeze",
        unfreeze_agenda,
        _("Open a frozen agenda again; items that came late stay late."),
        example="secretariat agenda unfreeze APEC-SMEMM-18",
    )
    meeting_argument(opened)
    carried = verbs.add(
        "carry-over",
        carry_over,
        _("Carry items over, with what is under them, into the next meeting of the series, or another later one."),
        example="secretariat agenda carry-over ASEM-SMEMM-1 2 4.1",
    )
    meeting_argument(carried)
    carried.add_argument("number", nargs="+", metavar=_("NUMBER"), help=_("numbers or references of items"))
    carried.add_argument("--to", metavar=_("MEETING"), help=_("the meeting; the next one of the series by default"))
    for name, handler, words in (
        ("postpone", postpone_item, _("Put an item off, with the reason.")),
        ("withdraw", withdraw_item, _("Take an item off an agenda, with the reason; it keeps its number.")),
    ):
        left = verbs.add(name, handler, words, example=f'secretariat agenda {name} APEC-SMEMM-18 2.1 --why "No paper"')
        meeting_argument(left)
        number_argument(left)
        left.add_argument("--why", metavar=_("TEXT"), required=True, help=_("the reason, which is kept"))


def _add_move(verbs: Verbs) -> None:
    moved = verbs.add(
        "move",
        move_item,
        _("Move an item; the items beside it are numbered anew."),
        example="secretariat agenda move APEC-SMEMM-18 4 --before 2",
    )
    meeting_argument(moved)
    number_argument(moved)
    place = moved.add_mutually_exclusive_group(required=True)
    place.add_argument("--to", metavar=_("NUMBER"), help=_("the number it shall have, such as 2.1"))
    place.add_argument("--before", metavar=_("NUMBER"), help=_("before the item of this number"))
    place.add_argument("--after", metavar=_("NUMBER"), help=_("after the item of this number"))
    place.add_argument("--under", metavar=_("NUMBER"), help=_("under the item of this number, as the last there"))


def meeting_argument(parser: ArgumentParser) -> None:
    """The meeting whose agenda is meant."""
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))


def number_argument(parser: ArgumentParser) -> None:
    """The item that is meant."""
    parser.add_argument("number", metavar=_("NUMBER"), help=_("the item's number, such as 2.1, or its reference"))


def move_item(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.order import move_item

    places = {"to": arguments.to, "before": arguments.before, "after": arguments.after, "under": arguments.under}
    moved = move_item(office.record, ref_meant(office, arguments), **places)
    said(_("Moved: it is now {number} {title} ({ref})."), moved)


def freeze_agenda(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda import freezing

    agenda = freezing.freeze_agenda(office.record, arguments.meeting)
    say(_("The agenda of {meeting} is frozen; what is added now is a late item.").format(meeting=agenda.meeting))


def unfreeze_agenda(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda import freezing

    agenda = freezing.unfreeze_agenda(office.record, arguments.meeting)
    say(_("The agenda of {meeting} is open again.").format(meeting=agenda.meeting))


def carry_over(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda import carrying
    from secretariat.agenda.queries import item_detail

    refs = [item_detail(office.record, arguments.meeting, number).ref for number in arguments.number]
    into, items = carrying.carry_over(office.record, refs, to=arguments.to)
    for item in items:
        words = _("Carried over into {meeting}: {number} {title} ({ref}).")
        say(words.format(meeting=into, number=item.number, title=item.title, ref=item.ref))


def postpone_item(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda import carrying

    item = carrying.postpone_item(office.record, ref_meant(office, arguments), why=arguments.why)
    said(_("Postponed {number} {title} ({ref})."), item)


def withdraw_item(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda import carrying

    item = carrying.withdraw_item(office.record, ref_meant(office, arguments), why=arguments.why)
    said(_("Withdrawn: {number} {title} ({ref})."), item)


def ref_meant(office: Office, arguments: Namespace) -> str:
    """The reference of the item that was named."""
    from secretariat.agenda.queries import item_detail

    return item_detail(office.record, arguments.meeting, arguments.number).ref


def said(sentence: str, item: ItemDetail) -> None:
    """Say a sentence about an item, on stderr."""
    say(sentence.format(number=item.number, title=item.title, ref=item.ref))
