"""A person's photo: kept, taken away, given back. It goes into briefings and into no other paper or export."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.engine import Connection

from secretariat.people.finding import person_id, standing_person_id
from secretariat.people.model import person
from secretariat.people.photo import LARGEST, photo_kept
from secretariat.people.queries import PersonDetail, detail_of
from secretariat.record.acts import act_change
from secretariat.record.kept_files import file_of, keep_file, read_given
from secretariat.record.record import Record
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused

_AT_ONCE = 5_000


def set_photo(record: Record, which: str, path: str, *, version: int | None = None) -> PersonDetail:
    """Keep the picture at ``path`` as the photo of the person ``which``, in place of the one before.

    It is kept as small as papers need it. Raises ``Refused`` where it is no whole JPEG or PNG or has more than
    ``LARGEST`` bytes.
    """
    given = read_given(path, largest=LARGEST)
    photo = photo_kept(given.content, given.name)
    with record.act(N_("Keep a photo of {ref}"), ref=which) as work:
        id_ = standing_person_id(work.connection, which)
        record.relabelled(work, N_("Keep a photo of {ref}"), ref=work.row(person, id_)["ref"])
        work.change(person, id_, {"photo": keep_file(work, photo, given.name)}, seen=version)
        return detail_of(work.connection, id_)


def remove_photo(record: Record, which: str) -> PersonDetail:
    """Take a person's photo away; undo brings it back. Raises ``Refused`` where there is none."""
    with record.act(N_("Take away the photo of {ref}"), ref=which) as work:
        id_ = standing_person_id(work.connection, which)
        before = work.row(person, id_)
        record.relabelled(work, N_("Take away the photo of {ref}"), ref=before["ref"])
        if not before["photo"]:
            raise Refused(_("There is no photo of {ref} on record.").format(ref=before["ref"]))
        work.change(person, id_, {"photo": ""})
        return detail_of(work.connection, id_)


def photo_of(record: Record, which: str) -> bytes:
    """The photo as it is kept, a JPEG; raises ``Refused`` where there is none."""
    with record.reading() as connection:
        query = select(person.c.ref, person.c.photo).where(person.c.id == person_id(connection, which))
        ref, kept = connection.execute(query).one()
        if not kept:
            raise Refused(_("There is no photo of {ref} on record.").format(ref=ref))
        return file_of(connection, kept)


def photos_ever(connection: Connection, ids: Collection[int]) -> set[str]:
    """The hashes of every photo that people have or had, so far as the history tells."""
    numbers, found = sorted(ids), set[str]()
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        found.update(connection.execute(select(person.c.photo).where(person.c.id.in_(part))).scalars())
        noted = select(act_change.c.before, act_change.c.after).where(
            act_change.c.table_name == person.name, act_change.c.record_id.in_(part)
        )
        for sides in connection.execute(noted):
            found.update(str(side.get("photo") or "") for side in sides if side)
    return found - {""}
