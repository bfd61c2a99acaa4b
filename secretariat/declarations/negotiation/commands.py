"""The command line's part for negotiating: the ledger of brackets, proposing, settling, supporting, marking."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Final

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, json_out, rows_out, say, visible
from secretariat.declarations.states import ParagraphStanding, Stance
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.declarations.negotiation.ledger import Ledger
    from secretariat.declarations.queries import ParagraphRow
    from secretariat.record.record import Record

_BRACKETS: Final = (
    Shown("id", N_("Bracket")),
    Shown("text", N_("Text")),
    Shown("kind", N_("Kind")),
    Shown("proposed_by", N_("Proposed by")),
    Shown("supported_by", N_("Supported by")),
    Shown("opposed_by", N_("Opposed by")),
    Shown("since", N_("Since")),
    Shown("depth", N_("Depth"), right=True),
)
_ALONE: Final = (
    Shown("paragraph", N_("Paragraph")),
    Shown("character", N_("Without its partner")),
    Shown("offset", N_("Place"), right=True),
    Shown("context", N_("Text")),
)
_OVER_TIME: Final = (
    Shown("revision", N_("Revision")),
    Shown("open", N_("Open brackets"), right=True),
    Shown("opening", "[", right=True),
    Shown("closing", "]", right=True),
    Shown("depth", N_("Depth"), right=True),
    Shown("by_party", N_("By party")),
)

_PROPOSE_EXAMPLES: Final = (
    'secretariat declarations propose D-3 4 --by KR --instead-of double --text "at least triple"',
    'secretariat declarations propose D-3 4 --by ID --beside 4.2 --text "the green economy"',
    "secretariat declarations propose D-3 4 --by JP --around export",
    'secretariat declarations propose D-3 4 --by MY --text "Decide to meet in Putrajaya;"',
)


def add_to(verbs: Verbs) -> None:
    """The verbs of negotiating, among those of ``declarations``."""
    listed = verbs.add(
        "brackets",
        brackets,
        _("The ledger of brackets: which are open, whose, since when, who supports and who opposes."),
        example="secretariat declarations brackets D-3 --party KR\n  secretariat declarations brackets D-3 --over-time",
    )
    _declaration(listed)
    listed.add_argument("--revision", metavar=_("REVISION"), help=_("as they were then (the newest by default)"))
    listed.add_argument("--party", metavar=_("PARTY"), help=_("only those it proposes, supports or opposes"))
    listed.add_argument("--paragraph", metavar=_("NUMBER"), help=_("only those of this paragraph"))
    listed.add_argument("--over-time", action="store_true", help=_("how many there were in each revision"))
    add_format(listed)
    _add_proposing(verbs)
    _add_deciding(verbs)


def _add_proposing(verbs: Verbs) -> None:
    proposed = verbs.add(
        "propose",
        propose,
        _("Propose words in brackets; without a place for them, as a new paragraph."),
        example="\n  ".join(_PROPOSE_EXAMPLES),
    )
    _declaration(proposed)
    proposed.add_argument(
        "paragraph", metavar=_("NUMBER"), help=_("the paragraph; alone with --text, a new one is put after it")
    )
    proposed.add_argument("--by", required=True, metavar=_("PARTY"), help=_("who; several with commas between"))
    proposed.add_argument("--text", metavar=_("WORDS"), help=_("the words proposed"))
    place = proposed.add_mutually_exclusive_group()
    place.add_argument("--around", metavar=_("WORDS"), help=_("put these words in brackets"))
    place.add_argument("--beside", metavar=_("BRACKET"), help=_("as an alternative to this bracket"))
    place.add_argument("--instead-of", metavar=_("WORDS"), help=_("as an alternative to these words"))
    place.add_argument("--after", metavar=_("WORDS"), help=_("behind these words"))
    whose = verbs.add(
        "attribute",
        attribute,
        _("Say whose a bracket is."),
        example='secretariat declarations attribute D-3 4.1 --by "ID, KR"',
    )
    _declaration(whose)
    whose.add_argument("bracket", metavar=_("BRACKET"), help=_("its number in the ledger, such as 4.1"))
    whose.add_argument("--by", required=True, metavar=_("PARTY"), help=_("whose it is; empty for nobody's"))


def _add_deciding(verbs: Verbs) -> None:
    settled = verbs.add(
        "settle",
        settle,
        _("Accept brackets (their words stay) or strike them; accepting one alternative strikes the others."),
        example="secretariat declarations settle D-3 4.1 5.2 accept\n  secretariat declarations settle D-3 4.3 strike",
    )
    _declaration(settled)
    _brackets(settled)
    settled.add_argument("choice", choices=("accept", "strike"), metavar="accept|strike", help=_("what becomes of it"))
    settled.add_argument("--keep-others", action="store_true", help=_("leave the other alternatives in brackets"))
    for verb, what, help_ in (
        ("support", Stance.SUPPORTS, _("Note that parties support brackets.")),
        ("oppose", Stance.OPPOSES, _("Note that parties oppose brackets.")),
    ):
        stood = verbs.add(verb, stand, help_, example=f"secretariat declarations {verb} D-3 4.1 --by JP")
        _declaration(stood)
        _brackets(stood)
        stood.add_argument("--by", required=True, metavar=_("PARTY"), help=_("who; several with commas between"))
        stood.add_argument("--note", metavar=_("TEXT"), help=_("what they said about it"))
        stood.add_argument("--withdraw", action="store_true", help=_("no more, neither one nor the other"))
        stood.set_defaults(stance=what)
    marked = verbs.add(
        "mark",
        mark,
        _("Say how far paragraphs are negotiated: {standings}.").format(
            standings=", ".join(one.value for one in ParagraphStanding)
        ),
        example='secretariat declarations mark D-3 4 5(a) "agreed ad referendum"',
    )
    _declaration(marked)
    marked.add_argument("paragraph", nargs="+", metavar=_("NUMBER"), help=_("a paragraph"))
    marked.add_argument("standing", metavar=_("STANDING"), help=_("how far they are, one of those above"))


def _declaration(parser: ArgumentParser) -> None:
    parser.add_argument("declaration", metavar=_("DECL"), help=_("its reference or title"))


def _brackets(parser: ArgumentParser) -> None:
    parser.add_argument("bracket", nargs="+", metavar=_("BRACKET"), help=_("its number in the ledger, such as 4.1"))


def brackets(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.negotiation.ledger import ledger, over_time
    from secretariat.declarations.negotiation.parties import codes_of
    from secretariat.declarations.negotiation.telling import asked_for, bracket_json, count_json, ledger_json, summary

    one = ledger(office.record, arguments.declaration, revision=arguments.revision)
    counts = over_time(office.record, arguments.declaration) if arguments.over_time else None
    with office.record.reading() as connection:
        parties = codes_of(connection, arguments.party or "")
    listed = asked_for(one, parties=parties, paragraph=arguments.paragraph or "")
    if arguments.format == "json":
        json_out(ledger_json(one, listed, counts))
        return
    rows = [count_json(each) for each in counts or ()] or [bracket_json(each) for each in listed]
    if arguments.format == "table":
        for row in rows:
            row["by_party"] = ", ".join(f"{party} {count}" for party, count in row.get("by_party", {}).items())
            row |= {key: _(row[key]) for key in ("kind", "since", "revision") if key in row}
    rows_out(arguments.format, rows, _OVER_TIME if counts else _BRACKETS, empty=_("No bracket is open there."))
    if arguments.format == "table":
        say(summary(one))
        _tell_alone(one)


def _tell_alone(one: Ledger) -> None:
    from secretariat.declarations.negotiation.telling import ledger_json

    alone = ledger_json(one, ())["unmatched"]
    if alone:
        rows_out("table", alone, _ALONE, empty="")


def propose(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.negotiation.editing import reopened_noted

    if arguments.around is None and not (arguments.text or "").strip():
        raise Refused(_("--text is needed: the words that are proposed."))
    if arguments.around is not None and arguments.text is not None:
        raise Refused(_("--around puts brackets around words that stand there; leave out --text."))
    with reopened_noted() as reopened:
        row = _proposed(office.record, arguments)
    _say_text(row)
    for sentence in reopened:
        say(sentence)


def _proposed(record: Record, arguments: Namespace) -> ParagraphRow:
    from secretariat.declarations.negotiation import operations as acts
    from secretariat.declarations.queries import known_paragraph

    which, by, text = arguments.declaration, arguments.by, arguments.text
    if arguments.around is not None:
        words = acts.found_words(record, which, arguments.paragraph, arguments.around)
        return acts.bracket_words(record, which, words, by=by)
    if arguments.beside is not None:
        own = arguments.beside if "." in arguments.beside else f"{arguments.paragraph}.{arguments.beside}"
        return acts.propose_beside(record, which, own, text, by=by)
    if arguments.instead_of is not None:
        words = acts.found_words(record, which, arguments.paragraph, arguments.instead_of)
        return acts.propose_instead(record, which, words, text, by=by)
    if arguments.after is not None:
        words = acts.found_words(record, which, arguments.paragraph, arguments.after)
        return acts.propose_after(record, which, words, text, by=by)
    known = known_paragraph(record, which, arguments.paragraph)
    place = {"after": arguments.paragraph} if known else {"number": arguments.paragraph}
    return acts.propose_paragraph(record, which, text, by=by, **place)


def attribute(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.negotiation.operations import attribute_bracket

    _say_text(attribute_bracket(office.record, arguments.declaration, arguments.bracket, arguments.by))


def settle(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.negotiation.ledger import ledger
    from secretariat.declarations.negotiation.operations import Choice, settle_brackets
    from secretariat.declarations.negotiation.telling import others_words, summary

    choice = Choice(arguments.choice)
    done = settle_brackets(
        office.record, arguments.declaration, arguments.bracket, choice, keep_others=arguments.keep_others
    )
    accepted = _("Accepted {brackets}.") if choice is Choice.ACCEPT else _("Struck {brackets}.")
    say(accepted.format(brackets=", ".join(done.brackets)))
    if done.others:
        say(visible(others_words(done.others)))
    if done.gone:
        say(_("Nothing was left of {paragraphs}.").format(paragraphs=", ".join(done.gone)))
    say(summary(ledger(office.record, arguments.declaration)))


def stand(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.negotiation.stances import take_stance, withdraw_stance

    which, asked, by = arguments.declaration, arguments.bracket, arguments.by
    if arguments.withdraw:
        ids = withdraw_stance(office.record, which, asked, by)
        said = _("{brackets}: {party} no longer in support or against.")
    else:
        ids = take_stance(office.record, which, asked, by, arguments.stance, note=arguments.note)
        supports = arguments.stance is Stance.SUPPORTS
        said = _("{brackets}: supported by {party}.") if supports else _("{brackets}: opposed by {party}.")
    say(said.format(party=by, brackets=", ".join(ids)))


def mark(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.negotiation.marking import mark_paragraphs, standing_named

    standing = standing_named(arguments.standing)
    marked = mark_paragraphs(office.record, arguments.declaration, arguments.paragraph, standing)
    say(_("{paragraphs}: {standing}.").format(paragraphs=", ".join(marked), standing=_(standing.value)))


def _say_text(row: ParagraphRow) -> None:
    say(_("{paragraph} reads now: {text}").format(paragraph=row.ref, text=visible(row.text)))
