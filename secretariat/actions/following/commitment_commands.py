"""The verb that goes from text to deed: every commitment of a declaration and what follows from it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from secretariat.actions.following.commands import report_out
from secretariat.commandline.arguments import Verbs, add_format, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, json_out, rows_out, say
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.actions.following.became import Became

_COLUMNS = (
    Shown("paragraph", N_("Paragraph")),
    Shown("text", N_("Text")),
    Shown("action", N_("Action")),
    Shown("title", N_("What")),
    Shown("lead", N_("Lead")),
    Shown("due_text", N_("Due")),
    Shown("standing", N_("Status")),
    Shown("reached", N_("Progress")),
)


def add_commitments_verb(verbs: Verbs) -> None:
    """``commitments``, among the verbs of ``declarations``."""
    listed = verbs.add(
        "commitments",
        commitments,
        _("Every operative paragraph, the actions that follow from it, how far they are; those with none stand out."),
        example="secretariat declarations commitments D-3 -o commitments.pdf",
    )
    listed.add_argument("declaration", metavar=_("DECL"), help=_("its reference or title"))
    listed.add_argument("--without", action="store_true", help=_("only the paragraphs that nothing follows from"))
    add_output(listed)
    add_format(listed)


def commitments(office: Office, arguments: Namespace) -> None:
    from dataclasses import replace

    from secretariat.actions.following.became import became_of_declaration
    from secretariat.actions.following.became_paper import counted

    found = became_of_declaration(office.record, arguments.declaration)
    shown = replace(found, commitments=tuple(found.without)) if arguments.without else found
    if arguments.output:
        report_out(office, arguments.output, shown)
    elif arguments.format == "json":
        json_out(list(_as_json(shown)))
    else:
        rows_out(arguments.format, list(_rows(office, shown)), _COLUMNS, empty=_("There is no operative paragraph."))
        if arguments.format == "table":
            say(counted(found))


def _rows(office: Office, found: Became) -> Iterator[dict[str, Any]]:
    """A row for each action, the paragraph's words with the first; "no action yet" where nothing follows."""
    from secretariat.actions.following.became import FORMER
    from secretariat.actions.following.became_paper import standing

    for one in found.commitments:
        gone = one.kind == FORMER
        words = _("(no longer in the text) {words}").format(words=one.text).rstrip() if gone else one.text
        said = {"paragraph": _number(one.ref), "text": words}
        if not one.actions:
            yield {**said, "action": _("no action yet")}
        for each in one.actions:
            row = each.row
            followed = {"action": row.ref, "title": row.title, "lead": row.led_by, "due_text": each.due}
            yield {**said, **followed, "standing": standing(each, office.today), "reached": each.reached}
            said = {"paragraph": "", "text": ""}


def _as_json(found: Became) -> Iterator[dict[str, Any]]:
    from secretariat.actions.following.became import FORMER
    from secretariat.actions.following.became_paper import as_json

    for one in as_json(found)["commitments"]:
        number = _number(one["ref"] or "") or None
        told = {"paragraph": number, "text": one["text"], "in_text": one["kind"] != FORMER}
        yield {**told, "actions": one["actions"]}


def _number(ref: str) -> str:
    return ref.partition("/")[2]
