"""Arguments of the command line: flags made from a noun's fields, and what they were given."""

from __future__ import annotations

import os
from argparse import SUPPRESS, Action, ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from secretariat.commandline.output import FORMATS
from secretariat.values.field import FieldKind
from secretariat.values.language import LANGUAGES, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from datetime import date

    from secretariat.values.field import Choice, Field
    from secretariat.values.partial_date import PartialDate

Handler = Callable[[Any, Namespace], int | None]


class HelpLines(RawDescriptionHelpFormatter):
    """Help as wide as the terminal. argparse asks for the width at every argument; here it is found once."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80  # stdout is no terminal


class Verbs:
    """The verbs of one noun: each ``add`` makes a subcommand with its handler, help and example."""

    def __init__(self, noun: ArgumentParser) -> None:
        self._verbs = noun.add_subparsers(dest="verb", metavar=_("VERB"), required=True)
        self._accepted_again = ArgumentParser(add_help=False)
        add_globals(self._accepted_again, again=True)

    def add(self, name: str, handler: Handler, help: str, *, example: str = "", also: str = "") -> ArgumentParser:
        """A verb; ``help`` is a sentence for the reader, ``example`` a whole command, ``also`` another name."""
        epilog = _("Example:\n  {command}").format(command=example) if example else None
        parser = self._verbs.add_parser(
            name,
            aliases=[also] if also else [],
            parents=[self._accepted_again],
            help=help,
            description=help,
            epilog=epilog,
            formatter_class=HelpLines,
        )
        parser.set_defaults(handler=handler, verb_parser=parser)
        return parser


def add_globals(parser: ArgumentParser, *, again: bool = False) -> None:
    """The flags every command has. On a verb they are accepted ``again``, without standing in its help."""
    flags: tuple[tuple[str, dict[str, Any]], ...] = (
        ("--config", {"metavar": _("FILE"), "help": _("the settings (default: ~/.config/secretariat/config.toml)")}),
        ("--database", {"metavar": _("URL|FILE"), "help": _("the record to work on")}),
        ("--sample", {"action": "store_true", "help": _("the sample record, in a file of its own")}),
        ("--lang", {"choices": LANGUAGES, "help": _("the language of screens, papers and messages")}),
        (
            "--today",
            {"metavar": _("DATE"), "help": _("the day for overdue, rosters and countdowns (default: today)")},
        ),
        ("--user", {"metavar": _("NAME"), "help": _("who acts (default: the settings, else the login name)")}),
    )
    for flag, options in flags:
        if again:
            parser.add_argument(flag, **{**options, "default": SUPPRESS, "help": SUPPRESS})
        else:
            parser.add_argument(flag, **options)


_MOST = 999_999_999


def counted(text: str) -> int:
    """A number as argparse takes it: whole, above zero, and no larger than anything is counted to."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:12]) <= _MOST or len(text) > 12:
        raise ArgumentTypeError(_("“{text}” is not a number from 1 to {most}").format(text=text, most=_MOST))
    return int(text)


def add_listing(parser: ArgumentParser, sorts: Sequence[str], *, words: str, order: str = "") -> None:
    """How every list is asked for: ``words`` that must be in it, one of ``sorts`` (the first if none is given), either
    way round, and the format. ``order`` is the help of the order where its name does not say enough.
    """
    said = order or _("the order; {sort} by default").format(sort=sorts[0])
    parser.add_argument("words", nargs="*", metavar=_("WORD"), help=words)
    parser.add_argument("--sort", choices=sorts, default=sorts[0], help=said)
    parser.add_argument("--reverse", action="store_true", help=_("the order turned round"))
    add_format(parser)


def add_format(parser: ArgumentParser) -> None:
    """``--format``, which every list and show has."""
    parser.add_argument("--format", choices=FORMATS, default="table", help=_("how the answer is written"))


def add_output(parser: ArgumentParser, *, required: bool = False) -> None:
    """``-o FILE``, which everything that prints has; ``-`` is stdout, the ending picks the format."""
    parser.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        required=required,
        help=_("the file; its ending picks the format, - is stdout"),
    )


def add_fields(parser: ArgumentParser, fields: Iterable[Field], *, omit: Iterable[str] = ()) -> None:
    """A flag for each field, in the field's own words; required ones are checked when read, not by argparse."""
    left_out = set(omit)
    for field in fields:
        if field.key in left_out:
            continue
        words = _(field.hint) if field.hint else _(field.label)
        if field.choices:
            words = f"{words}: {', '.join(_choice_words(choice) for choice in field.choices)}"
        several: dict[str, Any] = {"action": _Joined, "const": field.between} if field.between else {}
        parser.add_argument(
            field.option,
            dest=f"field_{field.key}",
            metavar=_(field.label).upper().replace(" ", "_"),
            help=words.replace("%", "%%"),
            **several,
        )


class _Joined(Action):
    """A flag that may be given more than once: its values, with what stands between them."""

    def __call__(
        self,
        parser: ArgumentParser,  # noqa: ARG002 - as argparse calls it
        namespace: Namespace,
        values: Any,
        option_string: str | None = None,  # noqa: ARG002 - as argparse calls it
    ) -> None:
        before = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, values if before is None else f"{before}{self.const}{values}")


def _choice_words(choice: Choice) -> str:
    """A choice as it is typed, with its words where they differ: "high (tinggi)"; either is understood."""
    words = _(choice.words)
    return choice.value if words == choice.value else f"{choice.value} ({words})"


def given_fields(arguments: Namespace, fields: Iterable[Field], *, today: date, adding: bool) -> dict[str, Any]:
    """The values of the flags that were given, parsed; when ``adding``, required fields that are missing are refused.

    An empty value (``--due ""``) clears a field and comes back as ``None``. Raises ``Refused`` naming the flags.
    """
    values: dict[str, Any] = {}
    missing = []
    for field in fields:
        text = getattr(arguments, f"field_{field.key}", None)
        if text is not None:
            values[field.key] = read_given(field, text, today=today)
        elif adding and field.required:
            missing.append(field.option)
    if missing:
        raise Refused(_("missing: %s") % ", ".join(missing) + ".")
    return values


def read_given(field: Field, text: str, *, today: date) -> object:
    """What a flag was given, parsed; a refusal names the flag, which is what a person can change."""
    if field.kind is not FieldKind.DATE:
        return field._replace(label=field.option).read(text, today=today)
    with naming(field.option):
        return field.read(text, today=today)


@contextmanager
def naming(option: str) -> Iterator[None]:
    """Let what is refused inside begin with the option it is about."""
    try:
        yield
    except Refused as refused:
        raise Refused(f"{option}: {refused.message}") from refused


def date_given(text: str | None, option: str, *, today: date, past: bool = False) -> PartialDate | None:
    """A date given with an option, ``None`` where there is none; raises ``Refused`` naming the option.

    With ``past``, it is the day of something that has happened: 3/5 is the latest 3 May, not the next.
    """
    from secretariat.values.date_words import parse_date, parse_past_date

    if not text:
        return None
    with naming(option):
        return (parse_past_date if past else parse_date)(text, today=today)
