"""The command line's verb for those who came for a party the last time."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out, say, worded
from secretariat.values.language import N_, _, ngettext

if TYPE_CHECKING:
    from secretariat.delegations.last_time import LastTime

_COLUMNS = (
    Shown("person", N_("Ref")),
    Shown("name", N_("Name")),
    Shown("function_words", N_("Function")),
    Shown("title", N_("Official title")),
    Shown("organisation", N_("Organisation")),
    Shown("meeting", N_("Meeting")),
)


def add_last_time_verb(verbs: Verbs) -> None:
    """The verb ``last-time`` of ``delegations``."""
    verb = verbs.add(
        "last-time",
        last_time,
        _("List who came for a party to the last meeting of the series; --take names them as delegates again."),
        example="secretariat delegations last-time ASEM-SMEMM-2 Indonesia --take P-1 P-2",
    )
    verb.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    verb.add_argument("party", metavar=_("PARTY"), help=_("its code or any of its names"))
    verb.add_argument(
        "--take", nargs="*", metavar=_("PERSON"), help=_("name these as delegates, or all where nobody is given")
    )
    add_format(verb)


def last_time(office: Office, arguments: Namespace) -> None:
    """List the suggestions, after taking those that were asked for."""
    from secretariat.delegations.last_time import last_time_of, take_last_time
    from secretariat.delegations.queries import delegation_detail

    ref = delegation_detail(office.record, arguments.meeting, arguments.party).ref
    if arguments.take is not None:
        people = [one.upper() for one in arguments.take] or None
        taken = take_last_time(office.record, ref, people)
        said = ngettext("Named {n} delegate of {ref} again.", "Named {n} delegates of {ref} again.", len(taken))
        say(said.format(n=len(taken), ref=ref))
    found = last_time_of(office.record, ref)
    rows = worded(arguments.format, found, last_time_json, lambda one: {"function_words": _(one.function)})
    rows_out(arguments.format, rows, _COLUMNS, empty=_("Nobody who came the last time is left to suggest."))


def last_time_json(one: LastTime) -> dict[str, Any]:
    """Somebody who came the last time, under the keys scripts read."""
    return {
        "party": one.party,
        "person": one.person,
        "name": one.name,
        "function": one.function,
        "title": one.title,
        "organisation": one.organisation,
        "representing": one.representing,
        "meeting": one.meeting,
    }
