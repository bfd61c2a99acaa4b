"""What becomes of a command that fails: one clear sentence and the promised exit code, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from secretariat.commandline.output import say, visible
from secretariat.values.language import _
from secretariat.values.refusal import Misused, Refused

DONE, REFUSED, MISUSED, FAULT, STOPPED = 0, 1, 2, 70, 130


class Outcome:
    """How a command ended."""

    code: int = DONE


@contextmanager
def exit_code_of() -> Iterator[Outcome]:
    """Run a command inside; what it raises becomes a sentence on stderr and an exit code."""
    outcome = Outcome()
    try:
        yield outcome
        sys.stdout.flush()
    except Misused as misused:
        outcome.code = _told(misused.message, MISUSED)
    except Refused as refused:
        outcome.code = _told(refused.message, REFUSED)
    except BrokenPipeError:
        # The reader went away (``| head``); nothing more can be said to it, also not when Python closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        outcome.code = _told(_("Stopped."), STOPPED)
    except SystemExit as ended:
        outcome.code = ended.code if isinstance(ended.code, int) else MISUSED
    except OSError as error:
        outcome.code = _told(
            _("{file}: {why}.").format(file=error.filename or "secretariat", why=error.strerror or error), REFUSED
        )
    except Exception as error:  # noqa: BLE001 - the last door: logged with its traceback, and said
        outcome.code = tell_fault(error)
    return


def _told(sentence: str, code: int) -> int:
    say(visible(f"secretariat: {sentence}"))
    return code


def tell_fault(error: Exception) -> int:
    """Write a fault in the program to the log and say where that is; gives the exit code."""
    import logging

    from secretariat.values.log import log_fault

    path = log_fault(logging.getLogger("secretariat"), "a command failed", error)
    if path is None:
        return _told(_("that did not work because of a fault in the program."), FAULT)
    sentence = _("that did not work because of a fault in the program; details are in {file}.")
    return _told(sentence.format(file=path), FAULT)
