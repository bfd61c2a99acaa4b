"""The command line's verb ``declarations import``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secretariat.commandline.arguments import Verbs, add_format
from secretariat.commandline.office import Office
from secretariat.commandline.output import Shown, record_out, rows_out, say
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.declarations.reading.operations import TakenIn
    from secretariat.declarations.reading.read_text import ReadText
    from secretariat.declarations.reading.telling import ShownParagraph

_PARAGRAPHS: Final = (
    Shown("paragraph", N_("Paragraph")),
    Shown("kind", N_("Kind")),
    Shown("change", N_("What")),
    Shown("text", N_("Text")),
)
_EXAMPLES: Final = (
    "secretariat declarations import ASEM-SMEMM-1 draft.docx --dry-run",
    "secretariat declarations import ASEM-SMEMM-1 draft.docx",
    "secretariat declarations import ASEM-SMEMM-1 rev2.docx --declaration D-3 --revision Rev.2",
)
_FIRST_WORDS: Final = 60
"""Characters of a paragraph that a table shows; JSON and CSV have all."""


def add_to(verbs: Verbs) -> None:
    """``declarations import MEETING FILE``."""
    taken = verbs.add(
        "import",
        import_text,
        _("Take in a text (.docx, .md, .txt, or pasted) as a new declaration, or as a revision of one."),
        example="\n  ".join(_EXAMPLES),
    )
    taken.add_argument("meeting", metavar=_("MEETING"), help=_("the meeting that is to adopt it; - for none"))
    taken.add_argument("file", metavar=_("FILE"), help=_("the text; - reads what is pasted or piped in"))
    taken.add_argument(
        "--declaration",
        default="",
        metavar=_("DECL"),
        help=_("the text is a revision of this declaration; without one it is a new one"),
    )
    taken.add_argument(
        "--revision", default="", metavar=_("LABEL"), help=_("the revision's name; without one it is the working text")
    )
    taken.add_argument("--title", default="", metavar=_("TITLE"), help=_("a new declaration's title; else the text's"))
    taken.add_argument("--dry-run", action="store_true", help=_("only show the paragraphs and what would change"))
    add_format(taken)


def import_text(office: Office, arguments: Namespace) -> None:
    from secretariat.declarations.reading.operations import Target, preview, take_in
    from secretariat.declarations.reading.telling import remarks_of
    from secretariat.declarations.sheet import revision_words

    read = _read(arguments.file)
    target = Target(
        declaration=arguments.declaration,
        meeting="" if arguments.meeting == "-" else arguments.meeting,
        title=arguments.title,
        label=arguments.revision,
    )
    try:
        done = (preview if arguments.dry_run else take_in)(office.record, read, target)
    except Refused as refused:
        if not (arguments.title or read.title or arguments.declaration):
            raise Refused(_("The text has no title that could be recognised; give one with --title.")) from refused
        raise
    _show(arguments.format, read, done)
    for remark in remarks_of(read):
        say(remark)
    if done.cut_first:
        said = (
            _("The working text so far would be kept as {revision}.")
            if arguments.dry_run
            else _("The working text so far is kept as {revision}.")
        )
        say(said.format(revision=revision_words(done.cut_first)))
    say(_previewed(done) if arguments.dry_run else _taken(office, done))


def _read(file: str) -> ReadText:
    from secretariat.declarations.reading.files import read_data, read_file

    if file != "-":
        return read_file(Path(file).expanduser())
    import sys

    if sys.stdin.isatty():
        say(_("Paste the text, then press ctrl+d on a line of its own."))
    return read_data(sys.stdin.buffer.read(), _("pasted text"))


def _show(form: str, read: ReadText, done: TakenIn) -> None:
    from secretariat.declarations.reading.telling import shown_paragraphs
    from secretariat.values.fact_sheet import FactSheet

    listed = shown_paragraphs(read.paragraphs, done.became)
    rows = [paragraph_row(one) for one in listed]
    if form == "json":
        record_out(form, _keys(read, done, rows), FactSheet("", "", "", [], []))
        return
    if form == "table":
        for row, one in zip(rows, listed, strict=True):
            row |= {"kind": _(row["kind"]), "change": one.becomes, "text": _first_words(row["text"])}
    columns = _PARAGRAPHS if done.became.fates else tuple(one for one in _PARAGRAPHS if one.key != "change")
    rows_out(form, rows, columns, empty="")


def paragraph_row(shown: ShownParagraph) -> dict[str, Any]:
    """A paragraph as it was read, with the keys that JSON has."""
    one = shown.paragraph
    said = {"paragraph": shown.address, "kind": one.kind, "number": one.number, "level": one.level, "text": one.text}
    return {**said, "change": shown.change}


def _keys(read: ReadText, done: TakenIn, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The keys of an import; a remark is an issue of no row in particular. ``summary`` has what a comparison of the two
    texts counts, where there was a text before.
    """
    from secretariat.declarations.comparison.comparing import ChangeKind
    from secretariat.declarations.reading.telling import remarks_of

    remarks = remarks_of(read)
    gone = ChangeKind.REMOVED.value
    return {
        "ref": done.ref or None,
        "title": done.title,
        "meeting": done.meeting or None,
        "revision": done.revision or None,
        "written_in": read.written_in,
        "rows": len(done.became.paragraphs),
        "new": done.became.new,
        "changed": done.became.changed,
        "unchanged": done.became.unchanged,
        "removed": done.became.removed,
        "summary": dict(done.became.summary) if done.became.fates else None,
        "cut_first": done.cut_first or None,
        "refused": 0,
        "conflicts": 0,
        "issues": [{"row": 0, "column": "", "value": "", "level": "warning", "message": one} for one in remarks],
        "remarks": list(remarks),
        "paragraphs": [row for row in rows if row["change"] != gone],
        "removed_paragraphs": [row for row in rows if row["change"] == gone],
    }


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _FIRST_WORDS else line[: _FIRST_WORDS - 1] + "…"


def _previewed(done: TakenIn) -> str:
    from secretariat.declarations.comparison.telling import kind_words
    from secretariat.declarations.reading.telling import counts_words

    if done.ref and done.became.fates and not any(kind_words(fate) for fate in done.became.fates):
        return _("Nothing was taken in. It would change nothing in {ref}.").format(ref=done.ref)
    if done.ref:
        return _("Nothing was taken in. It would change {ref}: {counts}.").format(
            ref=done.ref, counts=counts_words(done.became)
        )
    return _("Nothing was taken in. It would be a new declaration, “{title}”.").format(title=done.title)


def _taken(office: Office, done: TakenIn) -> str:
    from secretariat.declarations.reading.telling import taken_words

    said = _("{what}. “{command}” takes it back.")
    return said.format(what=taken_words(done), command=office.undo_command)
