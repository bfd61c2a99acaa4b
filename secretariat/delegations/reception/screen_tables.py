"""The two tables of the check-in: who is found by what is typed, and who came last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from secretariat.delegations.reception.rows import Guest
from secretariat.toolkit.rows import Cell, TableColumn
from secretariat.values.language import N_, _

FOUND: Final = (
    TableColumn("name", N_("Name"), 24, flex=3),
    TableColumn("party", N_("Party"), 14, flex=2),
    TableColumn("function", N_("Function"), 18, drop=1),
    TableColumn("state", N_("Arrived"), 10, flex=1),
)
LATEST: Final = (
    TableColumn("at", N_("Arrived"), 8),
    TableColumn("name", N_("Name"), 24, flex=3),
    TableColumn("party", N_("Party"), 14, flex=2),
    TableColumn("function", N_("Function"), 18, drop=1),
)


def found_cells(guest: Guest, at: str) -> Sequence[Cell | str]:
    """Somebody whom the typed words mean; ``at`` is when they arrived, "" where they have not."""
    state = (at or _(guest.accreditation)) if guest.arrived or not guest.expected else "·"
    quiet = "" if guest.expected and not guest.arrived else "dim"
    return (
        Cell(guest.name, "strong" if not quiet else "dim"),
        Cell(guest.party_name, "dim"),
        Cell(_(guest.function), "dim"),
        Cell(state, "dim" if state == "·" else "accent" if guest.arrived else ""),
    )


def latest_cells(guest: Guest, at: str) -> Sequence[Cell | str]:
    """Somebody who arrived, and when."""
    return (
        Cell(at, "accent"),
        Cell(guest.name, "strong"),
        Cell(guest.party_name, "dim"),
        Cell(_("walk-in") if guest.walk_in else _(guest.function), "dim"),
    )
