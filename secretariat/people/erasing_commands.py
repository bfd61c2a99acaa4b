"""The command line's verbs for privacy: erase people, or keep them beyond the period."""

from __future__ import annotations

import sys
from argparse import Namespace

from secretariat.commandline.arguments import Verbs, add_format, date_given
from secretariat.commandline.office import Office
from secretariat.commandline.output import record_out, say
from secretariat.values.language import _, ngettext
from secretariat.values.refusal import Misused, Refused


def add_privacy_verbs(verbs: Verbs) -> None:
    """``erase`` and ``keep``."""
    erased = verbs.add(
        "erase",
        erase,
        _("Erase all personal data of people for good, after showing what that takes out; their places stay counted."),
        example="secretariat people erase P-5 --dry-run",
    )
    erased.add_argument("person", nargs="+", metavar=_("PERSON"), help=_("a reference such as P-5, or a name"))
    erased.add_argument("--yes", action="store_true", help=_("do not ask"))
    erased.add_argument("--dry-run", action="store_true", help=_("show what would be taken out, and take out nothing"))
    add_format(erased)
    kept = verbs.add(
        "keep",
        keep,
        _("Keep people's data beyond the period of [privacy] retention_months, until a day and for a reason."),
        example='secretariat people keep P-5 --until 2030 --reason "chairs the next meeting"',
    )
    kept.add_argument("person", nargs="+", metavar=_("PERSON"), help=_("a reference such as P-5, or a name"))
    kept.add_argument("--until", required=True, metavar=_("DATE"), help=_("the last day; empty: no longer"))
    kept.add_argument("--reason", default="", metavar=_("REASON"), help=_("why"))


def retention_scope(office: Office, arguments: Namespace) -> dict[str, str]:
    """What ``people list --retention-over`` narrows the list to."""
    if not arguments.retention_over:
        if arguments.last_at:
            raise Misused(_("--last-at belongs to --retention-over."))
        return {}
    months = office.configuration.retention_months
    if not months:
        raise Refused(_("No period is set: [privacy] retention_months is 0, personal data is kept for ever."))
    return {"over": str(months)} | ({"last_at": arguments.last_at} if arguments.last_at else {})


def erase(office: Office, arguments: Namespace) -> None:
    from secretariat.people.erasing import erase_people, erasure_of
    from secretariat.people.erasing_words import erasure_json, erasure_sheet
    from secretariat.toolkit.drafts import users_drafts

    drafts = users_drafts()
    asks = not arguments.yes and not arguments.dry_run
    if not arguments.yes:
        told = erasure_of(office.record, arguments.person, drafts)
        record_out(arguments.format, erasure_json(told, done=False), erasure_sheet(told))
    if asks and not _confirmed(told.people[0][0] if len(told.people) == 1 else str(len(told.people))):
        raise Refused(_("Nothing was erased."))
    if arguments.dry_run:
        return
    done = erase_people(office.record, arguments.person, drafts)
    if arguments.yes:
        record_out(arguments.format, erasure_json(done, done=True), erasure_sheet(done))
    words = ngettext("Erased {n} person.", "Erased {n} people.", len(done.people))
    say(words.format(n=len(done.people)))
    if not done.rewritten:
        say(
            _("Another program is at work in the record, so that its file still holds traces: when it has ended, run")
            + " secretariat record compact"
        )


def keep(office: Office, arguments: Namespace) -> None:
    from secretariat.people.retention import keep_people

    until = date_given(arguments.until, "--until", today=office.today)
    if until is not None and until.last is None:
        raise Misused(_("--until needs a date with an end, such as 2030 or 31/12/2027."))
    refs = keep_people(office.record, arguments.person, until.last if until else None, arguments.reason)
    say((_("Kept: {refs}.") if until else _("No longer kept: {refs}.")).format(refs=", ".join(refs)))


def _confirmed(word: str) -> bool:
    """Whether somebody at a terminal typed ``word``; raises ``Refused`` where nobody is there to ask."""
    if not sys.stdin.isatty():
        raise Refused(
            _("Nothing was erased: there is nobody to ask; --yes erases without asking, --dry-run only looks.")
        )
    say(_("Type {word} to erase; anything else leaves all as it is.").format(word=word))
    try:
        return input().strip() == word
    except EOFError:
        return False
