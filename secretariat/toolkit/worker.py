"""The worker door: the only way from a screen to the record; no widget ever waits for the database.

``ask`` reads: a later question of the same group takes the place of an earlier one, whose answer is dropped.
``act`` writes: it is never dropped, and what became of it is always told. ``answer`` is for what is awaited.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from textual.app import App
from textual.widget import Widget
from textual.worker import Worker

from secretariat.toolkit.text import say
from secretariat.values.language import _
from secretariat.values.log import log_fault
from secretariat.values.refusal import Refused

T = TypeVar("T")


class Fault(Refused):
    """The program itself failed: the sentence says what did not work and where to read more; the log has
    the rest.
    """


_log = logging.getLogger(__name__)


def ask(
    widget: Widget,
    work: Callable[[], T],
    then: Callable[[T], None],
    *,
    failed: Callable[[Refused], None] | None = None,
    group: str,
    exclusive: bool = True,
    what: str = "",
) -> Worker[None]:
    """Run ``work`` in a thread and give its result to ``then`` on the event loop.

    The result is dropped when ``widget`` has left the screen, or when a newer question of the same
    ``group`` was asked (unless ``exclusive`` is off). A ``Refused`` goes to ``failed``, or is shown as its
    sentence. Anything else that goes wrong is written to the log with its traceback and becomes a ``Fault``
    that says ``what`` (a sentence: "The list could not be read."), which goes the same way; it never ends
    the program; nor does what goes wrong in ``then`` or ``failed``, which is logged and told likewise. What
    changes the record uses ``act``.
    """

    async def run() -> None:
        outcome = await _outcome(work, what)
        if widget.is_attached:
            _deliver(widget, outcome, then, failed or _shown(widget))

    return widget.run_worker(run, group=group, exclusive=exclusive, exit_on_error=False)


def act(
    widget: Widget,
    work: Callable[[], T],
    then: Callable[[T], None],
    *,
    failed: Callable[[Refused], None] | None = None,
    what: str = "",
) -> Worker[None]:
    """Run ``work``, which changes the record, in a thread; ``then`` gets its result on the event loop.

    It belongs to the application: it goes on and reports when the widget is gone (``then`` must bear that),
    and nothing takes its place.
    """
    app = widget.app

    async def run() -> None:
        outcome = await _outcome(work, what)
        told = failed if failed is not None and widget.is_attached else _shown(app)
        _deliver(app, outcome, then, told)

    return app.run_worker(run, group="acts", exit_on_error=False)


async def answer(work: Callable[[], T], *, what: str = "") -> T:
    """Run ``work`` in a thread for one who awaits its result; raises ``Refused``, or ``Fault`` as in ``ask``."""
    outcome = await _outcome(work, what)
    if isinstance(outcome, Refused):
        raise outcome
    return outcome[0]


async def _outcome(work: Callable[[], T], what: str) -> tuple[T] | Refused:
    """What became of ``work``: its result (in a tuple), a refusal, or a fault that is in the log by now."""
    try:
        return (await asyncio.to_thread(work),)
    except Refused as refused:
        return refused
    except Exception as error:  # noqa: BLE001 - logged, and told as a Fault
        failed = f"a worker failed: {getattr(work, '__qualname__', type(work).__qualname__)}"
        path = await asyncio.to_thread(log_fault, _log, failed, error)
        return Fault(_fault_sentence(what, path))


def _deliver(
    node: App[Any] | Widget,
    outcome: tuple[T] | Refused,
    then: Callable[[T], None],
    failed: Callable[[Refused], None],
) -> None:
    """Give what became of the work to those who wait for it; where they fail, that is logged and told."""
    try:
        if isinstance(outcome, Refused):
            failed(outcome)
        else:
            then(outcome[0])
    except Refused as refused:
        _shown(node)(refused)
    except Exception as error:  # noqa: BLE001 - logged, and told as a Fault
        path = log_fault(_log, "the answer of a worker could not be taken", error)
        fault = _("What came of it could not be shown, because of a fault in the program.")
        _shown(node)(Fault(_fault_sentence(fault, path)))


def _shown(node: App[Any] | Widget) -> Callable[[Refused], None]:
    return lambda refused: say(node, refused.message, "error" if isinstance(refused, Fault) else "warning")


def _fault_sentence(what: str, path: Path | None) -> str:
    """What is said when the program itself is at fault: what failed, and where to read more."""
    failed = what or _("That did not work because of a fault in the program.")
    if path is None:
        return failed
    return _("{failed} Details are in {file}.").format(failed=failed, file=path)
