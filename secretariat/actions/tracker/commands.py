"""The command line's verb ``actions import``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, record_out, rows_out, say
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import Misused

if TYPE_CHECKING:
    from secretariat.actions.tracker.comparing import Options
    from secretariat.actions.tracker.merging import Side
    from secretariat.actions.tracker.preview import Preview

_LINES: Final = (
    Shown("row", N_("Row"), right=True),
    Shown("outcome", N_("Outcome")),
    Shown("ref", N_("Ref")),
    Shown("field", N_("Field")),
    Shown("before", N_("On record")),
    Shown("after", N_("Theirs")),
    Shown("said", N_("What is said of it")),
)
_MOST: Final = 60
"""Lines that a table shows; JSON and CSV have all."""


def add_import_verb(verbs: Verbs) -> None:
    """``actions import FILE``."""
    taken = verbs.add(
        "import",
        import_tracker,
        _("Take in a tracker that a ministry sent back (XLSX, ODS, CSV): all of it in one act, or nothing."),
        example="secretariat actions import replies.xlsx --dry-run",
    )
    taken.add_argument("file", metavar=_("FILE"))
    taken.add_argument("--dry-run", action="store_true", help=_("only show what would be done"))
    _add_sides(taken)
    taken.add_argument(
        "--skip-refused", action="store_true", help=_("take in the others; refused rows go to FILE.refused.csv")
    )
    proposed = taken.add_mutually_exclusive_group()
    proposed.add_argument("--take-proposed", action="store_true", help=_("rows that were added become actions"))
    proposed.add_argument("--no-proposed", action="store_true", help=_("rows that were added are left (as is usual)"))
    taken.add_argument(
        "--missing",
        choices=("keep", "drop"),
        default="keep",
        help=_("what becomes of open actions that the sheet left out: they stay, or are dropped"),
    )
    taken.add_argument(
        "--map",
        action="append",
        default=[],
        metavar=_("COLUMN=FIELD"),
        help=_("read a column (its heading, letter or number) as a field, or as - for nothing; may be repeated"),
    )
    taken.add_argument("--sheet", default="", metavar=_("NAME"), help=_("which sheet or table of the file"))
    add_format(taken)


def _add_sides(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--theirs",
        action="append",
        default=[],
        metavar=_("REF:FIELD"),
        help=_("where both sides changed a field, the sheet's word stands: A-17:due; may be repeated"),
    )
    parser.add_argument(
        "--ours",
        action="append",
        default=[],
        metavar=_("REF:FIELD"),
        help=_("there the record's word stands, and it is no conflict any more; may be repeated"),
    )


def import_tracker(office: Office, arguments: Namespace) -> int | None:
    from secretariat.actions.tracker.operations import ImportRefused, import_replies, preview_replies
    from secretariat.actions.tracker.preview import counts_words
    from secretariat.papers.sheet_reading import read_file

    options = _options(arguments)
    file = read_file(Path(arguments.file).expanduser())
    if arguments.dry_run:
        preview = preview_replies(office.record, file, options)
        _show(arguments.format, preview)
        words = _("would be: {counts}. Nothing was changed.")
        say(f"{preview.file}: " + words.format(counts=counts_words(preview)))
        _say_asked(preview)
        return 1 if preview.refused and not options.skip_refused else 0
    try:
        taken = import_replies(office.record, file, options)
    except ImportRefused as refused:
        _show(arguments.format, refused.preview)
        raise
    preview = taken.preview
    _show(arguments.format, preview, taken.taken_down)
    words = _("{counts}. Nothing was to be changed.").format(counts=taken.counts)
    if preview.changes_anything:
        words = f"{taken.counts}. " + _("“{command}” takes it back.").format(command=office.undo_command)
    say(f"{preview.file}: {words}")
    _say_asked(preview)
    for sentence in taken.files_words:
        say(sentence)
    return None


def _options(arguments: Namespace) -> Options:
    from secretariat.actions.tracker.comparing import Options
    from secretariat.actions.tracker.merging import Side

    choices = _choices(arguments.theirs, Side.THEIRS)
    for place, side in _choices(arguments.ours, Side.OURS).items():
        if place in choices:
            raise Misused(_("{place} can't be both --theirs and --ours.").format(place=":".join(place)))
        choices[place] = side
    return Options(
        told=_told(arguments.map),
        sheet=arguments.sheet,
        choices=choices,
        skip_refused=arguments.skip_refused,
        take_proposed=arguments.take_proposed,
        missing=arguments.missing,
    )


def _choices(given: list[str], side: Side) -> dict[tuple[str, str], Side]:
    from secretariat.actions.tracker.columns import COMPARED
    from secretariat.actions.tracker.layout import known_headings
    from secretariat.papers.headings import phrase

    found = {}
    for words in given:
        ref, _colon, name = words.partition(":")
        field = known_headings().get(phrase(name))
        if not ref or field not in COMPARED:
            raise Misused(
                _("“{words}” names no field of an action; write it like A-17:due. Fields: {fields}.").format(
                    words=words, fields=", ".join(COMPARED)
                )
            )
        found[ref.strip().upper(), field] = side
    return found


def _told(given: list[str]) -> dict[str, str]:
    told = {}
    for words in given:
        column, equals, field = words.rpartition("=")
        if not equals or not column.strip():
            said = _("--map needs COLUMN=FIELD, such as --map Instansi=lead; “{words}” is not.")
            raise Misused(said.format(words=words))
        told[column.strip()] = field.strip()
    return told


def _say_asked(preview: Preview) -> None:
    """What waits for an answer: conflicts, proposals, what the sheet left out."""
    conflicts = [f"{row.ref}:{one.key}" for row, one in preview.open_conflicts]
    if conflicts:
        shown = ", ".join(conflicts[:_MOST]) + (", …" if len(conflicts) > _MOST else "")
        said = _("Changed on both sides, so left as on record: {conflicts}. Settle with --theirs or --ours REF:FIELD.")
        say(said.format(conflicts=shown))
    if preview.proposed and not preview.takes_proposed:
        n = len(preview.proposed)
        said = ngettext("{n} row proposes a new action; --take-proposed takes it down.",
                        "{n} rows propose new actions; --take-proposed takes them down.", n)  # fmt: skip
        say(said.format(n=n))
    if preview.missing and not preview.drops_missing:
        n = len(preview.missing)
        said = ngettext("{n} open action is not in the sheet and stays; --missing drop drops it.",
                        "{n} open actions are not in the sheet and stay; --missing drop drops them.",
                        n)  # fmt: skip
        say(said.format(n=n))


def _show(form: str, preview: Preview, taken_down: Sequence[str] = ()) -> None:
    from secretariat.actions.tracker.preview import preview_json
    from secretariat.values.fact_sheet import FactSheet

    if form == "json":
        told = preview_json(preview) | {"taken_down": list(taken_down)}
        record_out(form, told, FactSheet("", "", "", [], []))
        return
    lines = list(_lines(preview))
    if form == "csv":
        rows_out(form, lines, _LINES, empty="")
        return
    unread = [one.words for one in preview.headings if one.field is None and one.heading]
    rows_out("table", lines[:_MOST], _LINES, empty=_("No row needs to be looked at."))
    if len(lines) > _MOST:
        say(_("… and {n} more; --format csv shows every row.").format(n=len(lines) - _MOST))
    if unread:
        said = _("Columns that are not read: {columns}.")
        if not preview.is_ours:
            said = _("Columns that are none of ours, and are kept in the note: {columns}.")
        say(said.format(columns=", ".join(unread)))


def _lines(preview: Preview) -> list[dict[str, Any]]:
    """What would be done, a line for each field; refused rows first, then conflicts."""
    from secretariat.actions.tracker.words import lines_of

    return [
        {
            "row": one.row.row or "",
            "outcome": _(one.outcome.value),
            "ref": one.row.ref,
            "field": one.cell.heading if one.cell else "",
            "before": one.before,
            "after": one.after,
            "said": "; ".join(one.said),
        }
        for one in lines_of(preview)
    ]
