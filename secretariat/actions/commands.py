"""The command line's part for actions: list, show, add, edit, delete, export (those that move one: act_commands)."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from secretariat.actions import act_commands, recurrence_commands
from secretariat.actions.fields import ACTION_FIELDS
from secretariat.actions.following import commands as following_commands
from secretariat.actions.papers import commands as paper_commands
from secretariat.actions.tracker.commands import add_import_verb
from secretariat.actions.views import commands as view_commands
from secretariat.commandline.arguments import Verbs, add_fields, add_format, add_output, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, record_out, rows_out, say
from secretariat.commandline.verbs import say_added, say_deleted, say_saved
from secretariat.papers.house_form import house_form
from secretariat.values.language import N_, _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Refused

SORT_NAMES = view_commands.SORT_NAMES
_LIST = (
    Shown("ref", N_("Ref")),
    Shown("title", N_("What")),
    Shown("lead", N_("Lead")),
    Shown("counterpart", N_("With")),
    Shown("due_text", N_("Due")),
    Shown("standing", N_("Status")),
    Shown("reached", N_("Progress"), right=True),
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``actions``."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list",
        list_actions,
        _("List actions: what is open, by due date."),
        example="secretariat actions list party:KR 'due<2015' --overdue",
    )
    _add_filters(listed)
    add_format(listed)
    shown = verbs.add("show", show_action, _("Show one action."), example="secretariat actions show A-17")
    shown.add_argument("ref", metavar=_("REF"), help=_("its reference, or words that only it has"))
    add_format(shown)
    added = verbs.add(
        "add",
        add_action,
        _("Take down an action, in one line or with flags."),
        example="secretariat actions add Sign the renewed MoU @KR lead:SMBA due:'July 2011' '!high' from:APEC-SMEMM-18",
    )
    added.add_argument("text", nargs="*", metavar=_("TEXT"), help=_("the action in one line"))
    add_fields(added, ACTION_FIELDS)
    edited = verbs.add(
        "edit", edit_action, _("Edit an action."), example='secretariat actions edit A-17 --due "Q3 2015"'
    )
    edited.add_argument("ref", metavar=_("REF"))
    add_fields(edited, ACTION_FIELDS)
    edited.add_argument(
        "--following", action="store_true", help=_("where it recurs, also all that are still open after it")
    )
    act_commands.add_to(verbs)
    paper_commands.add_to(verbs)
    recurrence_commands.add_to(verbs)
    following_commands.add_to(verbs)
    view_commands.add_to(verbs)
    deleted = verbs.add("delete", delete_actions, _("Delete actions."), example="secretariat actions delete A-17")
    deleted.add_argument("ref", nargs="+", metavar=_("REF"))
    exported = verbs.add(
        "export",
        export_actions,
        _("Write the tracker to a file: a sheet that comes back, a paper, a calendar."),
        example="secretariat actions export --lead SMBA -o tracker.xlsx",
    )
    _add_filters(exported)
    exported.add_argument("--by", choices=("lead", "meeting"), default="lead", help=_("how a paper groups the actions"))
    exported.add_argument(
        "--since", metavar=_("DATE"), help=_("a paper counts what was done since (1 January by default)")
    )
    add_output(exported, required=True)
    add_import_verb(verbs)


def _add_filters(parser: ArgumentParser) -> None:
    parser.add_argument(
        "filter",
        nargs="*",
        metavar=_("FILTER"),
        help=_(
            "words, or party:KR lead:SMBA meeting:REF status:open priority:high due<2015 tag:ovop part-of:A-3 "
            "overdue unassigned"
        ),
    )
    parser.add_argument("--all", action="store_true", help=_("also what is done or ended"))
    parser.add_argument("--overdue", action="store_true", help=_("only what is overdue"))
    parser.add_argument("--due-within", metavar=_("DAYS"), help=_("only what is due from today on within so many days"))
    parser.add_argument("--lead", metavar=_("LEAD"), help=_("only what this party, person or organisation leads"))
    parser.add_argument("--party", metavar=_("PARTY"), help=_("only what is with this party or led by it"))
    parser.add_argument("--meeting", metavar=_("MEETING"), help=_("only what comes from this meeting, or its margins"))
    parser.add_argument("--status", metavar=_("STATUS"), help=_("open, all, or one status, such as done"))
    parser.add_argument("--sort", choices=SORT_NAMES, help=_("the order: by due date, or that of the kept filter"))
    parser.add_argument("--reverse", action="store_true", help=_("the other way round"))


def _query(office: Office, arguments: Namespace) -> ListQuery:
    from secretariat.actions.filters import filter_line
    from secretariat.actions.views.saved import order_named

    scope = {key: "yes" for key in ("all", "overdue") if getattr(arguments, key)}
    for key in ("due_within", "lead", "party", "meeting", "status"):
        value = getattr(arguments, key)
        if value:
            scope[key] = value
    words = filter_line(arguments.filter)
    sort, descending = arguments.sort, arguments.reverse
    kept = None if sort else order_named(office.record, words)
    if kept is not None:
        sort, descending = kept[0], kept[1] != descending
    return ListQuery(words=words, sort=sort or SORT_NAMES[0], descending=descending, scope=scope)


def list_actions(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.queries import actions_window, all_rows
    from secretariat.actions.sheet import action_json

    query = _query(office, arguments)
    rows = all_rows(actions_window(office.record, query))
    listed = [_line(row) for row in rows] if arguments.format == "table" else [action_json(row) for row in rows]
    rows_out(arguments.format, listed, _LIST, empty="" if rows else _none(office, query))


def _none(office: Office, query: ListQuery) -> str:
    from secretariat.actions.conditions import unknown_lead
    from secretariat.actions.views.saved import asked_filters

    filters = asked_filters(office.record, query)
    with office.record.reading() as connection:
        lead = unknown_lead(connection, filters)
    if lead:
        return _("No action matches: no lead is called “{name}”.").format(name=lead)
    if narrowed(query, "all"):
        return _("No action matches.")
    if "all" in query.scope:
        return _("There are no actions yet. Add one: secretariat actions add …")
    return _("No action is open; --all shows those that ended. Add one: secretariat actions add …")


def _line(row: Any) -> dict[str, Any]:
    from secretariat.actions.progress import short_progress
    from secretariat.actions.sheet import due_text

    return {
        "ref": row.ref,
        "title": row.title,
        "lead": row.led_by,
        "counterpart": row.counterpart_name,
        "due_text": due_text(row),
        "standing": _("overdue") if row.overdue else _(row.status),
        "reached": short_progress(row.achieved, row.target, row.progress),
    }


def show_action(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.detail import action_detail
    from secretariat.actions.sheet import action_sheet, detail_json

    detail = action_detail(office.record, arguments.ref)
    record_out(arguments.format, detail_json(detail), action_sheet(detail))


def add_action(office: Office, arguments: Namespace) -> None:
    from secretariat.actions import operations
    from secretariat.actions.one_line import entry_fields, line_of, parse_line

    if arguments.text and not "".join(arguments.text).strip() and arguments.field_title is None:
        raise Refused(_("The text is empty: say what is to be done."))
    fields = entry_fields(parse_line(line_of(arguments.text)), today=office.today)
    fields |= given_fields(arguments, ACTION_FIELDS, today=office.today, adding="title" not in fields)
    id_, ref, title = operations.take_down(office.record, **fields)
    say_added(ref, title)
    if fields.keys() - {"title"}:
        from secretariat.actions.understood import understood_words

        words = understood_words(office.record, id_)
        if words:
            say(words)


def edit_action(office: Office, arguments: Namespace) -> None:
    from secretariat.actions import operations

    fields = given_fields(arguments, ACTION_FIELDS, today=office.today, adding=False)
    detail = operations.edit_action(office.record, arguments.ref, following=arguments.following, **fields)
    say_saved(detail.row.ref, detail.row.title)


def delete_actions(office: Office, arguments: Namespace) -> None:
    from secretariat.actions import operations

    refs = operations.remove_actions(office.record, arguments.ref)
    say_deleted(office, refs)


def export_actions(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.papers import ENDINGS, tracker
    from secretariat.papers.destination import ending, write_output
    from secretariat.values.day import one_day

    form = ending(arguments.output, ENDINGS)
    since = one_day(arguments.since, "--since", today=office.today) if arguments.since else None
    settings = office.configuration
    data, count = tracker(
        office.record,
        _query(office, arguments),
        form,
        **house_form(settings),
        by=arguments.by,
        since=since,
    )
    write_output(arguments.output, data)
    if arguments.output != "-":
        say(_("Wrote {n} actions to {file}.").format(n=count, file=arguments.output))
