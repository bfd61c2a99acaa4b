"""``history [REF]``: who did what, and when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from secretariat.commandline.arguments import add_format, add_globals, counted
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out, say
from secretariat.values.language import N_, _

_COLUMNS = (
    Shown("act", N_("Act"), right=True),
    Shown("when", N_("When")),
    Shown("user", N_("By")),
    Shown("label", N_("What")),
    Shown("refs", N_("Records")),
    Shown("undone_by", N_("Undone by"), right=True),
)

_CHANGES = (
    Shown("ref", N_("Record")),
    Shown("field", N_("Field")),
    Shown("before", N_("Before")),
    Shown("after", N_("After")),
)


def add_to(noun: ArgumentParser) -> None:
    """The arguments of ``history``."""
    noun.epilog = _("Example:\n  {command}").format(command="secretariat history A-17")
    noun.add_argument("ref", nargs="?", metavar=_("REF"), help=_("only acts that touched this record"))
    noun.add_argument(
        "--act", type=counted, metavar=_("N"), help=_("what this one act changed: every field before and after")
    )
    noun.add_argument("--limit", type=counted, default=50, metavar=_("N"), help=_("at most so many, the newest first"))
    add_format(noun)
    add_globals(noun, again=True)
    noun.set_defaults(handler=show_history, verb_parser=noun)


def show_history(office: Office, arguments: Namespace) -> None:
    from secretariat.history.queries import MANY, acts_of, kinds_touched
    from secretariat.values.day import moment_in_words

    record = office.record
    if arguments.act is not None:
        show_changes(office, arguments)
        return
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


def show_changes(office: Office, arguments: Namespace) -> None:
    """Every field one act changed, before and after."""
    from secretariat.history.queries import act_by_id, changes_in_words

    act = act_by_id(office.record, arguments.act)
    changes = changes_in_words(office.record, act.id, most=arguments.limit)
    rows = [
        {"ref": change.ref, "field": change.label, "before": change.before, "after": change.after} for change in changes
    ]
    if arguments.format == "table":
        say(f"{act.id} · {act.label}")
    rows_out(arguments.format, rows, _CHANGES, empty=_("This act changed nothing that is shown."))
