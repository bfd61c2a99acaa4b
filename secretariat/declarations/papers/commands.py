"""The command line's ``declarations print`` and ``translate``."""

from __future__ import annotations

import sys
from argparse import Namespace

from secretariat.commandline.arguments import Verbs
from secretariat.commandline.office import Office
from secretariat.commandline.output import say, visible
from secretariat.commandline.paper_out import add_output_or_printer, hand_out, refuse_both_or_none
from secretariat.papers.house_form import house_form
from secretariat.values.language import _
from secretariat.values.refusal import Misused

_TEXTS = ("clean", "compilation", "working")
_TEXT_ALONE = (".md", ".txt", ".xml")
_FORMATS = ("pdf", "docx", "md", "txt", "xml")
_EXAMPLES = (
    "secretariat declarations print D-1 --text clean -o declaration.pdf",
    "secretariat declarations print D-3 --revision Rev.2 --text compilation --line-numbers --restricted -o rev2.pdf",
    "secretariat declarations print D-3 --text clean --beside id -o both.docx",
    "secretariat declarations print D-1 -o exchange.xml",
    "secretariat declarations print D-3 --as txt -o - | less",
)


def add_to(verbs: Verbs) -> None:
    """``print`` and ``translate``, among the verbs of ``declarations``."""
    printed = verbs.add(
        "print",
        print_text,
        _("Print a text, or write it for others: .pdf .docx .md .txt .xml (Akoma Ntoso)."),
        example="\n  ".join(_EXAMPLES),
    )
    printed.add_argument("declaration", metavar=_("DECL"), help=_("its reference or title"))
    printed.add_argument("--revision", metavar=_("REVISION"), help=_("the text as it was then (the newest by default)"))
    printed.add_argument(
        "--text",
        choices=_TEXTS,
        help=_("clean: no bracket may be open; compilation: all proposals and whose; working: how far each is"),
    )
    printed.add_argument("--beside", metavar=_("LANGUAGE"), default="", help=_("the translation into it beside"))
    printed.add_argument("--line-numbers", action="store_true", help=_("number every fifth line; .pdf and .docx"))
    printed.add_argument(
        "--restricted", action="store_true", help=_("RESTRICTED stands on every page; in .md .txt .xml before the text")
    )
    add_output_or_printer(printed)
    printed.add_argument("--as", dest="form", choices=_FORMATS, help=_("the format, where no ending says it (-o -)"))
    translated = verbs.add(
        "translate",
        translate_text,
        _("Take a translation of the newest revision, paragraph by paragraph, to stand beside it."),
        example="secretariat declarations translate D-3 terjemahan.docx --language id",
    )
    translated.add_argument("declaration", metavar=_("DECL"), help=_("its reference or title"))
    translated.add_argument("file", metavar=_("FILE"), help=_("the translation (.docx, .md, .txt)"))
    translated.add_argument("--language", metavar=_("LANGUAGE"), required=True, help=_("its code, such as id"))


def print_text(office: Office, arguments: Namespace) -> None:
    """Make the paper and write it, or hand it to a printer."""
    from secretariat.declarations.papers.making import ENDINGS, declaration_paper
    from secretariat.declarations.papers.texts import TextKind, declaration_text, usual_kind
    from secretariat.papers.destination import STDOUT, ending

    refuse_both_or_none(arguments)
    if arguments.printer and arguments.form not in (None, "pdf"):
        raise Misused(_("A printer is sent a PDF; leave out --as {form}.").format(form=arguments.form))
    form = ending(arguments.output, ENDINGS, arguments.form) if arguments.output else ".pdf"
    which, revision = arguments.declaration, arguments.revision
    kind = TextKind(arguments.text) if arguments.text else usual_kind(office.record, which, revision)
    text = declaration_text(
        office.record,
        which,
        kind,
        revision=revision,
        beside=arguments.beside,
        marking="RESTRICTED" if arguments.restricted else "",
    )
    settings = office.configuration
    paper = declaration_paper(
        text,
        form,
        line_numbers=arguments.line_numbers,
        **house_form(settings),
    )
    if arguments.output == STDOUT and form in _TEXT_ALONE and sys.stdout.isatty():
        paper = visible(paper.decode()).encode()  # a terminal would obey marks that turn the direction of writing
    hand_out(arguments, paper, title=f"{text.ref} {text.kind}")


def translate_text(office: Office, arguments: Namespace) -> None:
    """Read the translation and keep it beside the text."""
    from pathlib import Path

    from secretariat.declarations.papers.translating import translate
    from secretariat.declarations.reading.files import read_file
    from secretariat.declarations.sheet import revision_words

    read = read_file(Path(arguments.file).expanduser())
    done = translate(office.record, arguments.declaration, arguments.language, read)
    said = _("{ref} {revision} now has a translation into “{language}”: {n} paragraphs.")
    say(said.format(ref=done.ref, revision=revision_words(done.revision), language=done.language, n=done.paragraphs))
