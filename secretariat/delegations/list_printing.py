"""Printing a meeting's papers and exporting its delegation list from the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretariat.delegations.paper_options import OPTIONS, PAPERS, PaperOptions, read_options
from secretariat.record.record import Record
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.text import say
from secretariat.values.field import Field
from secretariat.values.language import _, current_language

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import SaveResult
    from secretariat.values.configuration import Configuration


class ListPrinting(NounView):
    """``p`` prints one of a meeting's papers, to a file or a printer; ``x`` exports its delegation list."""

    def meeting(self) -> str:
        """The meeting (its reference) whose papers are meant, "" where there is none."""
        return self.asked.scope.get("meeting", "")

    def action_print(self) -> None:
        """Choose a paper, then how and where it is printed."""
        from secretariat.toolkit.picker import Picker

        if not self._has_meeting():
            return

        def chosen(paper: str | None) -> None:
            if paper is not None:
                self._ask_how(paper)

        papers = [(paper, _(words)) for paper, words in PAPERS.items()]
        self.app.push_screen(Picker(_("Print a paper"), papers), chosen)

    def _ask_how(self, paper: str) -> None:
        """The form of a paper's options; saving it prints."""
        from secretariat.toolkit.print_form import ask_to_print

        meeting, settings = self.meeting(), self.settings
        fields, usual = _form_of(paper)
        ask_to_print(
            self,
            _("Print: {paper}").format(paper=_(PAPERS[paper])),
            lambda chosen: print_chosen(self.record, meeting, paper, chosen, settings),
            file=usual_file(meeting, ".pdf", paper),
            draft=f"delegations.print:{paper}",
            fields=fields,
            usual=usual,
        )

    def action_export(self) -> None:
        """Export the delegation list to a sheet."""
        from secretariat.toolkit.file_line import ask_for_file
        from secretariat.toolkit.record_form import SaveResult

        if not self._has_meeting():
            return
        meeting, settings = self.meeting(), self.settings

        def save(file: str) -> SaveResult:
            options = read_options("list", {}, today=self.record.today)
            return SaveResult(meeting, write_paper(self.record, meeting, options, file, settings))

        hint = _("a file; its ending picks the format: .pdf .docx .xlsx .csv")
        usual = usual_file(meeting, ".xlsx")
        ask_for_file(self, _("Export the delegation list"), save, usual=usual, hint=hint)

    def _has_meeting(self) -> bool:
        if not self.meeting():
            say(self.app, _("Open a meeting first: its delegation list is printed there."), "warning")
        return bool(self.meeting())


def usual_file(meeting: str, ending: str, paper: str = "list") -> str:
    """The file a paper goes to unless another is named: in the current folder, called after the meeting."""
    plain = "".join(c if c.isalnum() or c in "-_." else "-" for c in meeting)
    name = _("delegations") if paper == "list" else paper
    return f"{name}-{plain}{ending}"


def print_chosen(
    record: Record, meeting: str, paper: str, chosen: Mapping[str, Any], settings: Configuration | None
) -> str:
    """Print a paper as a form was filled in: to its printer, else its file; say what was done. (In a worker thread.)

    Raises ``Refused`` as ``write_paper`` and ``printers.print_pdf`` do.
    """
    from secretariat.toolkit.print_form import FILE, PRINTER, send

    given = {key: value for key, value in chosen.items() if key not in (FILE, PRINTER)}
    options = read_options(paper, given, today=record.today)
    printer = str(chosen.get(PRINTER) or "")
    if not printer:
        return write_paper(record, meeting, options, str(chosen.get(FILE) or ""), settings)
    from secretariat.delegations.papers.making import job_title
    from secretariat.delegations.queries import meeting_roll

    made = _made(record, meeting, options, ".pdf", settings)
    return send(made, printer, title=job_title(meeting_roll(record, meeting), options))


def write_paper(record: Record, meeting: str, options: PaperOptions, file: str, settings: Configuration | None) -> str:
    """Write a paper to ``file`` and say where it is. (In a worker thread.)

    Raises ``Refused`` where the ending is not one of the paper's, or the file can't be written.
    """
    from secretariat.delegations.papers.making import endings_of
    from secretariat.papers.destination import ending, write_output

    path = Path(file).expanduser()
    kind = ending(str(path), endings_of(options.paper))
    write_output(str(path), _made(record, meeting, options, kind, settings))
    return _("Wrote {file}.").format(file=path.absolute())


def _made(record: Record, meeting: str, options: PaperOptions, ending: str, settings: Configuration | None) -> bytes:
    from secretariat.delegations.papers.making import make_paper
    from secretariat.delegations.queries import meeting_roll

    return make_paper(
        meeting_roll(record, meeting),
        options,
        ending,
        date=record.today,
        office=settings.office_name if settings else "",
        overrides=settings.templates if settings else None,
        paper_size=settings.paper_size if settings else "a4",
    )


def _form_of(paper: str) -> tuple[list[Field], dict[str, str]]:
    """The fields of a paper's form and what they say at first."""
    options = [option for option in OPTIONS if paper in option.papers]
    # What an option is good for stands in its hint; the form shows only those of this paper.
    fields = [
        option.field._replace(choices=option.choices(paper), hint="" if option.field.choices else option.field.hint)
        for option in options
    ]
    usual = {option.field.key: option.usual for option in options if option.usual}
    usual["language"] = current_language()
    return fields, usual
