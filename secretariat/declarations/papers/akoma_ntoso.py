"""A text as Akoma Ntoso 3.0 (OASIS LegalDocML), for exchange with other offices' systems.

Source: OASIS, Akoma Ntoso Version 1.0, part 2 (schema 3.0) and the Naming Convention 1.0. A paragraph's ``wId`` is made
of its identity, so that two revisions can be compared by it; its ``eId`` says where it stands in this one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from secretariat.declarations.papers.akoma_elements import NAMESPACE, add, plain, say, tag
from secretariat.declarations.papers.akoma_meta import add_collection_meta, add_meta
from secretariat.declarations.papers.layout import says_the_title
from secretariat.declarations.papers.runs import Run
from secretariat.declarations.papers.text_tree import Branch, text_tree
from secretariat.declarations.papers.texts import DeclarationText, PrintedParagraph
from secretariat.declarations.papers.translated import translation_of
from secretariat.declarations.states import ParagraphKind
from secretariat.papers.columns import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

_ABBREVIATED: Final = {
    "article": "art",
    "chapter": "chp",
    "part": "part",
    "section": "sec",
    "paragraph": "para",
    "list": "list",
    "point": "point",
    "alinea": "al",
    "recital": "rec",
}
_HEADED: Final = {
    "article": "article",
    "chapter": "chapter",
    "part": "part",
    "section": "section",
    "pasal": "article",
    "bab": "chapter",
    "bagian": "part",
}
_INLINE: Final = frozenset({"b", "i", "sup", "ref", "br", "noteRef", "authorialNote", "docTitle"})
_WITH_WORDS: Final = frozenset({"p", "num", "heading", "docTitle"})


def declaration_xml(text: DeclarationText) -> bytes:
    """The text as one document, its annexes as attachments; the same text gives the same bytes.

    Brackets stay as they are typed. In a compilation, who proposed, supports and opposes them stands in notes. A text
    with a translation beside it is a collection of two expressions of one work; a paragraph's ``wId`` is the same in
    both.
    """
    from lxml import etree

    root: _Element = etree.Element(tag("akomaNtoso"), nsmap={None: NAMESPACE})
    if text.beside:
        _collect(root, text)
    else:
        _Writer(text).write(add(root, "doc", name="declaration"))
    for element in root.iter():
        own, parent = etree.QName(element).localname, element.getparent()
        if own not in _INLINE and parent is not None and etree.QName(parent).localname not in _WITH_WORDS:
            element.tail = "\n"  # white space where it says nothing, so that a difference of two files can be read
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _collect(root: _Element, text: DeclarationText) -> None:
    """Both expressions, the ids of each beginning with its component's."""
    collection = add(root, "documentCollection", name="bilingual")
    add_collection_meta(add(collection, "meta"), text)
    body = add(collection, "collectionBody")
    for place, (one, original) in enumerate(((text, ""), (translation_of(text), text.language)), start=1):
        component = add(body, "component", eId=f"cmp_{place}")
        document = add(component, "doc", name="declaration")
        _Writer(one, translated_from=original).write(document)
        for element in document.iter():
            for name in ("eId", "href", "source"):
                said = element.get(name, "")
                if said and (name == "eId" or said.startswith("#")):
                    element.set(name, f"{'#' * (name != 'eId')}cmp_{place}__{said.lstrip('#')}")


