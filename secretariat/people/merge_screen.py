"""The command that merges two marked people in the terminal."""

from __future__ import annotations

from typing import ClassVar

from secretariat.people.merging import merge_people
from secretariat.people.queries import PersonDetail, person_by_id
from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.records_view import RecordsView
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _


class MergeCommand(RecordsView):
    """What the people's view can do with one person who is on record twice."""

    record: Record
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "people.merge",
            "M",
            "merge",
            N_("Merge"),
            N_("Merge two people"),
            N_("Make the two marked people one: what names the one names the other, and it can be taken back with u."),
            "marked",
            rank=92,
        ),
    )

    def action_merge(self) -> None:
        """Ask which of the two marked people is kept; then merge the other into that one."""
        marked = tuple(self.table.marked)
        if len(marked) != 2:
            say(self, _("Mark the two people who are one (space), then merge them."))
            return
        first, second = marked

        def both() -> tuple[PersonDetail, PersonDetail]:
            return person_by_id(self.record, first), person_by_id(self.record, second)

        ask(self, both, self._choose_kept, group="form")

    def _choose_kept(self, both: tuple[PersonDetail, PersonDetail]) -> None:
        options = [(person.ref, _option(person)) for person in both]

        def picked(kept: str | None) -> None:
            if kept is None:
                return
            gone = next(person.ref for person in both if person.ref != kept)
            act(
                self,
                lambda: merge_people(self.record, kept, gone),
                lambda left: self._merged(left, gone),
                what=_("The two were not merged because of a fault in the program."),
            )

        self.app.push_screen(Picker(_("Who is kept?"), options), picked)

    def _merged(self, kept: PersonDetail, gone: str) -> None:
        say(self.app, _("Merged {gone} into {kept} · u Undo").format(gone=gone, kept=kept.ref))
        if self.is_attached:
            self.table.mark({})
        self.changed([kept.ref, gone], keep_id=kept.id)


def _option(person: PersonDetail) -> str:
    party = f" · {person.party}" if person.party else ""
    return f"{person.ref} {person.printed}{party}"
