"""The command on the view of texts that takes one in, and those of the screen that shows it before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.values.field import Field, FieldKind
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from secretariat.declarations.reading.read_text import ReadText
    from secretariat.toolkit.record_form import SaveResult

_ENDINGS: Final = (".docx", ".md", ".txt", ".markdown")
_FILE, _PASTE = "file", "paste"
_PASTED: Final = (Field("text", N_("Text"), FieldKind.LINES, required=True, hint=N_("paste it here")),)

TAKING_COMMANDS: Final = (
    Command(
        "reading.take",
        "ctrl+s",
        "take_in",
        N_("Take in"),
        N_("Take the text in"),
        N_("All of it in one act, which u takes back."),
        "form",
        10,
    ),
    Command(
        "reading.into",
        "i",
        "into",
        N_("Into"),
        N_("Say where the text goes"),
        N_("It becomes a new declaration, or a revision of one."),
        "form",
        20,
    ),
    Command(
        "reading.label",
        "v",
        "label",
        N_("Revision"),
        N_("Name the revision"),
        N_("The text is cut as a revision of that name; without one it is the working text."),
        "form",
        30,
    ),
    Command(
        "reading.title",
        "t",
        "title",
        N_("Title"),
        N_("Give the new declaration a title"),
        N_("Another title than the text's own."),
        "form",
        40,
    ),
    Command(
        "reading.leave",
        "escape",
        "leave",
        N_("Leave"),
        N_("Leave"),
        N_("Take nothing in."),
        "form",
        60,
    ),
)
"""What can be done while a text is taken in."""


class ReadingCommands(NounView):
    """``I`` takes a text in: from a file or pasted, shown as it was read before anything is written."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "declarations.import",
            "I",
            "import_text",
            N_("Import"),
            N_("Import a text…"),
            N_("Take a text in (.docx, .md, .txt, or pasted): its paragraphs as they are read, then all in one act."),
            rank=14,
        ),
    )

    def action_import_text(self) -> None:
        """Ask where the text is and what it becomes, then show how it was read."""
        from secretariat.toolkit.picker import Picker

        row = self.table.row
        ref = row.ref if row is not None else ""
        options = [
            (f"{_FILE} ", _("From a file, as a new declaration")),
            (f"{_PASTE} ", _("Pasted, as a new declaration")),
        ]
        if ref:
            options += [
                (f"{_FILE} {ref}", _("From a file, as a new text of {ref}").format(ref=ref)),
                (f"{_PASTE} {ref}", _("Pasted, as a new text of {ref}").format(ref=ref)),
            ]
        self.app.push_screen(Picker(_("Import a text"), options), self._source_chosen)

    def _source_chosen(self, chosen: str | None) -> None:
        if chosen is None:
            return
        source, _space, ref = chosen.partition(" ")
        if source == _PASTE:
            self._ask_for_words(ref)
            return
        from secretariat.toolkit.file_line import ask_to_read

        title = _("Import a text")
        ask_to_read(self, title, _read_file, lambda read: self._show_read(read, ref), endings=_ENDINGS)

    def _ask_for_words(self, ref: str) -> None:
        from secretariat.toolkit.record_form import RecordForm, SaveResult

        found: list[ReadText] = []

        def look(given: dict[str, Any], _version: int | None) -> SaveResult:
            from secretariat.declarations.reading.files import read_pasted

            found.append(read_pasted(given["text"]))
            return SaveResult("", "")

        def looked(result: SaveResult | None) -> None:
            if result is not None and found:
                self._show_read(found[-1], ref)

        draft = f"declarations.pasted:{ref}"
        form = self.form(_("Paste a text"), _PASTED, {}, draft=draft, save=look, save_label=N_("Read text"))
        self.app.push_screen(RecordForm(form), looked)

    def _show_read(self, read: ReadText, ref: str) -> None:
        from secretariat.declarations.reading.import_screen import ImportTextScreen
        from secretariat.declarations.reading.operations import Target

        meeting = "" if ref else self.asked.scope.get("meeting", "")
        target = Target(declaration=ref, meeting=meeting)
        self.open_intake(ImportTextScreen(self.record, read, target))


def _read_file(path: Path) -> ReadText:
    """A file's text. (In a worker thread.)"""
    from secretariat.declarations.reading.files import read_file

    return read_file(path)
