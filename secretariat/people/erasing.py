"""Erasing people on request: a preview of all that is kept of them, and the act that takes it out for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from secretariat.people.finding import person_id
from secretariat.people.merging import MERGED
from secretariat.people.model import person
from secretariat.people.names import ERASED_NAME, printed_name, searchable_names
from secretariat.people.photo_operations import photos_ever
from secretariat.people.rows import other_names
from secretariat.record.acts import act, act_change
from secretariat.record.erasing import Traces, erase, rewrite_file, traces_of
from secretariat.record.kept_files import forget_files, named_by_others
from secretariat.record.mentions import Mentions, is_unsure
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.refusal import NotFound, Refused
from secretariat.values.text import folded

if TYPE_CHECKING:
    from secretariat.toolkit.drafts import Drafts

_NAMED_IN_LABEL: Final = 20
_EMPTY: Final = {
    **dict.fromkeys(("name", "given", "family", "native_name", "reading", "other_names", "email", "phone"), ""),
    "family_first": False,
}


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is (or was) erased: people by reference and name, and how much of what.

    ``emptied`` counts the rows that stay without their personal data, ``removed`` those that go, both by table;
    ``texts`` are the records of others whose texts name them, ``acts`` how many acts' notes are emptied, ``drafts``
    how many drafts of this user; ``photos`` how many files go because nothing else names them. ``lost`` are the numbers
    of acts that can't be undone any more. ``unsure`` are records that may name them and are left to be looked through.
    ``rewritten`` is False where the file still holds what was erased, because another program is at work in it.
    """

    people: tuple[tuple[str, str], ...]
    emptied: Mapping[str, int]
    removed: Mapping[str, int]
    acts: int
    texts: tuple[str, ...]
    unsure: tuple[str, ...]
    drafts: int
    lost: tuple[int, ...] = ()
    rewritten: bool = True
    gone: tuple[tuple[str, str], ...] = ()
    photos: int = 0


def erasure_of(record: Record, names: Sequence[str], drafts: Drafts | None = None) -> Erasure:
    """What erasing the people that ``names`` mean (references, names) would take out; changes nothing.

    Raises ``NotFound`` or ``Ambiguous``, and ``Refused`` where somebody is erased already.
    """
    with record.reading() as connection:
        found, mentions = _traces(connection, names)
        people = _people(connection, found.ids)
        gone = _gone_namesakes(connection, found.ids)
        photos = photos_ever(connection, found.ids)
        photos -= named_by_others(connection, photos, person, found.ids)
    return _told(found, people, _in_drafts(drafts, people, mentions, look=True), gone=gone, photos=len(photos))


def erase_people(record: Record, names: Sequence[str], drafts: Drafts | None = None) -> Erasure:
    """Erase people for good, in one act that can't be undone; gives what was erased.

    Their places at meetings stay, as those of an "erased person", so that the sizes of delegations remain. Backups and
    files that were written out keep what they hold.
    """
    with record.act(N_("Erase {refs}"), refs="") as work:
        found, mentions = _traces(work.connection, names)
        people = _people(work.connection, found.ids)
        gone = _gone_namesakes(work.connection, found.ids)
        photos = photos_ever(work.connection, found.ids)
        erase(work, found, {"erased_on": record.today, "keep_until": None})
        forgotten = forget_files(work, photos, person, found.ids)
        refs = [ref for ref, _name in people]
        said = ", ".join(refs[:_NAMED_IN_LABEL]) + (", …" if len(refs) > _NAMED_IN_LABEL else "")
        record.relabelled(work, N_("Erase {refs}"), refs=said)
    rewritten = rewrite_file(record)
    cleared = _in_drafts(drafts, people, mentions)
    return _told(found, people, cleared, rewritten=rewritten, gone=gone, photos=forgotten)


