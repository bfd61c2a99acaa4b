"""Where a command's paper goes: to a file, to standard output, or to one of the office's printers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import add_output
from secretariat.commandline.output import say
from secretariat.values.language import _
from secretariat.values.refusal import Misused


def add_output_or_printer(parser: ArgumentParser) -> None:
    """``-o FILE`` or ``--printer NAME``: one of them, which ``refuse_both_or_none`` holds."""
    add_output(parser)
    parser.add_argument("--printer", metavar=_("NAME"), help=_("print it there instead of writing a file"))


def refuse_both_or_none(arguments: Namespace) -> None:
    """Raise ``Misused`` where neither a file nor a printer is named, or both are."""
    if bool(arguments.output) == bool(arguments.printer):
        raise Misused(_("Give either -o FILE or --printer NAME."))


def hand_out(arguments: Namespace, paper: bytes, *, title: str) -> None:
    """Send a PDF to the printer that was named, under ``title``, else write the paper; and say so."""
    if not arguments.printer:
        write_out(arguments.output, paper)
        return
    from secretariat.papers.printers import print_pdf

    job = print_pdf(paper, arguments.printer, title=title)
    say(_("Sent to {printer} as {job}.").format(printer=arguments.printer, job=job))


def write_out(output: str, data: bytes) -> None:
    """Write ``data`` to a file and say so, or to standard output where ``output`` is ``-``; ``Refused`` as that is."""
    from secretariat.papers.destination import STDOUT, write_output

    write_output(output, data)
    if output != STDOUT:
        say(_("Wrote {file}.").format(file=output))
