"""The command line's ``meetings undecided``."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out
from secretariat.values.language import N_, _

_ROWS = (Shown("kind", N_("Of")), Shown("what", N_("What")), Shown("which", N_("Which")))


def add_undecided_verb(verbs: Verbs) -> None:
    """``meetings undecided``."""
    asked = verbs.add(
        "undecided",
        list_undecided,
        _("List what is still undecided of a meeting before it is closed."),
        example="secretariat meetings undecided APEC-SMEMM-18",
    )
    asked.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    add_format(asked)


def list_undecided(office: Office, arguments: Namespace) -> None:
    """One row for each kind of thing that is undecided; JSON: ``kind what which`` (a list)."""
    from secretariat.desk.closing import still_undecided

    ref, left = still_undecided(office.record, arguments.meeting)
    if arguments.format == "json":
        rows: list[dict[str, Any]] = [{"kind": one.kind, "what": one.what, "which": list(one.which)} for one in left]
    else:
        rows = [{"kind": _(one.kind), "what": _(one.what), "which": ", ".join(one.which)} for one in left]
    rows_out(arguments.format, rows, _ROWS, empty=_("Nothing is undecided of {meeting}.").format(meeting=ref))
