"""Printing a text from the terminal: which one, how, and where to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from secretariat.papers.house_form import house_form
from secretariat.toolkit.noun_view import NounView
from secretariat.toolkit.text import say
from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.record.record import Record
    from secretariat.values.configuration import Configuration

_YES: Final = "yes"
_YES_OR_NO: Final = (Choice(_YES, N_("yes")), Choice("no", N_("no")))
_TEXTS: Final = (
    Choice("clean", N_("clean")),
    Choice("compilation", N_("compilation")),
    Choice("working", N_("working")),
)
FIELDS: Final = (
    Field("text", N_("Text"), FieldKind.CHOICE, choices=_TEXTS),
    Field("revision", N_("Revision"), hint=N_("its name; empty for the newest text")),
    Field("beside", N_("Translation"), hint=N_("the translation beside it: a language, such as id")),
    Field("line_numbers", N_("Line numbers"), FieldKind.CHOICE, choices=_YES_OR_NO),
    Field("restricted", N_("RESTRICTED"), FieldKind.CHOICE, choices=_YES_OR_NO),
)


class TextPrinting(NounView):
    """``p`` prints a text: the clean one, or the compilation while a bracket is open, unless another is chosen."""

    def to_print(self) -> str:
        """The reference of the declaration that is meant, "" where there is none; each view says which."""
        return ""

    def action_print(self) -> None:
        """Ask which text, how, and for a file or a printer."""
        from secretariat.toolkit.worker import ask

        ref = self.to_print()
        if not ref:
            say(self.app, _("There is no text here to print."), "warning")
            return
        ask(self, lambda: _usual(self.record, ref), lambda kind: self._ask_how(ref, kind), group="printers")

    def _ask_how(self, ref: str, kind: str) -> None:
        from secretariat.toolkit.print_form import ask_to_print

        settings = self.settings
        ask_to_print(
            self,
            _("Print the text of {ref}").format(ref=ref),
            lambda chosen: print_chosen(self.record, ref, chosen, settings),
            file=f"{ref}.pdf",
            draft=f"declarations.print:{ref}",
            fields=FIELDS,
            usual={"text": kind, "line_numbers": "no", "restricted": "no"},
        )


def print_chosen(record: Record, ref: str, chosen: Mapping[str, Any], settings: Configuration | None) -> str:
    """Print a text as the form was filled in: to its printer, else its file, whose ending picks the format; say what
    was done. (In a worker thread.) Raises ``Refused`` as the texts and papers do.
    """
    from secretariat.declarations.papers.making import ENDINGS, declaration_paper
    from secretariat.declarations.papers.texts import TextKind, declaration_text
    from secretariat.toolkit.print_form import print_or_write

    text = declaration_text(
        record,
        ref,
        TextKind(chosen.get("text") or _usual(record, ref)),
        revision=str(chosen.get("revision") or "") or None,
        beside=str(chosen.get("beside") or ""),
        marking="RESTRICTED" if chosen.get("restricted") == _YES else "",
    )

    def make(form: str) -> bytes:
        return declaration_paper(text, form, line_numbers=chosen.get("line_numbers") == _YES, **house_form(settings))

    return print_or_write(chosen, ENDINGS, make, title=f"{text.ref} {text.kind}")


def _usual(record: Record, ref: str) -> str:
    from secretariat.declarations.papers.texts import usual_kind

    return usual_kind(record, ref).value
