"""Which paragraphs are the same by what the record knows: their identity, and what was split off or merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from secretariat.declarations.wording.paragraph import Paragraph

Group = tuple[tuple[int, ...], tuple[int, ...]]


def groups(before: Sequence[Paragraph], after: Sequence[Paragraph], descent: Iterable[tuple[int, int]]) -> list[Group]:
    """Places that belong together: one and one, one and several, or several and one.

    ``descent`` has pairs of identities: one that was split off or merged, and the one it came from. Where several
    became several, only those that kept their identity belong together.
    """
    old = {one.identity: place for place, one in enumerate(before) if one.identity is not None}
    new = {one.identity: place for place, one in enumerate(after) if one.identity is not None}
    became: defaultdict[int, set[int]] = defaultdict(set)
    was: defaultdict[int, set[int]] = defaultdict(set)
    for source, own in _links(old, new, descent):
        became[old[source]].add(new[own])
        was[new[own]].add(old[source])
    found: list[Group] = []
    for b, places in became.items():
        if {one for a in places for one in was[a]} == {b}:
            found.append(((b,), tuple(sorted(places))))
    for a, places in was.items():
        if len(places) > 1 and {one for b in places for one in became[b]} == {a}:
            found.append((tuple(sorted(places)), (a,)))
    taken = {a for _places, others in found for a in others}
    kept = ((place, new[identity]) for identity, place in old.items() if identity in new)
    return found + [((b,), (a,)) for b, a in kept if a not in taken]


def _links(
    old: Mapping[int, int], new: Mapping[int, int], descent: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Identities of the text before, each with one it became; the later text may be the one before."""
    sources: defaultdict[int, set[int]] = defaultdict(set)
    for own, source in descent:
        sources[own].add(source)
    yield from ((own, own) for own in new if own in old)
    yield from _came(old, new, sources)
    yield from ((source, own) for own, source in _came(new, old, sources))


def _came(
    earlier: Collection[int], later: Collection[int], sources: Mapping[int, set[int]]
) -> Iterator[tuple[int, int]]:
    """What stands in the earlier text, with what came of it in the later one, where they are not the same."""
    for own in later:
        for source in _roots(own, earlier, sources):
            if own not in earlier or source not in later:
                yield source, own


def _roots(own: int, old: Collection[int], sources: Mapping[int, set[int]]) -> set[int]:
    """What stood in the text before, of which a paragraph came, through any number of steps."""
    found: set[int] = set()
    seen, waiting = {own}, [own]
    while waiting:
        for source in sources.get(waiting.pop(), set()) - seen:
            seen.add(source)
            if source in old:
                found.add(source)
            else:
                waiting.append(source)
    return found
