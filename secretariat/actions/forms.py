"""The forms of the terminal's view of actions: new and edit, progress, done, drop, supersede."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from secretariat.actions import lifecycle, operations
from secretariat.actions.detail import ActionDetail, action_by_id
from secretariat.actions.fields import ACTION_FIELDS, DONE_FIELDS, DROP_FIELDS, PROGRESS_FIELDS
from secretariat.actions.finding import action_suggestions
from secretariat.actions.how_far import further_measures
from secretariat.actions.leads import lead_suggestions
from secretariat.actions.progress import targets_text, whole_number
from secretariat.actions.reminders import reminder_words
from secretariat.actions.rows import ActionRow
from secretariat.actions.sheet import due_text
from secretariat.agenda.finding import item_suggestions
from secretariat.meetings.finding import meeting_suggestions, outcome_suggestions
from secretariat.parties.finding import party_suggestions
from secretariat.record.record import Record
from secretariat.record.suggestions import Finder
from secretariat.toolkit.form_spec import NO_FINDERS, FormSpec, SaveResult, form_of
from secretariat.values.date_print import format_date
from secretariat.values.day import one_day
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate

_SUPERSEDE_FIELDS = (
    Field("by", N_("Superseded by"), FieldKind.NAME, required=True, names="action", hint=N_("the action in its place")),
)

THIS_ONE, FOLLOWING = "this one", "this and all that follow"
_REACH = Field(
    "reach",
    N_("Change"),
    FieldKind.CHOICE,
    choices=(Choice(THIS_ONE, N_("this one")), Choice(FOLLOWING, N_("this and all that follow"))),
)

FINDERS: Final[Mapping[str, Finder]] = {
    "party": party_suggestions,
    "lead": lead_suggestions,
    "meeting": meeting_suggestions,
    "outcome": outcome_suggestions,
    "item": item_suggestions,
    "action": action_suggestions,
}


def new_form(record: Record, scope: Mapping[str, str]) -> FormSpec:
    """A new action, from the meeting the list is about where there is one."""

    def save(filled: dict[str, Any], _version: int | None) -> SaveResult:
        added = operations.add_action(record, **filled)
        return _result(_("Added {ref}: {title}."), added)

    values = {"meeting": scope["meeting"]} if scope.get("meeting") else {}
    return form_of(record, _("New action"), ACTION_FIELDS, values, draft="actions.new", save=save, finders=FINDERS)


def edit_form(record: Record, id_: int) -> FormSpec:
    """An action as it is now."""
    detail = action_by_id(record, id_)
    fields: Sequence[Field] = ACTION_FIELDS
    texts = action_texts(detail)
    if detail.recurs:
        fields, texts = (_REACH, *fields), {**texts, _REACH.key: THIS_ONE}

    def save(changed: dict[str, Any], version: int | None) -> SaveResult:
        following = changed.pop(_REACH.key, THIS_ONE) == FOLLOWING
        # The unit stands in a field of its own, and so it stays where another lead is typed.
        saved = operations.edit_action(
            record, detail.row.ref, version=version, unit_stays=True, following=following, **changed
        )
        return _result(_("Saved {ref}: {title}."), saved)

    return form_of(
        record,
        _("Edit {ref}").format(ref=detail.row.ref),
        fields,
        texts,
        draft=f"actions.edit:{detail.row.ref}",
        save=save,
        version=detail.row.version,
        finders=FINDERS,
    )


def action_texts(detail: ActionDetail) -> dict[str, str]:
    """An action as its form shows it."""
    row = detail.row
    return {
        "title": row.title,
        "lead": detail.lead_organisation or detail.lead_person_ref or detail.lead_party,
        "lead_unit": detail.lead_unit,
        "supporting": row.supporting,
        "counterpart": row.counterpart,
        "due": due_text(row),
        "target": targets_text(detail.measures),
        "meeting": row.meeting,
        "outcome": detail.outcome,
        "item": detail.item_ref,
        "paragraph": detail.paragraph,
        "part_of": detail.part_of,
        "weight": str(detail.weight) if detail.part_of else "",
        "tags": " ".join(row.tags),
        "priority": row.priority,
        "every": detail.recurs,
        "remind": reminder_words(detail.reminders),
        "agreed_on": format_date(PartialDate.of(detail.agreed_on)) if detail.agreed_on else "",
        "note": row.note,
        "source": row.source,
    }


def progress_form(record: Record, row: ActionRow) -> FormSpec:
    """Progress on one action: amount, note, day."""

    def save(filled: dict[str, Any], _version: int | None) -> SaveResult:
        on = filled.get("on")
        day = one_day(on.edtf, _("Date"), today=record.today) if on else None
        amount = whole_number(filled.get("amount") or "0")
        logged = lifecycle.log_progress(record, row.ref, amount, of=filled.get("of"), note=filled.get("note"), on=day)
        return _result(_("Logged on {ref}: {title}."), logged)

    title = _("Progress on {ref}").format(ref=row.ref)
    return form_of(record, title, _progress_fields(record, row), {}, draft=f"actions.progress:{row.ref}", save=save)


def _progress_fields(record: Record, row: ActionRow) -> Sequence[Field]:
    """What is asked of a step; where several things are counted also which of them."""
    with record.reading() as connection:
        further = further_measures(connection, row.id)
    if not further:
        return PROGRESS_FIELDS
    units = [row.unit] * (row.target is not None) + [one.unit for one in further]
    first, *rest = PROGRESS_FIELDS
    of = Field("of", N_("Of what"), FieldKind.CHOICE, choices=tuple(Choice(unit, unit) for unit in units))
    return (first, of, *rest)


def done_form(record: Record, chosen: Mapping[int, str]) -> FormSpec:
    """Evidence and day for the chosen actions."""

    def finish(filled: dict[str, Any]) -> list[str]:
        return lifecycle.finish_actions(
            record, list(chosen.values()), evidence=filled["evidence"], on=filled.get("on"), why=filled.get("why")
        )

    return _moving(record, _("Done: {refs}"), DONE_FIELDS, "actions.done", chosen, finish)


def drop_form(record: Record, chosen: Mapping[int, str]) -> FormSpec:
    """Why the chosen actions are given up."""

    def drop(filled: dict[str, Any]) -> list[str]:
        return lifecycle.drop_actions(record, list(chosen.values()), why=filled["why"])

    return _moving(record, _("Drop {refs}"), DROP_FIELDS, "actions.drop", chosen, drop)


def supersede_form(record: Record, chosen: Mapping[int, str]) -> FormSpec:
    """Which action takes the place of the chosen ones."""

    def supersede(filled: dict[str, Any]) -> list[str]:
        return lifecycle.supersede_actions(record, list(chosen.values()), by=filled["by"])

    finders = {"action": action_suggestions}
    return _moving(record, _("Supersede {refs}"), _SUPERSEDE_FIELDS, "actions.supersede", chosen, supersede, finders)


def _moving(
    record: Record,
    title: str,
    fields: Sequence[Field],
    draft: str,
    chosen: Mapping[int, str],
    move: Callable[[dict[str, Any]], list[str]],
    finders: Mapping[str, Finder] = NO_FINDERS,
) -> FormSpec:
    refs = ", ".join(chosen.values())

    def save(filled: dict[str, Any], _version: int | None) -> SaveResult:
        moved = move(filled)
        return SaveResult(moved[0], title.format(refs=", ".join(moved)), next(iter(chosen)))

    return form_of(
        record, title.format(refs=refs), fields, {}, draft=f"{draft}:{refs}"[:120], save=save, finders=finders
    )


def _result(sentence: str, detail: ActionDetail) -> SaveResult:
    return SaveResult(detail.row.ref, sentence.format(ref=detail.row.ref, title=detail.row.title), detail.id)
