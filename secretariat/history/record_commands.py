"""``record new|info|check|backup|restore|upgrade``: the care of the record itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import record_out, say
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, ngettext
from secretariat.values.refusal import NotFound, Refused

if TYPE_CHECKING:
    from secretariat.record.record import Record


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``record``."""
    verbs = Verbs(noun)
    made = verbs.add(
        "new",
        make_new,
        _("Make a record, with forums and parties in it; the usual one is made by itself on first use."),
        example="secretariat record new ~/office/2026.db",
    )
    made.add_argument("file", nargs="?", metavar=_("FILE"), help=_("where (default: the record that is set)"))
    add_format(
        verbs.add("info", show_info, _("Where the record is and what is in it."), example="secretariat record info")
    )
    add_format(verbs.add("check", check, _("See whether the record is sound."), example="secretariat record check"))
    copied = verbs.add(
        "backup",
        back_up,
        _("Copy the record, try the copy, and note its checksum."),
        example="secretariat record backup friday.db",
    )
    copied.add_argument("file", metavar=_("FILE"))
    restored = verbs.add(
        "restore",
        restore,
        _("Put a backup in the record's place; what was there is kept beside it."),
        example="secretariat record restore friday.db",
    )
    restored.add_argument("file", metavar=_("FILE"))
    verbs.add(
        "compact",
        compact,
        _("Write the record's file anew, so that nothing that was deleted or erased remains in it."),
        example="secretariat record compact",
    )
    verbs.add(
        "upgrade",
        upgrade,
        _("Bring the record to this program's schema, its sort keys and search words too."),
        example="secretariat record upgrade",
    )


def make_new(office: Office, arguments: Namespace) -> None:
    from secretariat.record.location import path_of

    if arguments.file:
        arguments.database = arguments.file
    path = path_of(office.record_as_it_is.url)
    if path is not None and path.exists():
        raise Refused(_("There is a file at {path} already.").format(path=path))
    say(_("Made the record {where}.").format(where=office.record_to_make.where))


def show_info(office: Office, arguments: Namespace) -> None:
    import secretariat.tables  # noqa: F401 - counts every room's records
    from secretariat.record.check import info

    told = info(_record_there(office))
    record_out(arguments.format, told, _info_sheet(told))


def check(office: Office, arguments: Namespace) -> int:
    import secretariat.tables  # noqa: F401 - checks every room's records
    from secretariat.record.check import check as look

    report = look(_record_there(office))
    state = _("sound") if report.ok else _("not sound")
    problems = [Line(problem) for problem in report.problems]
    sections = [Section(_("Problems"), problems)] if problems else []
    sheet = FactSheet("", office.record.where, state, (), sections)
    record_out(arguments.format, {"ok": report.ok, "problems": list(report.problems)}, sheet)
    return 0 if report.ok else 1


def back_up(office: Office, arguments: Namespace) -> None:
    from secretariat.record.backup import backup

    target = Path(arguments.file).expanduser()
    digest = backup(_record_there(office).engine, target)
    say(_("Backed up to {file} and tried out; SHA-256 {digest}.").format(file=target, digest=digest))


def restore(office: Office, arguments: Namespace) -> None:
    from secretariat.record.backup import restore as put_back
    from secretariat.record.location import path_of

    record = office.record_as_it_is
    path = path_of(record.url)
    if path is None:
        raise Refused(_("A backup can be restored to a file only, not to a server."))
    stamp = record.now().astimezone(record.zone).strftime("%Y%m%d-%H%M%S")
    kept = put_back(Path(arguments.file).expanduser(), path, stamp)
    say(_("Restored {file}.").format(file=arguments.file))
    if kept is not None:
        say(_("What was there before is kept in {kept}.").format(kept=kept))


def upgrade(office: Office, _arguments: Namespace) -> None:
    import secretariat.tables  # noqa: F401 - renews every room's records
    from secretariat.record.stale import renew
    from secretariat.record.state import revision_of

    record = office.record
    with record.reading() as connection:  # opening a record that is older upgrades it, after a backup
        revision = revision_of(connection)
    say(_("{where} is at schema {revision}.").format(where=record.where, revision=revision))
    renewed = 0 if record.read_only else renew(record)
    if renewed:
        words = ngettext(
            "Renewed the sort keys and search words of {n} record.",
            "Renewed the sort keys and search words of {n} records.",
            renewed,
        )
        say(words.format(n=renewed))


def _record_there(office: Office) -> Record:
    """The record, where its file is there: looking at a record makes none. Raises ``Refused``."""
    from secretariat.record.location import path_of

    path = path_of(office.record_as_it_is.url)
    if path is not None and not path.exists() and not office.arguments.sample:
        raise NotFound(_("There is no record at {path}.").format(path=path))
    return office.record


def _info_sheet(told: dict[str, Any]) -> FactSheet:
    from secretariat.record.hanging import counted

    facts = [
        Fact(_("Schema"), str(told["schema"])),
        Fact(_("Database"), str(told["database"])),
        Fact(_("Newest act"), str(told["newest_act"])),
        Fact(_("Can be changed"), told["read_only"] or _("yes")),
    ]
    counts = [Line(counted(table, count)) for table, count in told["records"].items() if count]
    return FactSheet("", told["where"], "", facts, [Section(_("Records"), counts)])


def compact(office: Office, _arguments: Namespace) -> None:
    from secretariat.record.erasing import rewrite_file

    if office.record.read_only:
        raise Refused(office.record.read_only)
    if not rewrite_file(office.record):
        raise Refused(
            _("Another program is at work in {where}; try again when it has ended.").format(where=office.record.where)
        )
    say(_("{where} was written anew.").format(where=office.record.where))
