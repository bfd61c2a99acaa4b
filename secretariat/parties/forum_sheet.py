"""How a forum reads: its words for members, and its roster of a day with the count."""

from __future__ import annotations

from typing import Any

from secretariat.parties.forum_queries import ForumDetail, ForumRow, MembershipRow
from secretariat.parties.naming import own_name
from secretariat.parties.sheet import member_json
from secretariat.values.date_print import format_date
from secretariat.values.fact_sheet import Fact, FactSheet, Line, Section
from secretariat.values.language import _, current_language, ngettext
from secretariat.values.partial_date import PartialDate


def forum_sheet(forum: ForumDetail) -> FactSheet:
    """A forum as it reads."""
    other = _("English name"), forum.name
    if current_language() == "en" or not forum.name_id:
        other = _("Indonesian name"), forum.name_id
    facts = [
        Fact(*other),
        Fact(_("Called"), "; ".join(filter(None, (forum.member_word, forum.member_words, forum.member_word_id)))),
        Fact(_("Uses flags"), _("yes") if forum.uses_flags else _("no")),
        Fact(_("Words not used"), "; ".join(forum.avoid)),
        Fact(_("Left"), _former(forum.former)),
    ]
    members = [Line(member.called, member.code) for member in forum.roster]
    heading = _("Members on {date}: {count}").format(
        date=format_date(PartialDate.of(forum.on), current_language()), count=len(members)
    )
    roster = Section(heading, members, _("Nobody was a member on that day."))
    return FactSheet(
        forum.code, own_name(forum.name, forum.name_id), "", [fact for fact in facts if fact.value], [roster]
    )


def membership_sheet(of: MembershipRow) -> FactSheet:
    """A membership as it reads."""
    facts = [
        Fact(_("Forum"), of.forum),
        Fact(_("Kind"), _(of.kind)),
        Fact(_("Name"), of.name if of.name != of.called else ""),
        Fact(_("Since"), date_words(of.since)),
        Fact(_("Until"), date_words(of.until)),
        Fact(_("Formally admitted"), date_words(of.admitted)),
        Fact(_("Source"), of.source),
    ]
    state = "" if of.current else _("not a member today")
    return FactSheet(of.ref, of.called, state, [fact for fact in facts if fact.value])


def forum_json(forum: ForumDetail) -> dict[str, Any]:
    """A forum under its promised keys."""
    return {
        "code": forum.code,
        "name": forum.name,
        "name_id": forum.name_id,
        "member_word": forum.member_word,
        "member_words": forum.member_words,
        "member_word_id": forum.member_word_id,
        "uses_flags": forum.uses_flags,
        "avoid": list(forum.avoid),
        "on": forum.on.isoformat(),
        "members": len(forum.roster),
        "roster": [member_json(member) for member in forum.roster],
        "version": forum.version,
    }


def forum_row_json(row: ForumRow) -> dict[str, Any]:
    """A forum of a list under its promised keys."""
    return {"code": row.ref, "name": row.name, "name_id": row.name_id, "members": row.members}


def date_words(edtf: str) -> str:
    """A kept date in the reader's language, "" where there is none."""
    return format_date(PartialDate.from_edtf(edtf), current_language()) if edtf else ""


def _former(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} former member", "{count} former members", count).format(count=count)
