"""The commands for privacy in the people's view: erase somebody's data after typing it out, or keep it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.records_view import RecordsView
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import ask
from secretariat.values.field import Field, FieldKind
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from secretariat.people.erasing import Erasure
    from secretariat.toolkit.record_form import SaveResult

_KEEP_FIELDS = (
    Field("until", N_("Kept until"), FieldKind.DATE, hint=N_("the last day; empty: no longer")),
    Field("reason", N_("Kept because"), hint=N_("such as: chairs the next meeting")),
)


class PrivacyCommands(RecordsView):
    """What the people's view can do with data that is asked to be erased, or kept for too long."""

    record: Record
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "people.erase",
            "",
            "erase",
            "",
            N_("Erase a person's data…"),
            N_("Everything personal of the marked people or the one under the cursor, for good: shown before it goes."),
            "marked",
            93,
        ),
        Command(
            "people.keep",
            "",
            "keep",
            "",
            N_("Keep a person's data…"),
            N_("Keep the marked people, or the one under the cursor, beyond the office's period, for a reason."),
            "marked",
            94,
        ),
    )

    def action_erase(self) -> None:
        """Show what erasing the chosen people would take out; then ask for the word that does it."""
        refs = list(self.chosen().values())
        if refs:
            ask(self, lambda: self._erasure(refs), lambda told: self._ask(told, refs), group="form")

    def action_keep(self) -> None:
        """A form for how long, and why, the chosen people are kept."""
        from secretariat.people.retention import keep_people
        from secretariat.toolkit.form_spec import SaveResult, form_of

        refs = list(self.chosen().values())
        if not refs:
            return

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            until = changed.get("until")
            if until is not None and until.last is None:
                raise Refused(_("Until when? A date with an end is needed, such as 2030."))
            kept = keep_people(self.record, refs, until.last if until else None, changed.get("reason") or "")
            words = _("Kept: {refs}.") if until else _("No longer kept: {refs}.")
            return SaveResult(kept[0], words.format(refs=", ".join(kept[:8])))

        title = _("Keep {refs}").format(refs=", ".join(refs[:8]))
        spec = form_of(self.record, title, _KEEP_FIELDS, {}, draft=f"people.keep:{refs[0]}", save=save)
        self.open_form(spec)

    def _erasure(self, refs: Sequence[str]) -> Erasure:
        from secretariat.people.erasing import erasure_of
        from secretariat.toolkit.drafts import drafts_of

        return erasure_of(self.record, refs, drafts_of(self.app))

    def _ask(self, told: Erasure, refs: Sequence[str]) -> None:
        from secretariat.people.erasing_words import erasure_sheet
        from secretariat.toolkit.one_line import OneLine

        sheet = erasure_sheet(told)
        shown = [(fact.label, fact.value, True) for fact in sheet.facts]
        for section in sheet.sections:
            for place, line in enumerate(section.lines):
                said = " ".join(part for part in (line.aside, line.text) if part)
                shown.append(("" if place else section.heading, said, section.heading != _("Left")))
        word = told.people[0][0] if len(told.people) == 1 else str(len(told.people))
        hint = _("type {word} to erase; Esc leaves all as it is").format(word=word)
        asked = OneLine(sheet.title, lambda text: self._erase(text, word, refs), hint=hint, echo=lambda _text: shown)
        self.app.push_screen(asked, self._erased)

    def _erase(self, text: str, word: str, refs: Sequence[str]) -> SaveResult:
        """Erase, where the word was typed. (In a worker thread.)"""
        from secretariat.people.erasing import erase_people
        from secretariat.toolkit.drafts import drafts_of
        from secretariat.toolkit.record_form import SaveResult

        if text.strip() != word:
            raise Refused(_("Nothing was erased: type {word} to erase.").format(word=word))
        done = erase_people(self.record, refs, drafts_of(self.app))
        said = ngettext("Erased {n} person.", "Erased {n} people.", len(done.people)).format(n=len(done.people))
        if not done.rewritten:
            said = f"{said} " + _("The file is written anew by: secretariat record compact")
        return SaveResult(refs[0], said)

    def _erased(self, saved: SaveResult | None) -> None:
        if saved is not None:
            say(self.app, saved.message)
            self.table.mark({})
            self.changed([saved.ref])
