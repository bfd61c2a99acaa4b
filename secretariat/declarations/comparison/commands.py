"""The command line's ``declarations compare``."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from secretariat.commandline.arguments import Verbs, add_format, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, json_out, rows_out
from secretariat.commandline.paper_out import write_out
from secretariat.papers.house_form import house_form
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.declarations.comparison.queries import ComparedTexts

_COLUMNS: Final = (
    Shown("paragraph", N_("Paragraph")),
    Shown("change", N_("Change")),
    Shown("before", N_("Before")),
    Shown("after", N_("After")),
)

_EXAMPLES = (
    "secretariat declarations compare D-3 Rev.1 Rev.2 --only-changed",
    "secretariat declarations compare D-3 --file theirs.docx",
    "secretariat declarations compare D-3 Rev.1 Rev.2 -o changes.docx",
)


def add_to(verbs: Verbs) -> None:
    """``compare``, among the verbs of ``declarations``."""
    compared = verbs.add(
        "compare",
        compare,
        _("Compare two revisions, or one and a text from outside, by paragraph and word by word."),
        example="\n  ".join(_EXAMPLES),
    )
    compared.add_argument("declaration", metavar=_("DECL"), help=_("its reference or title"))
    compared.add_argument("before", nargs="?", metavar="A", help=_("a revision (the one before the newest by default)"))
    compared.add_argument("after", nargs="?", metavar="B", help=_("another one (the newest by default)"))
    compared.add_argument("--file", metavar=_("FILE"), help=_("compare A with the text in this file instead"))
    compared.add_argument("--only-changed", action="store_true", help=_("leave out paragraphs that are the same"))
    compared.add_argument("--side-by-side", action="store_true", help=_("one text beside the other"))
    add_format(compared)
    add_output(compared)


def compare(office: Office, arguments: Namespace) -> None:
    """Compare, and print or write what changed."""
    from secretariat.declarations.comparison.telling import comparison_json, rows_json

    compared = _compared(office, arguments)
    only_changed = arguments.only_changed
    if arguments.output:
        _write(office, arguments, compared)
    elif arguments.format == "json":
        json_out(comparison_json(compared, only_changed=only_changed))
    elif arguments.format == "csv":
        rows = rows_json(compared.comparison, only_changed=only_changed)
        for row in rows:
            del row["pieces"]  # they are lists, and before and after say all of it
        rows_out("csv", rows, _COLUMNS, empty=_("Nothing changed."))
    else:
        _show(compared, only_changed=only_changed, side_by_side=arguments.side_by_side)


def _compared(office: Office, arguments: Namespace) -> ComparedTexts:
    from secretariat.declarations.comparison.queries import compared_revisions, compared_with_outside

    which = arguments.declaration
    if not arguments.file:
        return compared_revisions(office.record, which, arguments.before, arguments.after)
    if arguments.after:
        raise Refused(_("--file is compared with one revision; leave out {revision}.").format(revision=arguments.after))
    from pathlib import Path

    from secretariat.declarations.reading.files import read_file

    path = Path(arguments.file).expanduser()
    return compared_with_outside(office.record, which, read_file(path), path.name, revision=arguments.before)


def _show(compared: ComparedTexts, *, only_changed: bool, side_by_side: bool) -> None:
    import os
    import shutil
    import sys

    from secretariat.declarations.comparison.terminal_lines import LINE_OF_A_FILE, inline_lines, side_by_side_lines

    terminal = sys.stdout.isatty()
    if side_by_side:
        width = shutil.get_terminal_size().columns if terminal else LINE_OF_A_FILE
        lines = side_by_side_lines(compared, width, only_changed=only_changed)
    else:
        coloured = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        lines = inline_lines(compared, only_changed=only_changed, coloured=coloured)
    sys.stdout.write("\n".join(lines) + "\n")


def _write(office: Office, arguments: Namespace, compared: ComparedTexts) -> None:
    from secretariat.declarations.comparison.papers import ENDINGS, comparison_paper
    from secretariat.papers.destination import ending

    settings = office.configuration
    data = comparison_paper(
        compared,
        ending(arguments.output, ENDINGS),
        only_changed=arguments.only_changed,
        side_by_side=arguments.side_by_side,
        date=office.today,
        **house_form(settings),
    )
    write_out(arguments.output, data)