class _Writer:
    """Writes one text into a ``doc``."""

    def __init__(self, text: DeclarationText, *, translated_from: str = "") -> None:
        self._text, self._translated_from = text, translated_from
        self._tree = text_tree(text.paragraphs)
        self._ids: Counter[str] = Counter()
        self._notes = {one.note: one for one in reversed(self._tree.notes)}
        self._marked: set[str] = set()
        self._remarks: list[tuple[str, str]] = []  # ids and words of the notes on brackets

    def write(self, document: _Element) -> None:
        """Everything of it, the data about it first."""
        meta = add(document, "meta")
        preface = add(document, "preface")
        if self._text.marking:
            add(preface, "p", **{"class": "marking"}).text = printable(self._text.marking)
        title = add(add(preface, "p"), "docTitle")
        titles = [one for one in self._tree.titles if not says_the_title(one, self._text.title)]
        title.text = printable(self._text.title)
        for one in titles:
            self._words(add(document[-1], "p"), one)
        if self._tree.preamble:
            self._preamble(add(document, "preamble", eId="preamble"))
        body = self._body(document, self._tree.body)
        self._annexes(document)
        for one in self._tree.notes:
            if one.note not in self._marked:  # no mark points to it: it stands at the end
                self._words(add(body, "p"), one)
        add_meta(meta, self._text, remarks=self._remarks, translated_from=self._translated_from)

    def _body(self, document: _Element, branches: Sequence[Branch]) -> _Element:
        body = add(document, "mainBody")
        for branch in branches:
            self._branch(body, branch, "")
        if not branches:
            add(body, "p")
        return body

    def _annexes(self, document: _Element) -> None:
        attachments = add(document, "attachments") if self._tree.annexes else None
        for number, (heading, branches) in enumerate(self._tree.annexes, start=1):
            attachment = add(attachments, "attachment", eId=self._id(f"att_{number}"), wId=_work_id(heading))
            annex = add(attachment, "doc", name="annex")
            own, original = add(annex, "meta"), self._translated_from
            add_meta(own, self._text, component=f"annex_{number}", translated_from=original)
            self._title_of(add(add(annex, "preface"), "p"), heading)
            self._body(annex, branches)

    def _title_of(self, parent: _Element, heading: PrintedParagraph) -> None:
        title = add(parent, "docTitle")
        lead = (*heading.marker, Run(" ")) if heading.marker else ()
        self._runs(title, (*lead, *heading.runs))

    def _preamble(self, preamble: _Element) -> None:
        recitals: _Element | None = None
        for one in self._tree.preamble:
            if one.wording.kind == ParagraphKind.PREAMBULAR.value:
                if recitals is None:
                    recitals = add(preamble, "recitals", eId=self._id("recs"))
                recital = add(recitals, "recital", eId=self._id(_named("rec", one, recitals)), wId=_work_id(one))
                self._number(recital, one)
                self._words(add(recital, "p"), one)
                continue
            recitals = None
            if one.rank:
                self._words(add(preamble, "p", wId=_work_id(one)), one, lead=one.marker)
            else:
                self._words(add(add(preamble, "formula", name="lead", wId=_work_id(one)), "p"), one, lead=one.marker)

    def _branch(self, parent: _Element, branch: Branch, above: str) -> None:
        """A heading or paragraph with what stands below it."""
        one = branch.own
        kind = _element(one, parent)
        element = add(parent, kind, wId=_work_id(one))
        own = self._id(f"{above}{_named(_ABBREVIATED[kind], one, parent)}")
        element.set("eId", own)
        self._number(element, one)
        if one.rank:
            self._words(add(element, "heading"), one)
            for below in branch.below:
                self._branch(element, below, f"{own}__")
            if not branch.below:
                add(add(element, "content"), "p")
        elif branch.below:
            listed = add(element, "list", eId=self._id(f"{own}__list_1"))
            self._words(add(add(listed, "intro"), "p"), one)
            for below in branch.below:
                self._branch(listed, below, f"{listed.get('eId')}__")
        else:
            self._words(add(add(element, "content"), "p"), one)

    def _number(self, element: _Element, one: PrintedParagraph) -> None:
        if one.marker:
            self._runs(add(element, "num"), one.marker)

    def _words(self, element: _Element, one: PrintedParagraph, lead: Sequence[Run] = ()) -> None:
        self._runs(element, (*lead, Run(" "), *one.runs) if lead else one.runs)
        for line in one.proposals:
            marker, _colon, said = line.partition(" ")
            own = self._id(f"note_{plain(marker)}")
            self._remarks.append((own, f"{marker} {said}"))
            add(element, "noteRef", href=f"#{own}", marker=marker)

    def _runs(self, element: _Element, runs: Sequence[Run]) -> None:
        for run in runs:
            if run.note:
                self._mark(element, run.note)
                continue
            looks = [name for name, has in (("b", run.strong), ("i", run.slanted)) if has]
            inner = add(element, "ref", href=run.link) if run.link else element
            for look in looks:
                inner = add(inner, look)
            for place, line in enumerate(printable(run.text).split("\n")):
                if place:
                    add(inner, "br")
                say(inner, line)

    def _mark(self, element: _Element, label: str) -> None:
        """A note's mark: its words where it is the first, else where they are."""
        own = f"fn_{plain(label)}"
        if label not in self._notes:
            add(element, "sup").text = printable(label)
        elif label in self._marked:
            add(element, "noteRef", href=f"#{own}", marker=label)
        else:
            self._marked.add(label)
            note = add(element, "authorialNote", eId=own, marker=label, placement="bottom")
            self._words(add(note, "p"), self._notes[label])

    def _id(self, wanted: str) -> str:
        """An id that nothing else in the document has."""
        self._ids[wanted] += 1
        return wanted if self._ids[wanted] == 1 else self._id(f"{wanted}-{self._ids[wanted]}")


def _element(one: PrintedParagraph, parent: _Element) -> str:
    """Which element a paragraph is: below a list a point, or an alinea where it has no number."""
    if one.rank:
        words = "".join(run.text for run in (*one.marker, *one.runs)).split(" ")
        return _HEADED.get(words[0].casefold(), "section")
    if parent.tag == tag("list"):
        return "point" if one.marker else "alinea"
    return "paragraph"


def _named(short: str, one: PrintedParagraph, parent: _Element) -> str:
    """The last part of an eId: para_4, point_a; by its place among the others where it has no number."""
    number = plain(one.wording.number)
    return f"{short}_{number.removeprefix(f'{short}-')}" if number else f"{short}_{len(parent)}"


def _work_id(one: PrintedParagraph) -> str:
    return f"p{one.wording.identity}"
