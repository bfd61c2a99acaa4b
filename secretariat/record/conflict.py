"""A conflict: two people changed the same field, and neither text may be lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.values.language import _
from secretariat.values.refusal import Refused


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field changed on both sides: as it was when the form was opened, as typed here, as saved by the other."""

    field: str
    label: str
    base: Any
    mine: Any
    theirs: Any


class Conflict(Refused):
    """The record was changed meanwhile in the same fields; ``version`` is the one it has now, ``by`` who saved it."""

    def __init__(self, ref: str, fields: Sequence[FieldConflict], version: int, by: str) -> None:
        names = ", ".join(_(field.label) for field in fields)
        super().__init__(
            _("{ref} was changed meanwhile by {user} in the same place ({fields}); nothing was saved.").format(
                ref=ref or _("This record"), user=by, fields=names
            )
        )
        self.ref = ref
        self.fields = tuple(fields)
        self.version = version
        self.by = by
