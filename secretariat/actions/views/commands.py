"""The command line's other ways to look at the tracker: groups, why an action is urgent, filters under names."""

from __future__ import annotations

from argparse import Namespace

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, record_out, rows_out, say, worded
from secretariat.values.fact_sheet import Fact, FactSheet
from secretariat.values.language import N_, _

SORT_NAMES = ("due", "lead", "title", "priority", "updated", "ref")
"""The orders of the tracker."""

_FILTERS = (Shown("name", N_("Name")), Shown("filter", N_("Filter in words")), Shown("sort", N_("Order")))
_GROUPS = (
    Shown("name", N_("Group")),
    Shown("count", N_("Actions"), right=True),
    Shown("overdue", N_("Overdue"), right=True),
    Shown("progress", N_("Progress"), right=True),
)


def add_to(verbs: Verbs) -> None:
    """These verbs, among those of ``actions``."""
    grouped = verbs.add(
        "groups",
        list_groups,
        _("How much is open and how much is overdue, by lead, by counterpart or by meeting."),
        example="secretariat --sample actions groups lead overdue",
    )
    grouped.add_argument("by", choices=("lead", "counterpart", "meeting"), help=_("what is put together"))
    grouped.add_argument("filter", nargs="*", metavar=_("FILTER"), help=_("as for “actions list”"))
    add_format(grouped)
    explained = verbs.add(
        "why", explain, _("How urgent an action is, and why."), example="secretariat --sample actions why A-9"
    )
    explained.add_argument("ref", metavar=_("REF"))
    add_format(explained)
    kept = verbs.add(
        "filters",
        filters,
        _("Filters kept under names; “actions list :NAME” uses one."),
        example="secretariat actions filters --save late overdue party:KR",
    )
    kept.add_argument("words", nargs="*", metavar=_("FILTER"), help=_("what is kept, with --save"))
    kept.add_argument("--save", metavar=_("NAME"), help=_("keep the filter under this name"))
    kept.add_argument("--delete", metavar=_("NAME"), help=_("keep it no longer"))
    kept.add_argument("--sort", choices=SORT_NAMES, default="due", help=_("the order it is read in"))
    add_format(kept)


def list_groups(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.filter_words import filter_line
    from secretariat.actions.views.groups import By, groups
    from secretariat.values.list_query import ListQuery

    found = groups(office.record, By(arguments.by), ListQuery(words=filter_line(arguments.filter)))
    rows = worded(
        arguments.format,
        found,
        lambda one: {
            "key": one.key,
            "name": one.name,
            "count": one.count,
            "overdue": one.overdue,
            "progress": one.progress,
        },
        lambda one: {"progress": "" if one.progress is None else f"{one.progress}%"},
    )
    rows_out(arguments.format, rows, _GROUPS, empty=_("No action matches."))


def explain(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.detail import action_detail
    from secretariat.actions.standing import is_open
    from secretariat.actions.views.urgent import weigh

    row = action_detail(office.record, arguments.ref).row
    urgent = weigh(office.record, row)
    state = _("overdue") if row.overdue else "" if is_open(row.status) else _(row.status)
    facts = [Fact(_("Urgency"), str(urgent.points)), *(Fact(f"{term.points:+d}", term.words) for term in urgent.terms)]
    told = {"ref": row.ref, "urgency": urgent.points, "terms": [[term.words, term.points] for term in urgent.terms]}
    record_out(arguments.format, told, FactSheet(row.ref, row.title, state, facts, []))


def filters(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.filter_words import filter_line
    from secretariat.actions.views import saved

    if arguments.delete:
        say(_("Deleted the filter “{name}”.").format(name=saved.delete_filter(office.record, arguments.delete)))
        return
    if arguments.save:
        one = saved.save_filter(office.record, arguments.save, filter_line(arguments.words), sort=arguments.sort)
        say(_("Kept “{words}” as “{name}”.").format(words=one.words, name=one.name))
        return
    rows = [
        {"name": one.name, "filter": one.words, "sort": one.sort, "descending": one.descending}
        for one in saved.saved_filters(office.record)
    ]
    rows_out(arguments.format, rows, _FILTERS, empty=_("No filter is kept yet: actions filters --save NAME FILTER."))
