"""The command line's verb ``delegations import``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, record_out, rows_out, say
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import Misused

if TYPE_CHECKING:
    from secretariat.delegations.intake.operations import Taken
    from secretariat.delegations.intake.preview import Preview

_COLUMNS: Final = (
    Shown("letter", N_("Column")),
    Shown("heading", N_("Heading")),
    Shown("field", N_("Read as")),
    Shown("how", N_("Recognised by")),
)
_LINES: Final = (
    Shown("row", N_("Row"), right=True),
    Shown("outcome", N_("Outcome")),
    Shown("party", N_("Party")),
    Shown("name", N_("Name")),
    Shown("said", N_("What is said of it")),
)
_MOST: Final = 60
"""Lines of a kind that a table shows; JSON and CSV have all."""


def add_import_verb(verbs: Verbs) -> None:
    """``delegations import MEETING FILE``."""
    taken = verbs.add(
        "import",
        import_list,
        _("Take in a list of nominees (CSV, TSV, XLSX, XLS, ODS, Markdown): all of it in one act, or nothing."),
        example="secretariat delegations import APEC-SMEMM-18 nominations.xlsx --dry-run",
    )
    taken.add_argument("meeting", metavar=_("MEETING"), help=_("its reference or title"))
    taken.add_argument("file", metavar=_("FILE"))
    taken.add_argument(
        "--map",
        action="append",
        default=[],
        metavar=_("COLUMN=FIELD"),
        help=_("read a column (its heading, letter or number) as a field, or as - for nothing; may be repeated"),
    )
    taken.add_argument("--sheet", default="", metavar=_("NAME"), help=_("which sheet or table of the file"))
    taken.add_argument("--party", default="", metavar=_("PARTY"), help=_("whose people they are, where no column says"))
    taken.add_argument(
        "--sender", default="", metavar=_("NAME"), help=_("whose list it is; --map is remembered for the sender")
    )
    taken.add_argument("--forget", action="store_true", help=_("forget what --map said of this sender's lists before"))
    taken.add_argument("--new-parties", action="store_true", help=_("take unknown parties in as new ones"))
    taken.add_argument(
        "--skip-refused", action="store_true", help=_("take in the others; refused rows go to FILE.refused.csv")
    )
    taken.add_argument(
        "--same-names",
        action="store_true",
        help=_("take rows of one party with the same name as one person, in whatever order it is written"),
    )
    taken.add_argument("--dry-run", action="store_true", help=_("only show what would be done"))
    add_format(taken)


def import_list(office: Office, arguments: Namespace) -> int | None:
    from secretariat.delegations.intake.choosing import Options
    from secretariat.delegations.intake.operations import ImportRefused, preview_import, take_in
    from secretariat.papers.sheet_reading import read_file

    options = Options(
        told=_told(arguments.map),
        sheet=arguments.sheet,
        party=arguments.party,
        sender=arguments.sender,
        new_parties=arguments.new_parties,
        skip_refused=arguments.skip_refused,
        same_names=arguments.same_names,
        forget=arguments.forget,
    )
    file = read_file(Path(arguments.file).expanduser())
    if arguments.dry_run:
        preview = preview_import(office.record, arguments.meeting, file, options)
        _show(arguments.format, preview)
        say(_previewed_words(preview))
        return 1 if preview.refused and not options.skip_refused else 0
    try:
        taken = take_in(office.record, arguments.meeting, file, options)
    except ImportRefused as refused:
        _show(arguments.format, refused.preview)
        raise
    _show(arguments.format, taken.preview)
    say(_taken_words(office, taken))
    if taken.refused_words:
        say(taken.refused_words)
    return None


def _told(given: list[str]) -> dict[str, str]:
    told = {}
    for words in given:
        column, equals, field = words.rpartition("=")
        if not equals or not column.strip():
            said = _("--map needs COLUMN=FIELD, such as --map Instansi=organisation; “{words}” is not.")
            raise Misused(said.format(words=words))
        told[column.strip()] = field.strip()
    return told


def _show(form: str, preview: Preview) -> None:
    from secretariat.delegations.intake.preview import preview_json
    from secretariat.values.fact_sheet import FactSheet

    if form == "json":
        record_out(form, preview_json(preview), FactSheet("", "", "", [], []))
    elif form == "csv":
        rows_out(form, _lines(preview, everything=True), _LINES, empty="")
    else:
        _show_table(preview)


def _show_table(preview: Preview) -> None:
    """The mapping, new parties, and every row that somebody should look at."""
    from secretariat.delegations.intake.vocabulary import FIELDS

    columns = [
        {
            "letter": column.letter,
            "heading": column.heading,
            "field": _(FIELDS[column.field]) if column.field else _("not read"),
            "how": _(_HOW[column.how]) if column.field and column.how else "",
        }
        for column in preview.columns
    ]
    rows_out("table", columns, _COLUMNS, empty="")
    if preview.new_parties:
        named = [f"{one.name} ({one.code})" for one in preview.new_parties[:_MOST]]
        more = len(preview.new_parties) - len(named)
        count = len(preview.new_parties)
        said = ngettext("{n} new party: {names}", "{n} new parties: {names}", count)
        say(said.format(n=count, names=", ".join(named) + (", …" if more else "")))
    lines = _lines(preview, everything=False)
    rows_out("table", lines[:_MOST], _LINES, empty=_("No row needs to be looked at."))
    if len(lines) > _MOST:
        say(_("… and {n} more; --format csv shows every row.").format(n=len(lines) - _MOST))


_HOW: Final = {
    "heading": N_("its heading"),
    "content": N_("what stands in it"),
    "told": N_("what was said"),
    "remembered": N_("what was said before"),
}


def _lines(preview: Preview, *, everything: bool) -> list[dict[str, Any]]:
    """Rows of the preview, refused ones first; without ``everything`` only those that say something."""
    from secretariat.delegations.intake.preview import Outcome
    from secretariat.delegations.intake.words import line_in_words

    order = [Outcome.REFUSED, Outcome.CHANGED, Outcome.NEW, Outcome.SAME, Outcome.UNCHANGED, Outcome.MISSING]
    shown = [
        line
        for line in (*preview.lines, *preview.missing)
        if everything or line.outcome in (Outcome.REFUSED, Outcome.CHANGED, Outcome.MISSING) or line.said
    ]
    if not everything:
        shown.sort(key=lambda line: order.index(line.outcome))
    return [
        {
            "row": line.row or "",
            "outcome": _(line.outcome.value),
            "party": line.party if everything else preview.party_names.get(line.party, line.party),
            "name": line.name,
            "said": line_in_words(line),
        }
        for line in shown
    ]


def _previewed_words(preview: Preview) -> str:
    from secretariat.delegations.intake.words import counts_in_words

    return _("{file} into {meeting} would be: {counts}. Nothing was changed.").format(
        file=preview.file, meeting=preview.meeting, counts=counts_in_words(preview)
    )


def _taken_words(office: Office, taken: Taken) -> str:
    """What was done; undo is offered only where there is an act to take back, and by its number."""
    from secretariat.delegations.intake.words import counts_in_words

    said = _("{file} into {meeting}: {counts}. Nothing was changed.")
    if taken.act:
        said = _("{file} into {meeting}: {counts}. “{command}” takes it back.")
    return said.format(
        file=taken.preview.file,
        meeting=taken.preview.meeting,
        counts=counts_in_words(taken.preview),
        command=office.undo_command,
    )
