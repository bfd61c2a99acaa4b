"""The terminal's view of one forum's members, and the forms to admit one and to let one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from secretariat.parties import admitting
from secretariat.parties.finding import party_suggestions
from secretariat.parties.forum_fields import ADMISSION_FIELDS, LEAVING_FIELDS
from secretariat.parties.forum_queries import MembershipRow, membership_by_id, memberships_window
from secretariat.parties.forum_sheet import date_words, membership_sheet
from secretariat.record.conflict import Conflict
from secretariat.record.record import Record
from secretariat.record.seen import Seen
from secretariat.toolkit.commands import Command
from secretariat.toolkit.form_spec import FormSpec, SaveResult, form_of
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.rows import Cell, ListQuery, RowWindow, TableColumn
from secretariat.toolkit.worker import ask
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.field import Field
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused


class RosterView(NounView):
    """The memberships of one forum (``scope["forum"]``): who is a member, since when, and who was."""

    help_text = N_("Who is or was a member of the forum, under the name it uses, with the days that count.")
    title: ClassVar[str] = N_("Members")
    columns: ClassVar[Sequence[TableColumn]] = (
        TableColumn("code", N_("Code"), 7, sort="code"),
        TableColumn("name", N_("Name in the forum"), 20, flex=3, sort="name"),
        TableColumn("since", N_("Since"), 17, sort="since"),
        TableColumn("until", N_("Until"), 17),
        TableColumn("kind", N_("Kind"), 12, drop=1),
    )
    sorts: ClassVar[Sequence[tuple[str, str]]] = (
        ("name", N_("the forum's own order")),
        ("since", N_("since when")),
        ("code", N_("code")),
    )
    filters: ClassVar[str] = N_("any name of a party, in any language")
    empty: ClassVar[str] = N_("No members yet. Press n to admit one.")
    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "roster.leave",
            "l",
            "leave",
            N_("Leaves"),
            N_("End the membership"),
            N_("Say until when the party under the cursor is a member; it stays in the rosters of earlier days."),
            rank=20,
        ),
    )

    def window(self, query: ListQuery) -> RowWindow:
        return memberships_window(self.record, query)

    def cells(self, row: Any) -> Sequence[Cell | str]:
        of: MembershipRow = row
        name = of.called if of.current else Cell(of.called, "dim")
        return (Cell(of.ref, "strong"), name, date_words(of.since), date_words(of.until), Cell(_(of.kind), "dim"))

    def sheet(self, id: int) -> FactSheet:
        return membership_sheet(membership_by_id(self.record, id))

    def new_form(self) -> FormSpec:
        forum = self.asked.scope.get("forum", "")
        if not forum:
            raise Refused(_("A party is admitted to one forum; open that forum first."))
        return admission_form(self.record, forum)

    def edit_form(self, id: int) -> FormSpec:
        of = membership_by_id(self.record, id)
        values = {
            "since": date_words(of.since),
            "until": date_words(of.until),
            "admitted": date_words(of.admitted),
            "name": of.name_in_forum,
            "name_id": admitting.indonesian_name_in_forum(self.record, of.id),
            "source": of.source,
        }
        fields = [field for field in ADMISSION_FIELDS if field.key != "party"]
        return self._membership_form(of, _("{name} in {forum}"), "edit", fields, values)

    def delete(self, ids: Sequence[int], seen: Seen) -> str:
        codes = admitting.remove_memberships(self.record, ids, seen=seen)
        return _("Deleted memberships of {refs}").format(refs=", ".join(codes))

    def action_leave(self) -> None:
        """A form for the last day of the membership under the cursor."""
        row = self.table.row
        if row is not None:
            number = row.id
            ask(self, lambda: self._leaving_form(number), self.open_form, group="form")

    def _leaving_form(self, id: int) -> FormSpec:
        of = membership_by_id(self.record, id)
        return self._membership_form(
            of, _("{name} leaves {forum}"), "leave", LEAVING_FIELDS, {"until": date_words(of.until)}
        )

    def _membership_form(
        self, of: MembershipRow, title: str, what: str, fields: Sequence[Field], values: Mapping[str, str]
    ) -> FormSpec:
        seen = values.get("name_id")

        def save(changed: dict[str, Any], version: int | None) -> SaveResult:
            nonlocal seen
            if "name" in changed and seen:
                changed = {"name_id": seen, **changed}  # what the form shows beside a new name is kept with it
            try:
                admitting.edit_membership(self.record, of.id, version=version, name_id_seen=seen, **changed)
            except Conflict as conflict:
                seen = next((str(one.theirs) for one in conflict.fields if one.field == "name_id"), seen)
                raise
            saved = membership_by_id(self.record, of.id)
            return SaveResult(of.ref, _("Saved {ref}: {title}.").format(ref=of.ref, title=saved.called), of.id)

        named = title.format(name=of.called, forum=of.forum)
        return self.form(named, fields, values, draft=f"memberships.{what}:{of.id}", version=of.version, save=save)


def admission_form(record: Record, forum: str, *, cursor: int | None = None) -> FormSpec:
    """The form with which a party is admitted to a forum (its code); ``cursor`` is where the list's cursor goes."""

    def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
        fields = {key: value for key, value in changed.items() if key != "party"}
        of = membership_by_id(record, admitting.admit_party(record, forum, changed["party"], **fields))
        sentence = _("{name} ({code}) is a member of {forum} since {since}.")
        return SaveResult(
            of.ref,
            sentence.format(name=of.called, code=of.ref, forum=of.forum, since=date_words(of.since)),
            of.id if cursor is None else cursor,
        )

    return form_of(
        record,
        _("Admit a party to {forum}").format(forum=forum),
        ADMISSION_FIELDS,
        {},
        draft=f"forums.admit:{forum}",
        save=save,
        finders={"party": party_suggestions},
    )
