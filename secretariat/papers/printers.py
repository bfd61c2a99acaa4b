"""Printers: those that the system's print service (CUPS) knows, and handing a PDF to one of them."""

from __future__ import annotations

import subprocess
import tempfile
from typing import Final

from secretariat.values.language import _
from secretariat.values.refusal import Refused

_PATIENCE: Final = 30  # seconds for a print service that may be on another machine


def printers() -> tuple[str, ...]:
    """The names of the printers there are; none where the machine has no print service or it does not answer."""
    try:
        listed = _run("lpstat", "-e")
    except Refused:
        return ()
    return tuple(name for name in map(str.strip, listed.stdout.splitlines()) if name) if not listed.returncode else ()


def print_pdf(paper: bytes, printer: str, *, title: str) -> str:
    """Hand a PDF to ``printer`` and give the job's name, such as ``office-12``.

    ``title`` stands in the queue, where everybody reads it: it must not name people. Raises ``Refused`` where there
    is no such printer, naming those there are, where no print service is installed, or where it refuses the job.
    """
    listed = _run("lpstat", "-e")
    known = [name for name in map(str.strip, listed.stdout.splitlines()) if name]
    if printer not in known:
        raise Refused(_no_such(printer, known))
    with tempfile.NamedTemporaryFile(prefix="secretariat-", suffix=".pdf") as file:  # readable by its owner alone
        file.write(paper)
        file.flush()
        done = _run("lp", "-d", printer, "-t", title, "--", file.name)
    if done.returncode:
        why = (done.stderr.strip() or done.stdout.strip()).removeprefix("lp: ").rstrip(".")
        raise Refused(_("{printer} took nothing: {why}.").format(printer=printer, why=why))
    # "request id is office-12 (1 file(s))", in the words of the system's language: the job is what holds the printer.
    return next((word for word in done.stdout.split() if word.startswith(f"{printer}-")), printer)


def _no_such(printer: str, known: list[str]) -> str:
    if not known:
        return _("There is no printer “{printer}”: no printer is set up on this machine.").format(printer=printer)
    return _("There is no printer “{printer}”; there are: {printers}.").format(
        printer=printer, printers=", ".join(known)
    )


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run one of the print service's commands, without a shell."""
    try:
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=_PATIENCE, check=False)
    except FileNotFoundError as error:
        raise Refused(
            _("This machine cannot print: it has no “{command}”. Install it with: apt install cups-client").format(
                command=command[0]
            )
        ) from error
    except subprocess.TimeoutExpired as error:
        raise Refused(_("The print service did not answer within {n} seconds.").format(n=_PATIENCE)) from error