def _traces(connection: Connection, names: Sequence[str]) -> tuple[Traces, Mentions]:
    asked = list(dict.fromkeys(_person(connection, words) for words in names))
    ids = dict.fromkeys(one for id_ in asked for one in (id_, *_merged_into(connection, id_)))
    said, exact, parts = _names_of(connection, ids)
    others = _names_of_others(connection, ids, said)
    unsure = {name for name in said if is_unsure(name) or folded(name) in others}
    mentions = Mentions(said - unsure, unsure, exact, ERASED_NAME, parts - said)
    return traces_of(connection, person, ids, mentions), mentions


def _person(connection: Connection, words: str) -> int:
    """The person meant, also one who was deleted: the history still knows them."""
    try:
        id_ = person_id(connection, words)
    except NotFound:
        past = select(act_change.c.record_id).where(
            act_change.c.table_name == person.name, act_change.c.ref == words.strip().upper()
        )
        deleted: int | None = connection.execute(past.limit(1)).scalar()
        if deleted is None:
            raise
        return deleted
    erased = select(person.c.ref).where(person.c.id == id_, person.c.erased_on.is_not(None))
    if (ref := connection.execute(erased).scalar()) is not None:
        raise Refused(_("{ref} is erased already.").format(ref=ref))
    return id_


def _merged_into(connection: Connection, id_: int) -> Iterator[int]:
    """Further entries of the same person, which were merged into this one: the history keeps them."""
    ref = connection.execute(select(act_change.c.ref).where(_of_person(id_)).limit(1)).scalar()
    query = select(act.c.label_values).where(act.c.label == MERGED, act.c.undone_by_id.is_(None))
    for values in connection.execute(query).scalars():
        if values.get("kept") == ref:
            gone = select(act_change.c.record_id).where(
                act_change.c.table_name == person.name, act_change.c.ref == str(values.get("gone"))
            )
            for other in set(connection.execute(gone).scalars()):
                yield other
                yield from _merged_into(connection, other)


def _of_person(id_: int) -> Any:
    return (act_change.c.table_name == person.name) & (act_change.c.record_id == id_)


def _names_of(connection: Connection, ids: Collection[int]) -> tuple[set[str], set[str], set[str]]:
    """Every way the people are or were named, their addresses and numbers, and their family and given names alone,
    from the history of their rows."""
    said: set[str] = set()
    parts: set[str] = set()
    exact: set[str] = set()
    states: dict[int, dict[str, Any]] = {}
    payloads = select(act_change.c.record_id, act_change.c.before, act_change.c.after).where(
        act_change.c.table_name == person.name
    )
    numbers = sorted(ids)
    for start in range(0, len(numbers), 5_000):
        part = act_change.c.record_id.in_(numbers[start : start + 5_000])
        for id_, before, after in connection.execute(payloads.where(part).order_by(act_change.c.id)):
            for side in (before, after):
                if side:
                    state = states.setdefault(id_, dict(_EMPTY))
                    state.update({key: value for key, value in side.items() if key in _EMPTY})
                    said.update(_ways(state))
                    exact.update(str(state[key]) for key in ("email", "phone") if state[key])
                    parts.update(alone for key in ("given", "family") if len(alone := str(state[key])) > 1)
    return said - {ERASED_NAME, folded(ERASED_NAME)}, exact, parts


def _ways(row: Mapping[str, Any]) -> Iterable[str]:
    given, family, name = str(row["given"]), str(row["family"]), str(row["name"])
    ways = searchable_names(given, family, name, str(row["native_name"]), other_names(row))
    printed = printed_name(given, family, bool(row["family_first"]), name)
    return (way for way in (*ways, printed, str(row["native_name"])) if way)


def _names_of_others(connection: Connection, ids: Collection[int], said: set[str]) -> set[str]:
    """Those of the names, folded, that somebody else bears as well."""
    wanted = {folded(name) for name in said}
    query: Any = select(person.c.id, person.c.folded).where(person.c.erased_on.is_(None))
    if len(wanted) <= 40:
        query = query.where(or_(*(person.c.folded.contains(name, autoescape=True) for name in wanted)))
    borne: set[str] = set()
    for id_, ways in connection.execute(query):
        if id_ not in ids:
            borne |= wanted & set(ways.split(" | "))
    return borne


