"""The command line's part for papers tabled."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from secretariat.agenda.tabled.fields import PAPER_FIELDS, SYMBOL_FIELD
from secretariat.agenda.tabled.paper_commands import add_paper_verbs
from secretariat.commandline.arguments import Verbs, add_fields, add_format, add_listing, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, rows_out, worded
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted, say_saved, told_out
from secretariat.values.language import N_, _
from secretariat.values.list_query import ListQuery
from secretariat.values.refusal import Misused

if TYPE_CHECKING:
    from secretariat.agenda.tabled.rows import PaperDetail

_LIST = (
    Shown("ref", N_("Symbol")),
    Shown("item", N_("Item")),
    Shown("title", N_("Title")),
    Shown("by", N_("Submitted by")),
    Shown("purpose_words", N_("Purpose")),
    Shown("access_words", N_("Access")),
    Shown("state", N_("State")),
    Shown("file", N_("File")),
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``papers``."""
    verbs = Verbs(noun)
    listed = verbs.add(
        "list",
        list_papers,
        _("List papers tabled, in the order of the agenda's items."),
        example="secretariat papers list --meeting APEC-SMEMM-18",
    )
    listed.add_argument("--meeting", metavar=_("MEETING"), help=_("only papers of this meeting"))
    listed.add_argument("--item", metavar=_("NUMBER"), help=_("of those, the papers under this agenda item"))
    add_listing(listed, ("item", "symbol", "title", "purpose"), words=_("only papers with these words"))
    shown = verbs.add(
        "show",
        show_paper,
        _("Show one paper, its file and its revisions."),
        example="secretariat papers show 2011/SMEMM/001",
    )
    symbol_argument(shown)
    add_format(shown)
    added = verbs.add(
        "add",
        add_paper,
        _("Table a paper; its symbol is the next one of the meeting's pattern."),
        example='secretariat papers add APEC-SMEMM-18 --title "Opening statement" --item 1 --by KR --file opening.pdf',
    )
    added.add_argument("meeting", metavar=_("MEETING"))
    add_fields(added, (*PAPER_FIELDS, SYMBOL_FIELD))
    edited = verbs.add(
        "edit",
        edit_paper,
        _("Edit a paper; its symbol stays."),
        example="secretariat papers edit 2011/SMEMM/001 --access public",
    )
    symbol_argument(edited)
    add_fields(edited, PAPER_FIELDS)
    revised = verbs.add(
        "revise",
        revise_paper,
        _("Table a new revision of a paper; the text before it stays, superseded."),
        example="secretariat papers revise 2011/SMEMM/001 --file statement-2.pdf",
    )
    symbol_argument(revised)
    add_fields(revised, PAPER_FIELDS)
    deleted = verbs.add(
        "delete", delete_papers, _("Delete papers."), example="secretariat papers delete 2011/SMEMM/001rev1"
    )
    deleted.add_argument("symbol", nargs="+", metavar=_("SYMBOL"))
    add_paper_verbs(verbs)


def add_listing_verb(verbs: Verbs) -> None:
    """``meetings papers``."""
    listed = verbs.add(
        "papers",
        papers_of_meeting,
        _("List the papers tabled at a meeting, in the order of its agenda."),
        example="secretariat meetings papers APEC-SMEMM-18",
    )
    listed.add_argument("meeting", metavar=_("MEETING"))
    add_format(listed)


def symbol_argument(parser: ArgumentParser) -> None:
    """Which paper."""
    parser.add_argument("symbol", metavar=_("SYMBOL"), help=_("its symbol, or words of its title only it has"))


def list_papers(office: Office, arguments: Namespace) -> None:
    if arguments.item and not arguments.meeting:
        raise Misused(_("--item needs --meeting: items are numbered in each meeting."))
    query = asked(arguments, meeting=arguments.meeting, item=arguments.item)
    _papers_out(office, arguments.format, query, narrowed(query))


def papers_of_meeting(office: Office, arguments: Namespace) -> None:
    _papers_out(office, arguments.format, ListQuery(sort="item", scope={"meeting": arguments.meeting}), False)


def _papers_out(office: Office, form: str, query: ListQuery, chosen: bool) -> None:
    from secretariat.agenda.tabled.queries import papers_window
    from secretariat.agenda.tabled.sheet import file_words, paper_row_json, state_words

    listed = worded(
        form,
        every_row(papers_window(office.record, query)),
        paper_row_json,
        lambda row: {
            "purpose_words": _(row.purpose),
            "access_words": _(row.access),
            "state": state_words(row),
            "file": file_words(row),
        },
    )
    empty = _("No paper matches.") if chosen else _("No papers are tabled yet. Table one: secretariat papers add …")
    rows_out(form, listed, _LIST, empty=empty)


def show_paper(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.tabled.model import paper as paper_table
    from secretariat.agenda.tabled.queries import paper_detail
    from secretariat.agenda.tabled.sheet import paper_json, paper_sheet

    one = paper_detail(office.record, arguments.symbol)
    told_out(office, arguments.format, paper_json(one), paper_table, one.id, paper_sheet(one))


def add_paper(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.tabled import operations

    fields = given_fields(arguments, (*PAPER_FIELDS, SYMBOL_FIELD), today=office.today, adding=True)
    pattern = office.configuration.paper_symbols
    added = operations.add_paper(office.record, arguments.meeting, pattern=pattern, **fields)
    say_added(added.ref, _told(added))


def edit_paper(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.tabled import operations

    fields = given_fields(arguments, PAPER_FIELDS, today=office.today, adding=False)
    saved = operations.edit_paper(office.record, arguments.symbol, **fields)
    say_saved(saved.ref, _told(saved))


def revise_paper(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.tabled import operations

    fields = given_fields(arguments, PAPER_FIELDS, today=office.today, adding=False)
    added = operations.revise_paper(office.record, arguments.symbol, **fields)
    say_added(added.ref, _told(added))


def delete_papers(office: Office, arguments: Namespace) -> None:
    from secretariat.agenda.tabled import operations

    say_deleted(office, operations.remove_papers(office.record, arguments.symbol))


def _told(one: PaperDetail) -> str:
    """Its title, and the text it replaces."""
    before = one.revisions[one.revisions.index(one.ref) - 1] if one.revisions.index(one.ref) else ""
    return _("{title} (replaces {symbol})").format(title=one.row.title, symbol=before) if before else one.row.title
