"""``history [REF]``: who did what, and when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from secretariat.commandline.arguments import add_format, add_globals, counted
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out
from secretariat.values.language import N_, _

_COLUMNS = (
    Shown("act", N_("Act"), right=True),
    Shown("when", N_("When")),
    Shown("user", N_("By")),
    Shown("label", N_("What")),
    Shown("refs", N_("Records")),
    Shown("undone_by", N_("Undone by"), right=True),
)


def add_to(noun: ArgumentParser) -> None:
    """The arguments of ``history``."""
    noun.epilog = _("Example:\n  {command}").format(command="secretariat history A-17")
    noun.add_argument("ref", nargs="?", metavar=_("REF"), help=_("only acts that touched this record"))
    noun.add_argument("--limit", type=counted, default=50, metavar=_("N"), help=_("at most so many, the newest first"))
    add_format(noun)
    add_globals(noun, again=True)
    noun.set_defaults(handler=show_history, verb_parser=noun)


def show_history(office: Office, arguments: Namespace) -> None:
    from secretariat.history.queries import MANY, acts_of, kinds_touched
    from secretariat.values.day import moment_in_words

    record = office.record
    acts = acts_of(record, arguments.ref, limit=arguments.limit)
    rows: list[dict[str, Any]] = [
        {
            "act": act.id,
            "when": act.at.astimezone(record.zone).isoformat(sep=" ", timespec="seconds"),
            "user": act.user,
            "label": act.label,
            "refs": list(act.refs),
            "undone_by": act.undone_by,
        }
        for act in acts
    ]
    if arguments.format == "table":
        for row, act in zip(rows, acts, strict=True):
            row["when"] = moment_in_words(act.at.astimezone(record.zone))
            if len(act.refs) >= MANY:
                row["refs"] = kinds_touched(record, act.id)
    rows_out(arguments.format, rows, _COLUMNS, empty=_("Nothing was done yet."))
