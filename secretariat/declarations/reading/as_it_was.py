"""A text that comes back in a document (DOCX): what its paragraphs were written like before they were printed.

Paper has no notation. A paragraph that says on paper what one of the text before says is that one, written as it was:
with its emphasis, escapes and the labels of its links, its kind and its depth. What is not for paper stays where it
stood, notes too, as a document has them at its foot.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from secretariat.declarations.papers.markers import paper_marker
from secretariat.declarations.papers.runs import Run, RunReader, is_for_machines, note_label
from secretariat.declarations.reading.read_text import MARKDOWN, ReadText
from secretariat.declarations.states import ParagraphKind
from secretariat.declarations.wording.brackets import parse
from secretariat.declarations.wording.paragraph import Paragraph
from secretariat.declarations.wording.writing import collapsed

_RESTRICTED: Final = "RESTRICTED"


def as_it_was(read: ReadText, before: Sequence[Paragraph], written_in: str, front_matter: str = "") -> ReadText:
    """A text for which that before it was printed is known; a text that is from no document stays as it was read.

    Of a text before in Markdown, what is new is written in Markdown too, and the front matter is kept.
    """
    if not read.document or not before:
        return read
    markdown = written_in == MARKDOWN
    if markdown:
        from secretariat.declarations.reading.word import in_markdown

        read = replace(in_markdown(read), front_matter=front_matter)
    return replace(read, paragraphs=_placed(_restored(read.paragraphs, before, markdown), before, markdown))


def without_marking(read: ReadText, before: Sequence[Paragraph], marking: str) -> ReadText:
    """A text without the marking that this program printed before it (RESTRICTED), unless the text before began so."""
    known = {_RESTRICTED, marking} - {""}
    if not before or not read.paragraphs or _unmarked(before[0]) in known or _unmarked(read.paragraphs[0]) not in known:
        return read
    return replace(read, paragraphs=read.paragraphs[1:])


def _unmarked(one: Paragraph) -> str:
    return one.text.strip("*")


Restored = tuple[Paragraph, int | None]
"""A paragraph, and the place of the one it is in the text before."""


def _restored(read: Sequence[Paragraph], before: Sequence[Paragraph], markdown: bool) -> list[Restored]:
    was, now = _on_paper(before, markdown), _on_paper(read, markdown)
    alike = _places(collapsed(" ".join(said)) for said in was)
    found: list[int | None] = []
    for said in now:
        places = alike.get(collapsed(" ".join(said)))
        found.append(places.popleft() if places else None)
    taken = set(found)
    same_words = _places(said[1] if place not in taken else "" for place, said in enumerate(was))
    restored: list[Restored] = []
    for one, said, place in zip(read, now, found, strict=True):
        if place is not None:
            restored.append((replace(before[place], identity=one.identity, standing=one.standing), place))
        elif said[1] and (places := same_words.get(said[1])):  # it has another number
            place = places.popleft()
            restored.append((replace(one, text=before[place].text), place))
        else:
            restored.append((one, None))
    return restored


def _placed(restored: Sequence[Restored], before: Sequence[Paragraph], markdown: bool) -> tuple[Paragraph, ...]:
    """The paragraphs, with those of the text before that no paper shows, and notes where they stood."""
    notes = {place: one for one, place in restored if place is not None and one.kind == ParagraphKind.NOTE.value}
    flow = [(one, place) for one, place in restored if place not in notes]
    standing = {place for _one, place in flow}
    following: dict[int | None, list[Paragraph]] = defaultdict(list)
    last: int | None = None
    for place, one in enumerate(before):
        if place in standing:
            last = place
        elif place in notes:
            following[last].append(notes[place])
        elif markdown and is_for_machines(one):
            following[last].append(replace(one, identity=None))
    placed = following.pop(None, [])
    for one, at in flow:
        placed += [one, *(following.get(at, ()) if at is not None else ())]
    return tuple(placed)


def _on_paper(paragraphs: Sequence[Paragraph], markdown: bool) -> list[tuple[str, str]]:
    """What stands before each paragraph on paper, and its words."""
    reader = RunReader(paragraphs, parse(paragraphs, markdown=markdown), markdown=markdown)
    said = []
    for index, one in enumerate(paragraphs):
        label = note_label(one)
        marker = f"[^{label}]" if label else _words(reader.of(paper_marker(one, markdown=markdown)))
        said.append((collapsed(marker), collapsed(_words(reader.runs(index)))))
    return said


def _words(runs: Sequence[Run]) -> str:
    return "".join(f"[^{one.note}]" if one.note else one.text for one in runs)


def _places(said: Iterable[str]) -> dict[str, deque[int]]:
    """Where each thing is said."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for place, words in enumerate(said):
        places[words].append(place)
    return places
