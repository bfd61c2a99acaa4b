"""The terminal's views of the forums, and of one forum's roster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from secretariat.parties import forum_operations
from secretariat.parties.forum_fields import FORUM_FIELDS, NO, YES
from secretariat.parties.forum_queries import ForumDetail, ForumRow, forum_by_id, forums_window
from secretariat.parties.forum_sheet import forum_sheet
from secretariat.parties.roster_screen import RosterView, admission_form
from secretariat.record.seen import Seen
from secretariat.toolkit.chrome import ViewTab
from secretariat.toolkit.commands import Command
from secretariat.toolkit.frame import Beneath, Place
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.language import N_, _, current_language


class ForumsView(NounView):
    """The forums the office deals with; each one's members of today are in the detail."""

    help_text = N_("Forums, what they call their members, and who is a member today.")
    title: ClassVar[str] = N_("Forums")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("code", N_("Code"), 10, sort="code"),
        TableColumn("name", N_("Name"), 24, flex=3, sort="name"),
        TableColumn("members", N_("Members"), 8, right=True),
        TableColumn("words", N_("Called"), 18, flex=1, drop=1),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (("code", N_("code")), ("name", N_("name")))
    filters: ClassVar[str] = N_("the code or a name of a forum")
    empty: ClassVar[str] = N_("No forums yet. Press n to add one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "forums.admit",
            "m",
            "admit",
            N_("Admit"),
            N_("Admit a party to the forum"),
            N_("Make a party a member of the forum under the cursor, from a day on."),
            rank=20,
        ),
    )

    def window(self, query: ListQuery) -> RowWindow:
        return forums_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        forum: ForumRow = row
        name = forum.name_id if current_language() == "id" and forum.name_id else forum.name
        return (Cell(forum.ref, "strong"), name, str(forum.members), Cell(forum.words, "dim"))

    def sheet(self, id: int) -> FactSheet:
        return forum_sheet(forum_by_id(self.record, id))

    def open_row(self, row: Any) -> None:
        """The forum's members, on a page of their own."""
        scope = {"forum": row.ref}
        members = Place(ViewTab("members", "", N_("Members")), lambda: lambda: RosterView(self.record, scope=scope))
        self.app.push_screen(Beneath([members], left=row.ref, right=""), lambda _left: self.refresh_rows())

    def new_form(self) -> FormSpec:
        return self.form(_("New forum"), FORUM_FIELDS, {}, draft="forums.new", save=self._add)

    def edit_form(self, id: int) -> FormSpec:
        forum = forum_by_id(self.record, id)

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            saved = forum_operations.edit_forum(self.record, forum.code, version=version, **changed)
            return SaveResult(saved.code, _("Saved {ref}: {title}.").format(ref=saved.code, title=saved.name), saved.id)

        title = _("Edit {ref}").format(ref=forum.code)
        return self.form(
            title, FORUM_FIELDS, _texts(forum), draft=f"forums.edit:{forum.code}", version=forum.version, save=save
        )

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        codes = forum_operations.remove_forums(
            self.record, [forum_by_id(self.record, id).code for id in ids], seen=seen
        )
        return _("Deleted {refs}").format(refs=", ".join(codes))

    def action_admit(self) -> None:
        """A form for a new member of the forum under the cursor."""
        row = self.table.row
        if row is not None:
            forum, number = row.ref, row.id
            ask(self, lambda: admission_form(self.record, forum, cursor=number), self.open_form, group="form")

    def _add(self, changed: dict[str, Any], _version: int | None) -> SaveResult:
        added = forum_operations.add_forum(self.record, **changed)
        return SaveResult(added.code, _("Added {ref}: {title}.").format(ref=added.code, title=added.name), added.id)


def _texts(forum: ForumDetail) -> dict[str, str]:
    """A forum as its form shows it."""
    return {
        "code": forum.code,
        "name": forum.name,
        "name_id": forum.name_id,
        "member_word": forum.member_word,
        "member_words": forum.member_words,
        "member_word_id": forum.member_word_id,
        "uses_flags": YES if forum.uses_flags else NO,
        "avoid": "; ".join(forum.avoid),
    }
