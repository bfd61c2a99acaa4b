"""``search WORDS…``: records of every kind that hold the words."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import add_format, add_globals, counted
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out
from secretariat.values.language import N_, _
from secretariat.values.refusal import Misused

_COLUMNS = (
    Shown("ref", N_("Ref")),
    Shown("kind", N_("Kind")),
    Shown("title", N_("Title")),
    Shown("snippet", N_("Where")),
)


def add_to(noun: ArgumentParser) -> None:
    """The arguments of ``search``."""
    noun.epilog = _("Example:\n  {command}").format(command="secretariat search green business center")
    noun.add_argument("words", nargs="+", metavar=_("WORD"), help=_("a record is found that holds them all"))
    noun.add_argument("--limit", type=counted, default=30, metavar=_("N"), help=_("at most so many (default: 30)"))
    add_format(noun)
    add_globals(noun, again=True)
    noun.set_defaults(handler=search, verb_parser=noun)


def search(office: Office, arguments: Namespace) -> None:
    from secretariat.search.kinds import WORDS
    from secretariat.search.queries import find

    if arguments.limit < 1:
        raise Misused(_("--limit needs a number from 1 on."))
    hits = find(office.record, " ".join(arguments.words), arguments.limit)
    in_words = arguments.format == "table"
    rows = [
        {
            "ref": hit.ref,
            "kind": _(WORDS[hit.kind]) if in_words else hit.kind,
            "title": hit.title,
            "snippet": hit.snippet,
        }
        for hit in hits
    ]
    rows_out(arguments.format, rows, _COLUMNS, empty=_("Nothing holds these words."))
