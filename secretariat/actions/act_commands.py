"""The verbs that move an action: begin, progress, done, drop, supersede, reopen."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from secretariat.commandline.arguments import Verbs, date_given
from secretariat.commandline.office import Office
from secretariat.commandline.output import say
from secretariat.values.language import _
from secretariat.values.refusal import Refused


def add_to(verbs: Verbs) -> None:
    """These verbs, among those of ``actions``."""
    begun = verbs.add("begin", begin, _("Work has begun."), example="secretariat actions begin A-17")
    _add_refs(begun)
    logged = verbs.add(
        "progress",
        progress,
        _("Log progress towards the target."),
        example='secretariat actions progress A-21 35 --note "first list from Bogor" --on 2015-04-17',
    )
    logged.add_argument("ref", metavar=_("REF"))
    logged.add_argument("amount", metavar=_("N"), help=_("what was added; 0 for a note alone, -5 corrects"))
    logged.add_argument(
        "--of", metavar=_("UNIT"), help=_("what of, where several things are counted (the first by default)")
    )
    logged.add_argument("--note", metavar=_("TEXT"), help=_("what was done"))
    logged.add_argument("--on", metavar=_("DATE"), help=_("on which day (today by default)"))
    done = verbs.add(
        "done",
        finish,
        _("It is done, and this proves it."),
        example='secretariat actions done A-4 --on 2011-07-29 --evidence "signed in Jakarta"',
    )
    _add_refs(done)
    done.add_argument("--on", metavar=_("DATE"), help=_("when (today by default)"))
    done.add_argument("--evidence", metavar=_("TEXT"), default="", help=_("what proves it (needed)"))
    done.add_argument("--why", metavar=_("TEXT"), help=_("why it is done below its target"))
    dropped = verbs.add(
        "drop", drop, _("Give it up."), example='secretariat actions drop A-4 --why "overtaken by the new memorandum"'
    )
    _add_refs(dropped)
    dropped.add_argument("--why", metavar=_("TEXT"), default="", help=_("why (needed)"))
    superseded = verbs.add(
        "supersede",
        supersede,
        _("Another action takes its place."),
        example="secretariat actions supersede A-4 --by A-21",
    )
    _add_refs(superseded)
    superseded.add_argument("--by", metavar=_("REF"), required=True, help=_("the action that takes its place"))
    reopened = verbs.add("reopen", reopen, _("Open it again."), example="secretariat actions reopen A-4")
    _add_refs(reopened)


def _add_refs(parser: ArgumentParser) -> None:
    parser.add_argument("ref", nargs="+", metavar=_("REF"), help=_("one or more actions"))


def begin(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.lifecycle import begin_actions

    say(_("Begun: {refs}.").format(refs=", ".join(begin_actions(office.record, arguments.ref))))


def progress(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.lifecycle import log_progress
    from secretariat.actions.progress import reached_words, whole_number
    from secretariat.values.day import one_day

    on = one_day(arguments.on, "--on", today=office.today) if arguments.on else None
    amount = whole_number(arguments.amount)
    detail = log_progress(office.record, arguments.ref, amount, of=arguments.of, note=arguments.note, on=on)
    row = detail.row
    reached = "; ".join(reached_words(one.achieved, one.target, one.unit) for one in detail.measures)
    reached = reached or reached_words(row.achieved, None, row.unit)
    say(_("Logged on {ref}: {title} ({reached}).").format(ref=row.ref, title=row.title, reached=reached or "–"))


def finish(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.lifecycle import finish_actions

    if not arguments.evidence.strip():
        raise Refused(_("--evidence is needed: what proves that it is done?"))
    on = date_given(arguments.on, "--on", today=office.today)
    refs = finish_actions(office.record, arguments.ref, evidence=arguments.evidence, on=on, why=arguments.why)
    say(_("Done: {refs}.").format(refs=", ".join(refs)))
    _say_what_follows(office, refs)


def drop(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.lifecycle import drop_actions

    if not arguments.why.strip():
        raise Refused(_("--why is needed: why is it dropped?"))
    refs = drop_actions(office.record, arguments.ref, why=arguments.why)
    say(_("Dropped: {refs}.").format(refs=", ".join(refs)))
    _say_what_follows(office, refs)


def _say_what_follows(office: Office, refs: Sequence[str]) -> None:
    """The next occurrence of each that recurs: it was taken down in the same act."""
    from secretariat.actions.recurrence import next_in_line
    from secretariat.values.date_print import format_date

    for ref in refs:
        following = next_in_line(office.record, ref)
        if following is not None and following.due is not None:
            say(
                _("{ref} recurs: {next} is due {date}.").format(
                    ref=ref, next=following.ref, date=format_date(following.due)
                )
            )


def supersede(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.lifecycle import supersede_actions

    refs = supersede_actions(office.record, arguments.ref, by=arguments.by)
    say(_("Superseded: {refs}.").format(refs=", ".join(refs)))


def reopen(office: Office, arguments: Namespace) -> None:
    from secretariat.actions.lifecycle import reopen_actions

    say(_("Reopened: {refs}.").format(refs=", ".join(reopen_actions(office.record, arguments.ref))))
