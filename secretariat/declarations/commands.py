"""The command line's part for declarations."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Final

from secretariat.commandline.arguments import HelpLines, Verbs, add_fields, add_format, add_listing, given_fields
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, narrowed, record_out, rows_out, say, worded
from secretariat.commandline.verbs import asked, every_row, say_added, say_deleted, say_saved, told_out
from secretariat.declarations.comparison import commands as comparison_commands
from secretariat.declarations.fields import DECLARATION_FIELDS, KIND_FIELD, REVISION_FIELDS, TEXT_FIELD
from secretariat.declarations.guard import commands as guard_commands
from secretariat.declarations.negotiation import commands as negotiation_commands
from secretariat.declarations.papers import commands as papers_commands
from secretariat.declarations.procedure import commands as procedure_commands
from secretariat.declarations.reading import commands as reading_commands
from secretariat.values.language import N_, _, ngettext
from secretariat.values.refusal import NotFound

_LIST = (
    Shown("ref", N_("Reference")),
    Shown("title", N_("Title")),
    Shown("meeting", N_("Meeting")),
    Shown("status", N_("Status")),
    Shown("adopted", N_("Adopted on")),
    Shown("revision", N_("Revision")),
    Shown("paragraphs", N_("Paragraphs"), right=True),
)
_WAY: Final = (
    "secretariat declarations import APEC-SMEMM-20 draft.docx",
    "secretariat declarations brackets D-3",
    'secretariat declarations propose D-3 4 --by KR --around "export"',
    "secretariat declarations settle D-3 4.1 accept",
    "secretariat declarations cut D-3 --label Rev.2",
    'secretariat declarations status D-3 "SOM-agreed"',
    "secretariat declarations status D-3 adopted",
    "secretariat declarations print D-3 --text clean -o declaration.pdf",
)
_SHOW_EXAMPLES: Final = (
    "secretariat declarations show D-3",
    "secretariat declarations show D-3 --revision Rev.1 --text compilation",
    "secretariat declarations show D-1 --corrected",
)
_PARAGRAPH_EXAMPLES: Final = (
    'secretariat declarations paragraph D-3 4 --text "Agree to [double] [triple] the number of SMEs;"',
    'secretariat declarations paragraph D-3 4bis --text "Decide to meet again;" --after 4',
    "secretariat declarations paragraph D-3 7 --before 4",
    "secretariat declarations paragraph D-3 4bis --delete",
)
_MOST_RENUMBERED: Final = 12


def add_to(noun: ArgumentParser) -> Verbs:
    """The verbs of ``declarations``; a room above adds its own."""
    verbs = Verbs(noun)
    noun.formatter_class = HelpLines
    noun.epilog = _("From draft to adoption:\n  {commands}").format(commands="\n  ".join(_WAY))
    listed = verbs.add(
        "list", list_declarations, _("List declarations."), example="secretariat declarations list --sort adopted"
    )
    listed.add_argument("--meeting", metavar=_("MEETING"), help=_("only this meeting's"))
    add_listing(listed, ("ref", "title", "adopted", "status"), words=_("only declarations with these words"))
    shown = verbs.add(
        "show", show_declaration, _("Show a declaration and its text."), example="\n  ".join(_SHOW_EXAMPLES)
    )
    _declaration(shown)
    shown.add_argument("--revision", metavar=_("REVISION"), help=_("the text as it was then (the newest by default)"))
    shown.add_argument(
        "--text",
        choices=("clean", "compilation", "working"),
        default="working",
        help=_("clean: no bracket may be open; compilation: all proposals and whose; working: how far each is"),
    )
    shown.add_argument("--corrected", action="store_true", help=_("as it reads with its corrigenda"))
    add_format(shown)
    added = verbs.add(
        "add",
        add_declaration,
        _("Begin a declaration."),
        example='secretariat declarations add --title "Jakarta Declaration" --meeting APEC-SMEMM-20',
    )
    add_fields(added, DECLARATION_FIELDS)
    edited = verbs.add(
        "edit",
        edit_declaration,
        _("Edit a declaration."),
        example='secretariat declarations edit D-1 --note "with annex"',
    )
    _declaration(edited)
    add_fields(edited, DECLARATION_FIELDS)
    deleted = verbs.add(
        "delete", delete_declarations, _("Delete declarations."), example="secretariat declarations delete D-3"
    )
    deleted.add_argument("declaration", nargs="+", metavar=_("DECL"), help=_("its reference or title"))
    _add_drafting(verbs)
    negotiation_commands.add_to(verbs)
    reading_commands.add_to(verbs)
    comparison_commands.add_to(verbs)
    procedure_commands.add_to(verbs)
    guard_commands.add_to(verbs)
    papers_commands.add_to(verbs)
    return verbs


def _add_drafting(verbs: Verbs) -> None:
    taken = verbs.add(
        "cut",
        cut,
        _("Fix the working text under a name, as a revision; the next change begins the working text anew."),
        example='secretariat declarations cut D-3 --label "Rev.2" --date "29 October 2007"',
    )
    _declaration(taken)
    add_fields(taken, REVISION_FIELDS)
    drafted = verbs.add(
        "paragraph",
        draft_paragraph,
        _("Add, change, move or delete a paragraph of the working text."),
        example="\n  ".join(_PARAGRAPH_EXAMPLES),
    )
    _declaration(drafted)
    drafted.add_argument(
        "number", metavar=_("NUMBER"), help=_("as “show” says it: 4, 4(a), P1; a new one adds a paragraph")
    )
    add_fields(drafted, (TEXT_FIELD, KIND_FIELD))
    drafted.add_argument("--renumber", metavar=_("NUMBER"), help=_("give it another number"))
    drafted.add_argument("--delete", action="store_true", help=_("take it out of the working text"))
    place = drafted.add_mutually_exclusive_group()
    place.add_argument("--before", metavar=_("NUMBER"), help=_("put it before this paragraph"))
    place.add_argument("--after", metavar=_("NUMBER"), help=_("put it after this paragraph"))


def _declaration(parser: ArgumentParser) -> None:
    parser.add_argument("declaration", metavar=_("DECL"), help=_("its reference or title"))


def list_declarations(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.queries import declarations_window
    from secretariat.declarations.sheet import date_words, revision_words, row_json

    query = asked(arguments, meeting=arguments.meeting)
    listed = worded(
        arguments.format,
        every_row(declarations_window(office.record, query)),
        row_json,
        lambda one: {
            "status": _(one.status),
            "adopted": date_words(one.adopted),
            "revision": revision_words(one.revision),
        },
    )
    empty = (
        _("No declaration matches.")
        if narrowed(query)
        else _("There are no declarations yet. Add one: secretariat declarations add …")
    )
    rows_out(arguments.format, listed, _LIST, empty=empty)


def show_declaration(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.model import declaration
    from secretariat.declarations.papers.sheet import text_sheet
    from secretariat.declarations.papers.texts import TextKind, declaration_text
    from secretariat.declarations.queries import declaration_detail
    from secretariat.declarations.sheet import clean_sheet, declaration_json, declaration_sheet, paragraph_json

    one = declaration_detail(office.record, arguments.declaration, revision=arguments.revision)
    keys = declaration_json(one) | procedure_commands.told_json(office, one.id)
    if arguments.corrected:
        one = procedure_commands.corrected_text(office, one)
        keys["paragraphs"] = [paragraph_json(paragraph) for paragraph in one.paragraphs]
    if arguments.text != "working":
        text = declaration_text(
            office.record, one.ref, TextKind(arguments.text), revision=arguments.revision
        )  # a clean one is refused while a bracket is open
        record_out(arguments.format, keys, clean_sheet(one) if arguments.corrected else text_sheet(text))
        return
    told_out(office, arguments.format, keys, declaration, one.id, declaration_sheet(one, office.record.zone))


def add_declaration(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations import operations

    fields = given_fields(arguments, DECLARATION_FIELDS, today=office.today, adding=True)
    added = operations.add_declaration(office.record, **fields)
    say_added(added.ref, added.title)


def edit_declaration(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations import operations

    fields = given_fields(arguments, DECLARATION_FIELDS, today=office.today, adding=False)
    saved = operations.edit_declaration(office.record, arguments.declaration, **fields)
    say_saved(saved.ref, saved.title)


def delete_declarations(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations import operations

    refs = operations.remove_declarations(office.record, arguments.declaration)
    say_deleted(office, refs)


def cut(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.revisions import cut_revision
    from secretariat.declarations.sheet import revision_words

    fields = given_fields(arguments, REVISION_FIELDS, today=office.today, adding=True)
    one = cut_revision(office.record, arguments.declaration, **fields)
    say(_("{ref} now has {revision}.").format(ref=one.ref, revision=revision_words(one.revision)))


def draft_paragraph(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations import drafting
    from secretariat.declarations.negotiation.editing import reopened_noted
    from secretariat.declarations.queries import known_paragraph, said_paragraphs

    record, place = office.record, {"before": arguments.before, "after": arguments.after}
    given = given_fields(arguments, (TEXT_FIELD, KIND_FIELD), today=office.today, adding=False)
    known = known_paragraph(record, arguments.declaration, arguments.number)
    said_before = said_paragraphs(record, arguments.declaration)
    if known is None:
        if arguments.delete or "text" not in given:
            raise NotFound(
                _("{declaration} has no paragraph {number}; --text adds it.").format(
                    declaration=arguments.declaration, number=arguments.number
                )
            )
        made = drafting.add_paragraph(record, arguments.declaration, number=arguments.number, **given, **place)
        say(_("Added {paragraph}.").format(paragraph=made.ref))
        _say_renumbered(office, arguments.declaration, said_before)
        return
    if arguments.delete:
        drafting.remove_paragraphs(record, [known.id])
        say_deleted(office, [known.ref])
        return
    with reopened_noted() as reopened:
        saved = drafting.edit_paragraph(record, known.id, number=arguments.renumber, **given, **place)
    say(" ".join([_("Saved {paragraph}.").format(paragraph=saved.ref), *reopened]))
    _say_renumbered(office, arguments.declaration, said_before)


def _say_renumbered(office: Office, which: str, before: Mapping[int, str]) -> None:
    """Which paragraphs are said otherwise than ``before``; one without a number is said by its place, which is nothing
    to tell.
    """
    from secretariat.declarations.queries import said_paragraphs

    now = said_paragraphs(office.record, which)
    changed = [(was, now[id_]) for id_, was in before.items() if id_ in now and now[id_] != was]
    told = [f"{was} → {own}" for was, own in changed if not was.startswith("#")]
    if told:
        listed = ", ".join(told[:_MOST_RENUMBERED]) + (" …" if len(told) > _MOST_RENUMBERED else "")
        say(
            ngettext(
                "{n} paragraph is renumbered: {listed}.", "{n} paragraphs are renumbered: {listed}.", len(told)
            ).format(n=len(told), listed=listed)
        )
