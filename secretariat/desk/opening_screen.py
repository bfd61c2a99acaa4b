"""The terminal's form that opens the next meeting of a series, with what is proposed for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from secretariat.desk.opening_commands import NEXT_FIELDS
from secretariat.desk.opening_next import open_next
from secretariat.desk.opening_proposed import proposed_next
from secretariat.desk.opening_sheet import opened_words
from secretariat.parties.finding import party_suggestions
from secretariat.record.record import Record
from secretariat.toolkit.form_spec import FormSpec, SaveResult, form_of
from secretariat.toolkit.record_messages import RecordChanged
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import ask
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _
from secretariat.values.partial_date import PartialDate

if TYPE_CHECKING:
    from textual.app import App

_FIELDS: Final = tuple(field for field in NEXT_FIELDS if field.key not in ("ref", "source"))


def next_form(record: Record, series: str) -> FormSpec:
    """The form for the next meeting of a series, as it would be. (In a worker thread.)"""
    proposal = proposed_next(record, series)

    def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
        fields: Any = {field.key: changed.get(field.key) for field in _FIELDS}
        if proposal.version is not None:  # what others wrote meanwhile on what nobody typed here stays
            fields = {key: value for key, value in fields.items() if _shown(value) != values[key].strip()}
        opened = open_next(record, proposal.series, version=proposal.version, **fields)
        not_done = " ".join(opened.not_done)
        said = _("{act} · u Undo").format(act=opened_words(opened))
        return SaveResult(opened.ref, f"{said} {not_done}".strip())

    values = {
        "title": proposal.title,
        "ordinal": "" if proposal.ordinal is None else str(proposal.ordinal),
        "dates": format_date(PartialDate.from_edtf(proposal.dates)) if proposal.dates else "",
        "place": proposal.place,
        "timezone": proposal.timezone,
        "host": proposal.host,
        "theme": proposal.theme,
        "note": proposal.note,
    }
    title = _("Open the next meeting of {series}").format(series=proposal.series)
    if proposal.ref:
        title = _("Open {ref}, which is on record").format(ref=proposal.ref)
    return form_of(
        record,
        title,
        _FIELDS,
        values,
        draft=f"meetings.next:{proposal.series}",
        save=save,
        finders={"party": party_suggestions},
        save_label=N_("Open next"),
    )


def _shown(value: object) -> str:
    """A value that a field was read to, as the form shows it."""
    if isinstance(value, PartialDate):
        return format_date(value)
    return "" if value is None else str(value).strip()


def ask_for_next(app: App[Any], record: Callable[[], Record], series: str) -> None:
    """Show that form over what is shown; once the meeting is open, its page is shown."""

    def show(spec: FormSpec) -> None:
        from secretariat.toolkit.record_form import RecordForm

        app.push_screen(RecordForm(spec), opened)

    def opened(saved: SaveResult | None) -> None:
        if saved is not None:
            say(app, saved.message)
            app.post_message(RecordChanged([saved.ref]))
            app.open_record("meeting", 0, saved.ref)  # type: ignore[attr-defined]  # the application's own

    ask(
        app.screen,
        lambda: next_form(record(), series),
        show,
        group="form",
        what=_("The form could not be opened because of a fault in the program."),
    )
