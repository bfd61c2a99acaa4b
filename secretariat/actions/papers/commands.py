"""The command line's ``actions remind``."""

from __future__ import annotations

from argparse import Namespace

from secretariat.commandline.arguments import Verbs, counted
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.values.language import _, ngettext

_WITHIN = 30


def add_to(verbs: Verbs) -> None:
    """``remind``, among the verbs of ``actions``."""
    reminded = verbs.add(
        "remind",
        remind,
        _("Write an e-mail draft (.eml) for each lead with what is overdue and coming, its own sheet attached."),
        example="secretariat actions remind --lead SMBA -o reminders",
    )
    reminded.add_argument("--lead", metavar=_("LEAD"), default="", help=_("only this party, person or organisation"))
    reminded.add_argument(
        "--within", metavar=_("DAYS"), type=counted, default=_WITHIN, help=_("how many days ahead (30 by default)")
    )
    reminded.add_argument(
        "-o", "--output", metavar=_("FOLDER"), required=True, help=_("the folder; it is made where there is none")
    )


def remind(office: Office, arguments: Namespace) -> None:
    """Write the drafts, and say which."""
    from secretariat.actions.papers.reminding import reminders, write_reminders

    settings = office.configuration
    found = reminders(
        office.record,
        lead=arguments.lead,
        within=arguments.within,
        office=settings.office_name,
        paper_size=settings.paper_size,
    )
    if found.drafts:
        folder = write_reminders(found.drafts, arguments.output)
        for one in found.drafts:
            whom = one.address or _("no address on record")
            said = _("Wrote {file}: {lead}, {overdue} overdue, {coming} coming ({whom}).")
            say(said.format(file=folder / one.file, lead=one.lead, overdue=one.overdue, coming=one.coming, whom=whom))
    else:
        say(
            _("Nobody has to be reminded: nothing led by anybody is overdue or due within {n} days.").format(
                n=arguments.within
            )
        )
    if found.led_by_nobody:
        n = found.led_by_nobody
        words = ngettext(
            "{n} action is overdue or coming and has no lead: nobody is reminded of it.",
            "{n} actions are overdue or coming and have no lead: nobody is reminded of them.",
            n,
        )
        say(words.format(n=n))
