"""The command line: one of the program's two doors. It knows the nouns; each noun knows its verbs."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final

from secretariat import __version__
from secretariat.commandline.argparse_words import Parser, translate_argparse
from secretariat.commandline.arguments import HelpLines, add_globals
from secretariat.commandline.faults import exit_code_of, tell_fault
from secretariat.values.configuration import Configuration, has_own_settings, load
from secretariat.values.language import LANGUAGES, N_, _, set_language
from secretariat.values.refusal import Misused, Refused

if TYPE_CHECKING:
    from secretariat.commandline.office import Office
    from secretariat.record.record import Record

NOUNS: Final[dict[str, tuple[str, str]]] = {
    "meetings": ("secretariat.desk.commands", N_("meetings: add, invite, change, conclude")),
    "series": ("secretariat.meetings.series_commands", N_("series of meetings and their cadence")),
    "outcomes": ("secretariat.meetings.outcome_commands", N_("what meetings agreed, offered, welcomed, noted")),
    "delegations": ("secretariat.delegations.commands", N_("delegations, delegates, the list of participants")),
    "agenda": ("secretariat.agenda.commands", N_("the agenda of a meeting")),
    "papers": ("secretariat.agenda.tabled.commands", N_("papers tabled at a meeting: symbols, files, revisions")),
    "sessions": ("secretariat.agenda.running.session_commands", N_("the run of show: sessions, when and where")),
    "rooms": ("secretariat.agenda.running.room_commands", N_("rooms of a meeting, and how far they are apart")),
    "bilaterals": ("secretariat.dossiers.bilateral_commands", N_("bilateral meetings in the margins of another")),
    "declarations": ("secretariat.desk.declaration_commands", N_("negotiated texts, their revisions and paragraphs")),
    "actions": ("secretariat.actions.commands", N_("follow-up actions and the tracker")),
    "people": ("secretariat.people.commands", N_("people and their positions")),
    "parties": ("secretariat.dossiers.party_commands", N_("economies, partners, organisations; rosters of forums")),
    "forums": ("secretariat.parties.forum_commands", N_("forums and their memberships")),
    "calendar": ("secretariat.calendar.commands", N_("what is on when; calendar files out and in")),
    "search": ("secretariat.search.commands", N_("find words in every kind of record")),
    "history": ("secretariat.history.commands", N_("who did what, and when")),
    "undo": ("secretariat.history.undo_command", N_("undo your last act, or one by its number")),
    "record": (
        "secretariat.history.record_commands",
        N_("the record itself: new, info, check, backup, restore, upgrade"),
    ),
    "completion": ("secretariat.commandline.completion", N_("shell completion for bash, zsh or fish")),
}


def run(argv: Sequence[str]) -> int:
    """Do what ``argv`` asks; gives the exit code: 0 done, 1 refused, 2 wrong usage or configuration."""
    with exit_code_of() as outcome:
        _speak(argv)
        translate_argparse()
        _refuse_undecodable(argv)
        arguments = parser_for(argv).arguments_of(argv)
        if _without_office(arguments):
            outcome.code = arguments.handler(None, arguments) or 0
        else:
            configuration = load(arguments.config)
            set_language(arguments.lang or configuration.language)
            outcome.code = _do(arguments, configuration)
    return outcome.code


def _without_office(arguments: Namespace) -> bool:
    """Whether the verb needs no record, and no settings either: those of an office are read, to tell their faults."""
    return getattr(arguments, "without_office", False) and not arguments.config and not has_own_settings()


def _refuse_undecodable(argv: Sequence[str]) -> None:
    """Bytes that are no text in the terminal's encoding reach Python as halves of characters; none can be meant."""
    for word in argv:
        if any("\ud800" <= character <= "\udfff" for character in word):
            shown = word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            raise Misused(_("“{word}” holds bytes that are not text in UTF-8.").format(word=shown))


def parser_for(argv: Sequence[str] | None) -> Parser:
    """The parser. Only nouns that ``argv`` names get their verbs, so that help comes at once; ``None``: all do."""
    parser = Parser(
        prog="secretariat",
        description=_("Run international meetings from the terminal. Without a noun the terminal application opens."),
        epilog=_("Example:\n  {command}").format(command="secretariat --sample actions list --overdue")
        + "\n\n"
        + _("“secretariat NOUN --help” tells more, with examples."),
        formatter_class=HelpLines,
    )
    add_globals(parser)
    parser.add_argument("--version", action="version", version=f"secretariat {__version__}", help=_("the version"))
    nouns = parser.add_subparsers(dest="noun", metavar=_("NOUN"), title=_("nouns"))
    for name, (module, words) in NOUNS.items():
        noun = nouns.add_parser(name, help=_(words), description=_(words), formatter_class=HelpLines)
        if argv is None or name in argv:
            import_module(module).add_to(noun)
    parser.set_defaults(whole_parser=_whole_parser)
    return parser


def _whole_parser() -> Parser:
    return parser_for(None)


def _do(arguments: Namespace, configuration: Configuration) -> int:
    from secretariat.commandline.office import Office

    office = Office(arguments, configuration, _fill)
    if arguments.noun is None:
        return _open_terminal(office)
    try:
        return arguments.handler(office, arguments) or 0
    finally:
        office.close()


def _fill(record: Record, sample: bool) -> None:
    # Imported when a record is opened: help and completion open none.
    from secretariat.opening import fill

    fill(record, sample)


def _open_terminal(office: Office) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") in ("", "dumb"):
        raise Refused(
            _("This is no terminal that can show the application; use a command, such as “secretariat actions list”.")
        )
    from secretariat.app import SecretariatApp

    app = SecretariatApp(office)
    app.run()
    if app.fault is not None:
        return tell_fault(app.fault)
    return app.return_code or 0


def _speak(argv: Sequence[str]) -> None:
    """Choose the language before anything is said, also for help and for wrong usage."""
    wanted = ""
    for at, word in enumerate(argv):
        if word == "--lang" and at + 1 < len(argv):
            wanted = argv[at + 1]
        elif word.startswith("--lang="):
            wanted = word.partition("=")[2]
    if wanted in LANGUAGES:
        set_language(wanted)
    elif not wanted:
        named = _named_configuration(argv)
        if not named and not has_own_settings():
            set_language(LANGUAGES[0])  # what the program's own settings say, as a test holds
            return
        try:
            set_language(load(named).language)
        except Misused:
            set_language("en")  # the same fault is told in full once the arguments are read


def _named_configuration(argv: Sequence[str]) -> str | None:
    for at, word in enumerate(argv):
        if word == "--config" and at + 1 < len(argv):
            return argv[at + 1]
        if word.startswith("--config="):
            return word.partition("=")[2]
    return None
