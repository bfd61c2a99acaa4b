"""What becomes of one person of a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final

from secretariat.delegations.intake.known import KnownPerson
from secretariat.delegations.intake.nominees import WARNING, Nominee, Read
from secretariat.delegations.intake.party_places import PartyPlace
from secretariat.delegations.intake.preview import FieldChange

BY_ROW: Final = attrgetter("nominee.row")


@dataclass(slots=True)
class Planned:
    """What becomes of one nominee: ``who`` is somebody on record, ``None`` for somebody new.

    ``of_person`` and ``of_place`` are the fields to be written into the records of somebody known.
    """

    nominee: Nominee
    place: PartyPlace
    who: KnownPerson | None
    of_person: dict[str, Any] = field(default_factory=dict)
    of_place: dict[str, Any] = field(default_factory=dict)

    @property
    def newly_placed(self) -> bool:
        """Whether the nominee gets a place at the meeting that they did not have."""
        return self.who is None or not self.who.delegate

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """What changes of somebody who has a place already."""
        if self.who is None:
            return ()
        before = {**self.who.fields, "name": self.who.name}
        return tuple(
            FieldChange(key, str(before.get(key) or ""), str(value))
            for key, value in (*self.of_person.items(), *self.of_place.items())
            if key in before
        )

    def warn(self, read: Read, message: str) -> None:
        """Tell something of the nominee's row that does not refuse it."""
        read.tell(self.nominee.row, "", self.nominee.name.name, WARNING, message)
