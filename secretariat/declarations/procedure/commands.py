"""The command line's part for silence, positions and corrigenda."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from secretariat.commandline.arguments import Verbs, add_format, date_given
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, rows_out, say, worded
from secretariat.declarations.states import DeclarationStatus
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.declarations.procedure.silence import Silence
    from secretariat.declarations.queries import DeclarationDetail

_POSITIONS = (
    Shown("party", N_("Party")),
    Shown("position", N_("Position")),
    Shown("paragraph", N_("Paragraph")),
    Shown("text", N_("Text")),
    Shown("date", N_("Date")),
)
_CORRIGENDA = (
    Shown("number", N_("No."), right=True),
    Shown("paragraph", N_("Paragraph")),
    Shown("before", N_("For")),
    Shown("after", N_("Read")),
    Shown("why", N_("Why")),
    Shown("date", N_("Date")),
)

_STATUS_EXAMPLES = (
    'secretariat declarations status D-3 "SOM-agreed"',
    'secretariat declarations status D-3 "under silence" --until "31 October 2026 12:00" --zone Asia/Seoul',
    'secretariat declarations status D-3 adopted --on "1 November 2026"',
)
_POSITION_EXAMPLES = (
    'secretariat declarations position D-3 KR reserved --paragraph 4 --text "Korea reserves its position."',
    "secretariat declarations position D-3 JP --remove",
)


def add_to(verbs: Verbs) -> None:
    """The verbs of the procedure."""
    state = verbs.add(
        "status",
        set_status,
        _("Bring a declaration to another state: {states}.").format(
            states=", ".join(s.value for s in DeclarationStatus)
        ),
        example="\n  ".join(_STATUS_EXAMPLES),
    )
    _declaration(state)
    state.add_argument("new", metavar=_("NEW"), help=_("the new state, one of those above"))
    state.add_argument("--on", metavar=_("DATE"), help=_("when it was adopted (today by default)"))
    state.add_argument("--until", metavar=_("MOMENT"), help=_("until when silence runs: a day and a time"))
    state.add_argument("--zone", metavar=_("ZONE"), help=_("the zone of that time (the office's by default)"))
    objected = verbs.add(
        "object",
        object_to,
        _("Break the silence on a declaration: it goes back to negotiation, with the objection."),
        example='secretariat declarations object D-3 --by KR --text "Paragraph 4 is not agreed."',
    )
    _declaration(objected)
    objected.add_argument("--by", metavar=_("PARTY"), required=True, help=_("who objects"))
    objected.add_argument("--text", metavar=_("TEXT"), required=True, help=_("the words of the objection"))
    objected.add_argument("--paragraph", metavar=_("NUMBER"), help=_("the paragraph it is about"))
    _add_positions(verbs)
    _add_corrigenda(verbs)


def _add_positions(verbs: Verbs) -> None:
    listed = verbs.add(
        "positions",
        list_positions,
        _("List what parties did when a declaration was adopted: reservations, ad referendum, objections."),
        example="secretariat declarations positions D-3",
    )
    _declaration(listed)
    add_format(listed)
    noted = verbs.add(
        "position",
        note_position,
        _("Note what a party did: adopted, reserved, ad referendum, dissociated."),
        example="\n  ".join(_POSITION_EXAMPLES),
    )
    _declaration(noted)
    noted.add_argument("party", metavar=_("PARTY"), help=_("its code or name"))
    noted.add_argument("position", nargs="?", metavar=_("POSITION"), help=_("one of those above; none with --remove"))
    noted.add_argument("--paragraph", metavar=_("NUMBER"), help=_("on this paragraph only"))
    noted.add_argument("--text", metavar=_("TEXT"), help=_("its words; a reservation needs them"))
    noted.add_argument("--date", metavar=_("DATE"), help=_("when it was said (today by default)"))
    noted.add_argument("--remove", action="store_true", help=_("take back what was noted"))


def _add_corrigenda(verbs: Verbs) -> None:
    listed = verbs.add(
        "corrigenda",
        list_corrigenda,
        _("List the corrigenda to an adopted declaration."),
        example="secretariat declarations corrigenda D-3",
    )
    _declaration(listed)
    add_format(listed)
    issued = verbs.add(
        "corrigendum",
        issue_corrigendum,
        _("Correct an adopted declaration: for these words read those. The adopted text stays as it is."),
        example='secretariat declarations corrigendum D-3 --paragraph 4 --for agian --read again --why "a slip"',
    )
    _declaration(issued)
    issued.add_argument("--paragraph", metavar=_("NUMBER"), required=True, help=_("the paragraph they stand in"))
    issued.add_argument("--for", dest="before", metavar=_("WORDS"), required=True, help=_("the words as adopted"))
    issued.add_argument("--read", dest="after", metavar=_("WORDS"), required=True, help=_("what to read for them"))
    issued.add_argument("--why", metavar=_("WHY"), required=True, help=_("why"))
    issued.add_argument("--date", metavar=_("DATE"), help=_("when it was issued (today by default)"))


def _declaration(parser: ArgumentParser) -> None:
    parser.add_argument("declaration", metavar=_("DECL"), help=_("its reference or title"))


def set_status(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations import operations

    on = date_given(arguments.on, "--on", today=office.today)
    silence = _silence(office, arguments)
    one = operations.set_status(office.record, arguments.declaration, arguments.new, on=on, silence=silence)
    said = _("{ref} is now {status} until {moment}.") if silence else _("{ref} is now {status}.")
    say(said.format(ref=one.ref, status=_(one.status), moment=silence))


def told_json(office: Office, id_: int) -> dict[str, Any]:
    """The positions and corrigenda of a declaration, for its own keys."""
    from secretariat.declarations.procedure.corrigenda import corrigenda_of
    from secretariat.declarations.procedure.positions import positions_of
    from secretariat.declarations.procedure.telling import corrigendum_json, position_json

    with office.record.reading() as connection:
        return {
            "positions": [position_json(one) for one in positions_of(connection, id_)],
            "corrigenda": [corrigendum_json(one) for one in corrigenda_of(connection, id_)],
        }


def corrected_text(office: Office, one: DeclarationDetail) -> DeclarationDetail:
    """A declaration with its text as it reads with the corrigenda; ``Refused`` for a revision they are not to."""
    from secretariat.declarations.procedure.corrigenda import corrected, corrigenda_of
    from secretariat.declarations.sheet import revision_words

    if one.revisions and one.revision != one.revisions[-1].label:
        raise Refused(
            _("Corrigenda are to the text that was adopted, {adopted}, not to {revision}.").format(
                adopted=revision_words(one.revisions[-1].label), revision=revision_words(one.revision)
            )
        )
    with office.record.reading() as connection:
        return replace(one, paragraphs=tuple(corrected(one.paragraphs, corrigenda_of(connection, one.id))))


def _silence(office: Office, arguments: Namespace) -> Silence | None:
    from secretariat.declarations.procedure.silence import silence_said

    if not arguments.until and arguments.zone:
        raise Refused(_("--zone says in which zone --until is meant; give both."))
    if not arguments.until and arguments.new.strip().casefold() == DeclarationStatus.UNDER_SILENCE.value:
        raise Refused(_("Silence runs until a moment; give it with --until, such as --until “31 October 2026 12:00”."))
    if not arguments.until:
        return None
    return silence_said(
        arguments.until, arguments.zone or office.record.zone.key, field="--until", today=office.record.today
    )


def object_to(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.procedure.positions import object_to as broken

    one = broken(office.record, arguments.declaration, arguments.by, text=arguments.text, paragraph=arguments.paragraph)
    say(_("{party} broke silence: the text is back under negotiation.").format(party=one.party))


def list_positions(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.procedure.positions import positions
    from secretariat.declarations.procedure.telling import place_words, position_json
    from secretariat.declarations.sheet import date_words

    found = positions(office.record, arguments.declaration)
    listed = worded(
        arguments.format,
        found,
        position_json,
        lambda one: (
            {"position": _(one.position), "date": date_words(one.dated)}
            | ({} if one.in_text else {"paragraph": place_words(one)})
        ),
    )
    rows_out(arguments.format, listed, _POSITIONS, empty=_("No party's position is noted."))


def note_position(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.procedure import positions

    if arguments.remove:
        gone = positions.remove_position(
            office.record, arguments.declaration, arguments.party, paragraph=arguments.paragraph
        )
        say(_("Removed: {party} {position}.").format(party=gone.party, position=_(gone.position)))
        return
    dated = date_given(arguments.date, "--date", today=office.today, past=True)
    one = positions.note_position(
        office.record,
        arguments.declaration,
        arguments.party,
        arguments.position or "",
        paragraph=arguments.paragraph,
        text=arguments.text,
        dated=dated,
    )
    say(_("Noted: {party} {position}.").format(party=one.party, position=_(one.position)))


def list_corrigenda(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.procedure.corrigenda import corrigenda
    from secretariat.declarations.procedure.telling import corrigendum_json
    from secretariat.declarations.sheet import date_words

    listed = [corrigendum_json(one) for one in corrigenda(office.record, arguments.declaration)]
    if arguments.format == "table":
        for row in listed:
            row["date"] = date_words(row["date"] or "")
    rows_out(arguments.format, listed, _CORRIGENDA, empty=_("There are no corrigenda."))


def issue_corrigendum(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.procedure import corrigenda
    from secretariat.declarations.procedure.telling import correction_words

    dated = date_given(arguments.date, "--date", today=office.today, past=True)
    one = corrigenda.issue_corrigendum(
        office.record,
        arguments.declaration,
        paragraph=arguments.paragraph,
        before=arguments.before,
        after=arguments.after,
        why=arguments.why,
        dated=dated,
    )
    say(_("Corrigendum {number}: {words}.").format(number=one.number, words=correction_words(one)))
