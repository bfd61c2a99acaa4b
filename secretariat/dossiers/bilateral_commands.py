"""The command line's part for bilaterals: the bilaterals themselves, and the minister's briefing for one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from secretariat.bilaterals.commands import add_to as add_bilateral_verbs
from secretariat.commandline.arguments import Verbs, add_output
from secretariat.commandline.office import Office
from secretariat.commandline.output import record_out
from secretariat.commandline.paper_out import write_out
from secretariat.papers.house_form import house_form
from secretariat.values.language import _

_EXAMPLES = (
    "secretariat bilaterals briefing APEC-SMEMM-20/ID-KR -o briefing.pdf",
    "secretariat --lang id bilaterals briefing APEC-SMEMM-20/ID-KR -o ringkasan.docx",
)


def add_to(noun: ArgumentParser) -> None:
    """The verbs of ``bilaterals``."""
    add_briefing_verb(add_bilateral_verbs(noun))


def add_briefing_verb(verbs: Verbs) -> None:
    """``bilaterals briefing``."""
    told = verbs.add(
        "briefing",
        show_briefing,
        _("Two pages for the minister before a bilateral: .pdf .docx .md; without -o it is shown."),
        example="\n  ".join(_EXAMPLES),
    )
    told.add_argument("ref", metavar=_("REF"), help=_("its reference, such as APEC-SMEMM-18/ID-KR"))
    told.add_argument(
        "--for", dest="ours", metavar=_("PARTY"), help=_("whose minister it is for (the settings say, else who asked)")
    )
    told.add_argument("--marking", metavar=_("TEXT"), help=_("what stands above every page, such as RESTRICTED"))
    add_output(told)


def show_briefing(office: Office, arguments: Namespace) -> None:
    """Show a briefing, or write it to a file."""
    from secretariat.dossiers.briefing.queries import briefing

    settings = office.configuration
    found = briefing(
        office.record, arguments.ref, ours=arguments.ours or settings.office_party, marking=arguments.marking or ""
    )
    if not arguments.output:
        from secretariat.dossiers.briefing.reading import briefing_sheet

        record_out("table", {}, briefing_sheet(found))
        return
    from secretariat.dossiers.briefing.making import ENDINGS, briefing_paper
    from secretariat.papers.destination import ending

    paper = briefing_paper(
        found,
        ending(arguments.output, ENDINGS),
        **house_form(settings),
    )
    write_out(arguments.output, paper)
