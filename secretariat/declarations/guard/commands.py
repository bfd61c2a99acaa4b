"""The command line's part for the vocabulary guard."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out, say
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.declarations.guard.overruling import Found

_COLUMNS = (
    Shown("paragraph", N_("Paragraph")),
    Shown("found", N_("Word")),
    Shown("instead", N_("Instead")),
    Shown("why", N_("Why")),
    Shown("overruled", N_("Overruled")),
)


def add_to(verbs: Verbs) -> None:
    """The verbs of the guard."""
    guarded = verbs.add(
        "guard",
        guard,
        _("List the words in a declaration that its forum does not use, why, and what it says instead."),
        example="secretariat declarations guard D-3",
    )
    guarded.add_argument("declaration", metavar=_("DECL"), help=_("its reference or title"))
    guarded.add_argument("--revision", metavar=_("REVISION"), help=_("the text as it was then (the newest by default)"))
    guarded.add_argument("--all", action="store_true", help=_("also the words that were overruled"))
    add_format(guarded)
    let = verbs.add(
        "overrule",
        overrule,
        _("Let a flagged word stand in a paragraph; who did so and why is kept."),
        example='secretariat declarations overrule D-3 4 country --why "it quotes the UN resolution"',
    )
    let.add_argument("declaration", metavar=_("DECL"), help=_("its reference or title"))
    let.add_argument("paragraph", metavar=_("NUMBER"), help=_("the paragraph it stands in"))
    let.add_argument("word", metavar=_("WORD"), help=_("the flagged word"))
    let.add_argument("--why", metavar=_("WHY"), required=True, help=_("why it may stand"))


def guard(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.guard.overruling import guarded, has_vocabulary

    own = office.configuration.templates
    found = guarded(office.record, arguments.declaration, revision=arguments.revision, own=own)
    listed = [found_json(one) for one in found if arguments.all or one.overruled is None]
    empty = (
        _("The guard finds nothing.")
        if has_vocabulary(office.record, arguments.declaration, own)
        else _("The guard has no words to look for: {ref} has no meeting of a forum that avoids some.")
    )
    rows_out(arguments.format, listed, _COLUMNS, empty=empty.format(ref=arguments.declaration))


def overrule(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.guard import overruling

    one = overruling.overrule(
        office.record,
        arguments.declaration,
        paragraph=arguments.paragraph,
        word=arguments.word,
        why=arguments.why,
        own=office.configuration.templates,
    )
    say(_("“{word}” stands: {why}.").format(word=one.word, why=one.why))


def found_json(one: Found) -> dict[str, Any]:
    """A flagged word with its keys; ``overruled`` says why it stands, null where nobody let it."""
    return {
        "paragraph": one.paragraph,
        "offset": one.flag.offset,
        "found": one.flag.found,
        "word": one.flag.avoided.word,
        "instead": one.flag.avoided.instead,
        "why": one.flag.avoided.why,
        "overruled": one.overruled.why if one.overruled else None,
        "overruled_by": one.overruled.user if one.overruled else None,
    }
