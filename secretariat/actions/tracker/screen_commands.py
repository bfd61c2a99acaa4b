"""The command on the view of actions that takes a ministry's tracker in, and what can be done in its preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.papers.read_tables import ReadFile

_ENDINGS: Final = (".xlsx", ".ods", ".csv", ".tsv", ".xls", ".txt", ".md")

PREVIEW_COMMANDS: Final = (
    Command(
        "replies.look",
        "enter",
        "look",
        N_("See both"),
        N_("See both sides of a change"),
        N_("What the field said when the sheet went out, what they write, and what is on record."),
        "form",
        5,
    ),
    Command(
        "replies.theirs",
        "t",
        "theirs",
        N_("Theirs"),
        N_("Their word stands in a conflict"),
        N_("What the sheet says goes into the record; the same again takes the choice back."),
        "form",
        20,
    ),
    Command(
        "replies.ours",
        "o",
        "ours",
        N_("Ours"),
        N_("Our word stands in a conflict"),
        N_("What is on record stays; the same again takes the choice back."),
        "form",
        21,
    ),
    Command(
        "replies.merge",
        "ctrl+s",
        "merge",
        N_("Merge"),
        N_("Merge the sheet into the tracker"),
        N_("All of it as one act; conflicts that are not settled stay as they are on record."),
        "form",
        10,
    ),
    Command(
        "replies.columns",
        "m",
        "columns",
        N_("Columns"),
        N_("See what the columns are read as"),
        N_("Enter changes one; Esc goes back to the preview."),
        "form",
        40,
    ),
    Command(
        "replies.proposed",
        "n",
        "proposed",
        N_("Take new"),
        N_("Take proposed rows down as actions"),
        N_("Rows that the ministry added become actions, or are left."),
        "form",
        30,
    ),
    Command(
        "replies.missing",
        "",
        "missing",
        "",
        N_("Drop what the sheet left out"),
        N_("Open actions of its leads that are not in the sheet are dropped, or stay."),
        "form",
        70,
    ),
    Command(
        "replies.skip",
        "s",
        "skip",
        N_("Skip refused"),
        N_("Skip refused rows"),
        N_("Merge the other rows where some can't be, or nothing."),
        "form",
        35,
    ),
    Command("replies.leave", "escape", "leave", N_("Back"), N_("Back"), N_("Leave; nothing is taken in."), "form", 60),
)
"""What can be done while a tracker is taken in."""


class TrackerCommands(NounView):
    """``I`` asks for a file and merges it into the tracker."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "actions.import",
            "I",
            "import_tracker",
            N_("Import"),
            N_("Import a tracker that came back…"),
            N_("A ministry's replies: a preview field by field, then all of it as one act."),
            rank=70,
        ),
    )

    def action_import_tracker(self) -> None:
        """Ask for the file, then show what taking it in would do."""
        from secretariat.toolkit.file_line import ask_for_table

        ask_for_table(self, _("Import a tracker that came back"), self._open_replies, endings=_ENDINGS)

    def _open_replies(self, file: ReadFile) -> None:
        from secretariat.actions.tracker.screen import RepliesScreen

        self.open_intake(RepliesScreen(self.record, file))
