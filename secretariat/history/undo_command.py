"""``undo [ACT]``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import add_globals, counted
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.values.language import _


def add_to(noun: ArgumentParser) -> None:
    """The arguments of ``undo``."""
    noun.epilog = _("Example:\n  {command}").format(command="secretariat undo")
    noun.add_argument("act", nargs="?", type=counted, metavar=_("ACT"), help=_("its number in the history"))
    add_globals(noun, again=True)
    noun.set_defaults(handler=undo, verb_parser=noun)


def undo(office: Office, arguments: Namespace) -> None:
    import secretariat.tables  # noqa: F401 - an act may have touched tables of every room

    undone = office.record.undo(arguments.act)
    say(_("Undone act {number}: {what}.").format(number=undone.act, what=undone.label))
