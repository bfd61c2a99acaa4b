"""Printing a meeting's papers and exporting its delegation list from the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from secretariat.delegations.paper_options import OPTIONS, PAPERS, PaperOptions, read_options
from secretariat.papers.house_form import house_form
from secretariat.record.record import Record
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.paper_file import Make, plain, write_paper
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
        from secretariat.toolkit.print_form import FILE, PRINTER, ask_to_print, print_or_write

        record, meeting, settings = self.record, self.meeting(), self.settings
        fields, usual = _form_of(paper)

        def printed(chosen: Mapping[str, Any]) -> str:
            from secretariat.delegations.papers.making import endings_of, job_title

            given = {key: value for key, value in chosen.items() if key not in (FILE, PRINTER)}
            make = _maker(record, meeting, read_options(paper, given, today=record.today), settings)
            return print_or_write(chosen, endings_of(paper), make, title=job_title(meeting, paper))

        ask_to_print(
            self,
            _("Print: {paper}").format(paper=_(PAPERS[paper])),
            printed,
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
        record, meeting, settings = self.record, self.meeting(), self.settings

        def save(file: str) -> SaveResult:
            from secretariat.delegations.papers.making import ENDINGS

            make = _maker(record, meeting, read_options("list", {}, today=record.today), settings)
            return SaveResult(meeting, write_paper(file, ENDINGS, make))

        hint = _("a file; its ending picks the format: .pdf .docx .xlsx .csv")
        usual = usual_file(meeting, ".xlsx")
        ask_for_file(self, _("Export the delegation list"), save, usual=usual, hint=hint)

    def _has_meeting(self) -> bool:
        if not self.meeting():
            say(self.app, _("Open a meeting first: its delegation list is printed there."), "warning")
        return bool(self.meeting())


def usual_file(meeting: str, ending: str, paper: str = "list") -> str:
    """The file a paper goes to unless another is named: in the current folder, called after the meeting."""
    name = _("delegations") if paper == "list" else paper
    return f"{name}-{plain(meeting)}{ending}"


def _maker(record: Record, meeting: str, options: PaperOptions, settings: Configuration | None) -> Make:
    def make(form: str) -> bytes:
        from secretariat.delegations.papers.making import make_paper
        from secretariat.delegations.queries import meeting_roll

        return make_paper(meeting_roll(record, meeting), options, form, date=record.today, **house_form(settings))

    return make


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
