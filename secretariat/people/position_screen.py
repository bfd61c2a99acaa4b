"""The commands on a person's positions in the terminal: add, change, remove."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from secretariat.people import positions
from secretariat.people.fields import POSITION_FIELDS
from secretariat.people.queries import PersonDetail, PositionRow, person_by_id
from secretariat.people.sheet import position_words
from secretariat.toolkit.commands import Command
from secretariat.toolkit.confirm import Confirm
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.picker import Picker
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate


class PositionCommands(NounView):
    """What the people's view can do with the positions of the person under the cursor."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "people.position",
            "o",
            "position",
            N_("Position"),
            N_("Add or change a position"),
            N_("Give the person under the cursor a position, or change one."),
            rank=30,
        ),
        Command(
            "people.remove_position",
            "O",
            "remove_position",
            N_("Remove position"),
            N_("Remove a position"),
            N_("Remove one of the positions of the person under the cursor."),
            rank=91,
        ),
    )

    def action_position(self) -> None:
        """Choose between a new position and those there are; then its form."""
        self._with_person(self._choose_position)

    def action_remove_position(self) -> None:
        """Choose a position and remove it, after asking."""
        self._with_person(self._choose_removal)

    def _with_person(self, then: Any) -> None:
        row = self.table.row
        if row is not None:
            ask(self, lambda: person_by_id(self.record, row.id), then, group="form")

    def _choose_position(self, person: PersonDetail) -> None:
        if not person.positions:
            self.open_form(self._position_form(person, None))
            return
        options = [("0", _("Add a position")), *_options(person.positions)]

        def picked(number: str | None) -> None:
            if number is not None:
                chosen = person.positions[int(number) - 1] if number != "0" else None
                self.open_form(self._position_form(person, chosen))

        self.app.push_screen(Picker(_("Positions of {name}").format(name=person.printed), options), picked)

    def _choose_removal(self, person: PersonDetail) -> None:
        if not person.positions:
            say(self, _("No position of {name} is known.").format(name=person.printed))
            return

        def picked(number: str | None) -> None:
            if number is not None:
                self._ask_removal(person, person.positions[int(number) - 1])

        self.app.push_screen(Picker(_("Remove which position?"), _options(person.positions)), picked)

    def _ask_removal(self, person: PersonDetail, position: PositionRow) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                act(
                    self,
                    lambda: positions.remove_position(self.record, position.id),
                    lambda left: self._removed(left),
                    what=_("The position was not removed because of a fault in the program."),
                )

        question = _("Remove “{position}” from {name}?").format(position=position.title, name=person.printed)
        self.app.push_screen(Confirm(question, loses=_("It can be brought back with u.")), answered)

    def _removed(self, person: PersonDetail) -> None:
        say(self.app, _("Removed a position of {ref} · u Undo").format(ref=person.ref))
        self.changed([person.ref], keep_id=person.id)

    def _position_form(self, person: PersonDetail, position: PositionRow | None) -> FormSpec:
        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            if position is None:
                saved = positions.add_position(self.record, person.ref, **changed)
            else:
                saved = positions.edit_position(self.record, position.id, version=version, **changed)
            message = _("Saved a position of {ref}: {title}.").format(ref=saved.ref, title=saved.printed)
            return SaveResult(saved.ref, message, saved.id)

        return self.form(
            _("Position of {name}").format(name=person.printed),
            POSITION_FIELDS,
            _texts(position) if position else {"party": person.party},
            draft=f"people.position:{person.ref}:{position.id if position else 0}",
            version=position.version if position else None,
            save=save,
        )


def _options(held: Sequence[PositionRow]) -> list[tuple[str, str]]:
    return [(str(position.number), position_words(position)) for position in held]


def _texts(position: PositionRow) -> Mapping[str, str]:
    """A position as its form shows it."""
    return {
        "title": position.title,
        "organisation": position.organisation,
        "party": position.party,
        "since": _date_text(position.since),
        "until": _date_text(position.until),
        "source": position.source,
    }


def _date_text(edtf: str) -> str:
    return format_date(PartialDate.from_edtf(edtf)) if edtf else ""
