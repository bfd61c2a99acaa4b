"""What can be done in every list, with the same keys everywhere."""

from __future__ import annotations

from typing import Final

from secretariat.toolkit.commands import Command
from secretariat.values.language import N_

LIST_COMMANDS: Final = (
    Command("list.open", "enter", "open", N_("Open"), N_("Open"), N_("Open the record under the cursor."), rank=1),
    Command("list.new", "n", "new", N_("New"), N_("Add a record"), N_("Fill in a form for a new record."), rank=10),
    Command("list.edit", "e", "edit", N_("Edit"), N_("Edit"), N_("Change the record under the cursor."), rank=20),
    Command(
        "list.delete",
        "d,delete",
        "delete",
        N_("Delete"),
        N_("Delete"),
        N_("Delete the marked records, or the one under the cursor; u brings them back."),
        "marked",
        60,
    ),
    Command(
        "list.filter",
        "slash",
        "filter",
        N_("Filter"),
        N_("Filter the list"),
        N_("Type words to narrow the list; Enter keeps them, Esc clears them."),
        rank=24,
    ),
    Command(
        "list.sort",
        "s",
        "sort",
        N_("Sort"),
        N_("Sort the list"),
        N_("Choose an order; choosing the same one again turns it round."),
        rank=55,
    ),
    Command(
        "list.mark",
        "space",
        "mark",
        N_("Mark"),
        N_("Mark or unmark"),
        N_("Mark the record under the cursor; what you do next is done to all marked ones."),
        rank=40,
    ),
    Command(
        "list.mark_all",
        "asterisk",
        "mark_all",
        N_("Mark all"),
        N_("Mark all, or none"),
        N_("Mark every record of the list as it is filtered, or take all marks away."),
        rank=92,
    ),
    Command("list.print", "p", "print", N_("Print"), N_("Print"), N_("Make a paper of it."), "marked", rank=17),
    Command(
        "list.export",
        "x",
        "export",
        N_("Export"),
        N_("Export the list"),
        N_("Write the list, as it is filtered and sorted, to a file."),
        "marked",
        18,
    ),
    Command(
        "list.action",
        "A",
        "take_down_action",
        N_("Action"),
        N_("Take down an action from this"),
        N_("In one line, from the record under the cursor: where it comes from is kept."),
        rank=57,
    ),
    Command(
        "list.history",
        "h",
        "history",
        N_("History"),
        N_("History of this record"),
        N_("Who changed what in the record under the cursor, and when."),
        rank=70,
    ),
    Command(
        "list.refresh",
        "f5",
        "refresh_rows",
        N_("Refresh"),
        N_("Read the list again"),
        N_("Read the list again; changes by others come by themselves within two seconds."),
        rank=95,
    ),
    Command(
        "list.back",
        "escape",
        "back",
        N_("Back"),
        N_("Back to the list"),
        N_("From the detail to the list; in the list, clear the filter, then the marks."),
        rank=16,
    ),
)
