"""The command line's part for outcomes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.commandline.arguments import Verbs, add_fields, add_format, given_fields, read_given
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, rows_out
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted, say_saved, told_out
from secretariat.meetings.fields import OUTCOME_FIELDS
from secretariat.values.language import N_, _
from secretariat.values.list_query import ListQuery

_LIST = (
    Shown("ref", N_("Ref")),
    Shown("meeting", N_("Meeting")),
    Shown("kind_words", N_("Kind")),
    Shown("by", N_("By")),
    Shown("text", N_("Text")),
)
_SORTS = ("meeting", "kind", "ref")
_KIND = next(field for field in OUTCOME_FIELDS if field.key == "kind")


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``outcomes``."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list",
        list_outcomes,
        _("List what meetings agreed, offered, welcomed and noted."),
        example="secretariat outcomes list --meeting ASEM-SMEMM-1 --kind agreed",
    )
    listed.add_argument("words", nargs="*", metavar=_("WORD"), help=_("only outcomes with these words"))
    listed.add_argument("--meeting", metavar=_("MEETING"), help=_("only outcomes of this meeting"))
    listed.add_argument("--kind", metavar=_("KIND"), help=_("only outcomes of this kind"))
    listed.add_argument("--sort", choices=_SORTS, default="meeting", help=_("the order; meeting by default"))
    listed.add_argument("--reverse", action="store_true", help=_("the order turned round"))
    add_format(listed)
    shown = verbs.add("show", show_outcome, _("Show one outcome."), example="secretariat outcomes show O-12")
    shown.add_argument("outcome", metavar=_("OUTCOME"), help=_("a reference such as O-12"))
    add_format(shown)
    added = verbs.add(
        "add",
        add_outcome,
        _("Note an outcome of a meeting."),
        example='secretariat outcomes add --meeting APEC-SMEMM-18 --kind offered --by KR --text "Train the trainers"',
    )
    add_fields(added, OUTCOME_FIELDS)
    edited = verbs.add(
        "edit", edit_outcome, _("Edit an outcome."), example='secretariat outcomes edit O-12 --by "ID; KR"'
    )
    edited.add_argument("outcome", metavar=_("OUTCOME"))
    add_fields(edited, OUTCOME_FIELDS)
    deleted = verbs.add("delete", delete_outcomes, _("Delete outcomes."), example="secretariat outcomes delete O-12")
    deleted.add_argument("outcome", nargs="+", metavar=_("OUTCOME"))


def outcomes_out(office: Office, form: str, query: ListQuery) -> None:
    """Print the outcomes that ``query`` asks for."""
    from secretariat.meetings.outcome_queries import outcomes_window
    from secretariat.meetings.outcome_sheet import outcome_row_json

    rows = [outcome_row_json(row) for row in every_row(outcomes_window(office.record, query))]
    if form == "table":
        rows = [{**row, "kind_words": _(row["kind"])} for row in rows]
    empty = (
        _("No outcome matches.")
        if narrowed(query)
        else _("There are no outcomes yet. Add one: secretariat outcomes add …")
    )
    rows_out(form, rows, _LIST, empty=empty)


def list_outcomes(office: Office, arguments: Namespace) -> None:
    kind = str(read_given(_KIND, arguments.kind, today=office.today)) if arguments.kind else None
    outcomes_out(office, arguments.format, asked(arguments, meeting=arguments.meeting, kind=kind))


def show_outcome(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings.model import outcome
    from secretariat.meetings.outcome_queries import outcome_detail
    from secretariat.meetings.outcome_sheet import outcome_json, outcome_sheet

    one = outcome_detail(office.record, arguments.outcome)
    told_out(office, arguments.format, outcome_json(one), outcome, one.id, outcome_sheet(one))


def add_outcome(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import outcome_operations

    fields = given_fields(arguments, OUTCOME_FIELDS, today=office.today, adding=True)
    outcome = outcome_operations.add_outcome(office.record, **fields)
    say_added(outcome.ref, outcome.row.text)


def edit_outcome(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import outcome_operations

    fields = given_fields(arguments, OUTCOME_FIELDS, today=office.today, adding=False)
    outcome = outcome_operations.edit_outcome(office.record, arguments.outcome, **fields)
    say_saved(outcome.ref, outcome.row.text)


def delete_outcomes(office: Office, arguments: Namespace) -> None:
    from secretariat.meetings import outcome_operations

    refs = outcome_operations.remove_outcomes(office.record, arguments.outcome)
    say_deleted(office, refs)
