"""Choosing the next state of meetings, in their list and on a meeting's own page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from textual.widget import Widget

from secretariat.meetings import operations
from secretariat.meetings.closing_screen import ask_why
from secretariat.meetings.queries import meeting_by_id
from secretariat.meetings.transitions import next_states
from secretariat.record.record import Record
from secretariat.record.seen import Seen
from secretariat.record.undecided import StillUndecided
from secretariat.toolkit.commands import Command
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import Fault, act, ask
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

STATUS_COMMAND: Final = Command(
    "meetings.status",
    "t",
    "status",
    N_("Status"),
    N_("Change the status of a meeting"),
    N_("Bring the marked meetings, or the one under the cursor, into another state."),
    "marked",
    30,
)


def choose_status(
    view: Widget,
    record: Record,
    chosen: Mapping[int, str],
    changed: Callable[[Sequence[str], int], None],
    *,
    seen: Seen,
) -> None:
    """Offer the states that all ``chosen`` meetings (number to reference) can go to, and bring them into the one
    picked; ``changed`` is then called with their references and the first number. ``seen`` are the versions on screen.
    """

    def offer(states: Sequence[str]) -> None:
        from secretariat.toolkit.picker import Picker

        if not states:
            say(view, _("There is no state that all of these meetings can go to."), "warning")
            return
        title = _("Status of {refs}").format(refs=", ".join(refs[:4]) + (", …" if len(refs) > 4 else ""))
        view.app.push_screen(Picker(title, [(state, _(state)) for state in states]), picked)

    def picked(status: str | None) -> None:
        if status is not None:
            act(
                view,
                lambda: change(status),
                lambda done: told(done, status),
                failed=lambda refused: refused_(refused, status),
                what=_("The status was not changed because of a fault in the program."),
            )

    def refused_(refused: Refused, status: str) -> None:
        if isinstance(refused, StillUndecided):
            ask_why(view, refused, lambda why: change(status, why), lambda done: told(done, status))
        else:
            say(view.app, refused.message, "error" if isinstance(refused, Fault) else "warning")

    def change(status: str, why: str = "") -> Sequence[str]:
        return operations.change_status(record, refs, status, seen=seen, anyway=why)

    def told(done: Sequence[str], status: str) -> None:
        say(view.app, _("{refs}: now {status} · u Undo").format(refs=", ".join(done), status=_(status)))
        changed(done, next(iter(chosen)))

    refs = list(chosen.values())
    if chosen:
        ask(view, lambda: _states(record, list(chosen)), offer, group="form")


def _states(record: Record, ids: Sequence[int]) -> list[str]:
    """The states that every one of these meetings can go to. (In a worker thread.)"""
    each = [next_states(meeting_by_id(record, id_).row.status) for id_ in ids]
    return [state.value for state in each[0] if all(state in states for states in each)]