def _people(connection: Connection, ids: Collection[int]) -> tuple[tuple[str, str], ...]:
    """Reference and name of each; those who are on record no more have only a reference."""
    query = select(person.c.id, person.c.ref, person.c.given, person.c.family, person.c.family_first, person.c.name)
    known: dict[int, tuple[str, str]] = {}
    numbers = sorted(ids)
    for start in range(0, len(numbers), 5_000):
        for row in connection.execute(query.where(person.c.id.in_(numbers[start : start + 5_000]))):
            known[row.id] = (row.ref, printed_name(row.given, row.family, row.family_first, row.name))
    deleted = {id_: (ref, name) for id_, ref, name in _deleted(connection)} if set(numbers) - set(known) else {}
    for id_ in set(numbers) - set(known):
        ref, name = deleted[id_]
        known[id_] = (ref, _("{name}, deleted before").format(name=name) if name else _("deleted before"))
    return tuple(known[id_] for id_ in numbers)


def _gone_namesakes(connection: Connection, ids: Collection[int]) -> tuple[tuple[str, str], ...]:
    """Entries that are on record no more, by deletion or undo, under a name one of the people has or had."""
    deleted = list(_deleted(connection))
    query = select(person.c.given, person.c.family, person.c.family_first, person.c.name)
    numbers = sorted(ids)
    wanted = {name for id_, _ref, name in deleted if id_ in ids}
    for start in range(0, len(numbers), 5_000):
        for row in connection.execute(query.where(person.c.id.in_(numbers[start : start + 5_000]))):
            wanted.add(printed_name(row.given, row.family, row.family_first, row.name))
    same = {_words_of(name) for name in wanted} - {(), _words_of(ERASED_NAME)}
    return tuple((ref, name) for id_, ref, name in deleted if id_ not in ids and _words_of(name) in same)


def _words_of(name: str) -> tuple[str, ...]:
    """A name's words in whatever order: the family name stands first or last."""
    return tuple(sorted(folded(name).split()))


def _deleted(connection: Connection) -> Iterator[tuple[int, str, str]]:
    """Everybody the history knows who is on record no more: number, reference, and the name they had last."""
    states: dict[int, dict[str, Any]] = {}
    query = select(act_change.c.record_id, act_change.c.ref, act_change.c.before, act_change.c.after).where(
        act_change.c.table_name == person.name, act_change.c.record_id.not_in(select(person.c.id))
    )
    for id_, ref, before, after in connection.execute(query.order_by(act_change.c.id)):
        state = states.setdefault(id_, {**_EMPTY, "ref": ref})
        for side in (before, after):
            state.update({key: value for key, value in (side or {}).items() if key in _EMPTY})
    for id_, state in states.items():
        given, family, name = (str(state[key]) for key in ("given", "family", "name"))
        yield id_, str(state["ref"]), printed_name(given, family, bool(state["family_first"]), name)


def _in_drafts(
    drafts: Drafts | None, people: Sequence[tuple[str, str]], mentions: Mentions, *, look: bool = False
) -> int:
    if drafts is None:
        return 0
    refs = {ref for ref, _name in people}

    def about(key: str) -> bool:
        return not refs.isdisjoint(key.split(":"))

    def bare(text: str) -> str:
        return mentions.without(text, known=mentions.is_name(text))

    return drafts.without(about, bare, look=look)


def _told(
    found: Traces,
    people: tuple[tuple[str, str], ...],
    drafts: int,
    *,
    gone: tuple[tuple[str, str], ...],
    photos: int,
    rewritten: bool = True,
) -> Erasure:
    return Erasure(
        people,
        {name: len(ids) for name, ids in found.own.stays.items()},
        {name: len(ids) for name, ids in found.own.goes.items()},
        found.acts,
        tuple(dict.fromkeys(found.named.refs.values())),
        tuple(dict.fromkeys(found.named.left.values())),
        drafts,
        found.lost,
        rewritten,
        gone,
        photos,
    )
