"""What staff do with forums: add, edit, delete. One function is one act; memberships have a file of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

from sqlalchemy import select

from secretariat.parties.finding import forum_id
from secretariat.parties.forum_fields import YES
from secretariat.parties.forum_queries import ForumDetail, detail_of_forum
from secretariat.parties.model import forum, forum_name, membership
from secretariat.record.record import Record
from secretariat.record.seen import UNSEEN, Seen
from secretariat.record.work import Work
from secretariat.values.language import N_, _
from secretariat.values.refusal import Refused
from secretariat.values.text import keepable


class ForumFields(TypedDict, total=False):
    """What can be set on a forum; ``uses_flags`` is "yes", "no" or a bool, ``avoid`` holds words separated by ``;``."""

    code: str
    name: str
    name_id: str | None
    member_word: str | None
    member_words: str | None
    member_word_id: str | None
    uses_flags: str | bool | None
    avoid: str | None


def add_forum(record: Record, **fields: Unpack[ForumFields]) -> ForumDetail:
    """Take a forum into the record. Raises ``Refused`` where its code is taken, or code or name are empty."""
    with record.act(N_("Add forum {code}"), code="") as work:
        added = detail_of_forum(work.connection, add_forum_in(work, fields), record.today)
        record.relabelled(work, N_("Add forum {code}"), code=added.code)
        return added


def add_forum_in(work: Work, fields: ForumFields) -> int:
    """The same as part of a larger act; gives the forum's id."""
    values = _columns({"code": "", "name": "", **fields})
    return work.insert(forum, {**dict.fromkeys(_TEXTS, ""), "uses_flags": True, "avoid": [], **values})


def edit_forum(record: Record, which: str, *, version: int | None = None, **fields: Unpack[ForumFields]) -> ForumDetail:
    """Change the forum that ``which`` names; ``version`` is the one the form read. Raises ``Conflict``."""
    with record.act(N_("Edit forum {code}"), code=which) as work:
        id_ = forum_id(work.connection, which)
        before = work.row(forum, id_)["code"]
        work.change(forum, id_, _columns(fields), seen=version)
        record.relabelled(work, N_("Edit forum {code}"), code=before)
        return detail_of_forum(work.connection, id_, record.today)


def remove_forums(record: Record, names: Sequence[str], *, seen: Seen = UNSEEN) -> list[str]:
    """Delete forums with their rosters in one act and give their codes; ``Refused`` while meetings hang on one."""
    codes = []
    with record.act(N_("Delete {refs}"), refs="") as work:
        for name in names:
            id_ = forum_id(work.connection, name)
            codes.append(str(work.as_seen(forum, id_, seen)["code"]))
            for table in (forum_name, membership):
                of_forum = select(table.c.id).where(table.c.forum_id == id_)
                for row_id in work.connection.execute(of_forum).scalars().all():
                    work.remove(table, row_id)
            work.remove(forum, id_)
        record.relabelled(work, N_("Delete {refs}"), refs=", ".join(codes))
    return codes


_TEXTS = {
    "name": N_("Name"),
    "name_id": N_("Indonesian name"),
    "member_word": N_("Word for a member"),
    "member_words": N_("Word for members"),
    "member_word_id": N_("Indonesian word for a member"),
}


def _columns(fields: ForumFields) -> dict[str, Any]:
    """The columns that the given fields set."""
    given: dict[str, Any] = dict(fields)
    values: dict[str, Any] = {
        key: keepable(given[key] or "", _(label)) for key, label in _TEXTS.items() if key in given
    }
    if values.get("name") == "":
        raise Refused(_("A forum needs a name."))
    if "code" in given:
        values["code"] = keepable(given["code"] or "", _("Code")).upper()
        if not values["code"] or any(c.isspace() for c in values["code"]):
            raise Refused(_("A forum's code is one word, such as APEC."))
    if "uses_flags" in given:
        values["uses_flags"] = given["uses_flags"] in (True, YES)
    if "avoid" in given:
        words = keepable(given["avoid"] or "", _("Words not used")).split(";")
        values["avoid"] = list(dict.fromkeys(word.strip() for word in words if word.strip()))
    return values
