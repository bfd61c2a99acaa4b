"""The terminal's page of a briefing: what the minister's two pages say, to be read, printed and exported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from secretariat.dossiers.briefing.queries import briefing
from secretariat.dossiers.briefing.reading import briefing_sheet
from secretariat.papers.house_form import house_form
from secretariat.record.record import Record
from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.paper_file import Make
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _


class BriefingView(NounView):
    """The briefing for the bilateral ``scope["bilateral"]``: a text that scrolls."""

    DEFAULT_CSS = """
    BriefingView RecordTable, BriefingView.-wide RecordTable { display: none; }
    BriefingView DetailPane, BriefingView.-wide DetailPane { display: block; width: 1fr; border-left: none; }
    BriefingView ListStatus { display: none; }
    """
    help_text = N_(
        "What the minister needs before a bilateral: who, when, what was agreed last time, who owes whom what, topics "
        "with a line to take, open brackets. p prints it on two pages at most."
    )
    title: ClassVar[str] = N_("Briefing")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "briefing.dossier",
            "o",
            "dossier",
            N_("Dossier"),
            N_("The other party's dossier"),
            N_("Everything on record about the party that is met."),
            rank=2,
        ),
    )

    def __init__(
        self, record: Record, *, scope: Mapping[str, str] | None = None, words: str = "", id: str | None = None
    ) -> None:
        super().__init__(record, scope=scope, words=words, id=id)
        self._theirs = ""

    @property
    def bilateral(self) -> str:
        """The reference of the bilateral it is for."""
        return self.asked.scope.get("bilateral", "")

    def on_mount(self) -> None:
        """Read it, and have the keys scroll it."""
        super().on_mount()
        self.pane.focus()
        self._read()

    def refresh_rows(self, *, keep_id: int | None = None) -> None:
        """Read it again; it stays scrolled where it is."""
        super().refresh_rows(keep_id=keep_id)
        self._read()

    def _read(self) -> None:
        ours = self.settings.office_party if self.settings else ""

        def read() -> tuple[str, FactSheet]:
            found = briefing(self.record, self.bilateral, ours=ours)
            return found.theirs.code, briefing_sheet(found)

        ask(
            self,
            read,
            self._show_briefing,
            failed=lambda refused: self.pane.show(None, words=refused.message),
            group="briefing",
            what=_("The briefing could not be read because of a fault in the program."),
        )

    def _show_briefing(self, read: tuple[str, FactSheet]) -> None:
        self._theirs, sheet = read
        self.pane.show(sheet)

    def _read_sheet(self) -> None:
        """There is no list whose rows would be read."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It is read and printed; what it tells of is changed where it is."""
        return action in ("print", "export", "refresh_rows", "dossier") and super().check_action(action, parameters)

    def action_dossier(self) -> None:
        """The dossier of the party that is met."""
        from secretariat.parties.screen import DossierAsked

        if self._theirs:
            self.post_message(DossierAsked(self._theirs))

    def action_print(self) -> None:
        """Print it, or write it to a file."""
        from secretariat.dossiers.printing_screen import ask_to_print_briefing

        ask_to_print_briefing(self, self.bilateral, self._maker())

    def action_export(self) -> None:
        """Write it to a file: the same question, as its ending picks the format."""
        self.action_print()

    def _maker(self) -> Make:
        record, ref = self.record, self.bilateral
        ours = self.settings.office_party if self.settings else ""
        given = house_form(self.settings)

        def make(form: str) -> bytes:
            from secretariat.dossiers.briefing.making import briefing_paper

            return briefing_paper(briefing(record, ref, ours=ours), form, **given)

        return make
