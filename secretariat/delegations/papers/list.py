"""The delegation list: what a protocol office is handed, as PDF, document, sheet or CSV, all in the one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from secretariat.delegations.paper_options import PaperOptions
from secretariat.delegations.papers.coming import NO_NAMES, coming, headed, regrets, script_of
from secretariat.delegations.papers.facts import facts_of
from secretariat.delegations.papers.list_document import list_sections
from secretariat.delegations.papers.parts import Parts
from secretariat.delegations.papers.wording import Wording
from secretariat.delegations.rows import DelegateRow, DelegationDetail, Roll
from secretariat.delegations.states import DelegationStatus, Function, InvitedAs
from secretariat.papers.columns import SheetColumn
from secretariat.parties.naming import name_in
from secretariat.values.language import N_, _, in_language
from secretariat.values.refusal import Refused

if TYPE_CHECKING:
    from secretariat.papers.sheets import Sheet

COLUMNS: Final[dict[str, str]] = {
    "number": N_("No."),
    "code": N_("Code"),
    "party": N_("Delegation"),
    "function": N_("Function"),
    "honorific": N_("Honorific"),
    "name": N_("Name"),
    "family_name": N_("Family name"),
    "native_name": N_("Name in own script"),
    "title": N_("Official title"),
    "organisation": N_("Organisation"),
    "representing": N_("Representing"),
    "accreditation": N_("Accreditation"),
    "remark": N_("Remark"),
}
USUAL: Final = (
    "number",
    "party",
    "function",
    "honorific",
    "name",
    "native_name",
    "title",
    "organisation",
    "representing",
    "remark",
)
_SUBTITLE: Final = N_("List of participants")


def list_parts(roll: Roll, options: PaperOptions, wording: Wording) -> Parts:
    """A meeting's delegation list: parties in the meeting's order, heads first; those without names are listed as such,
    those that sent regrets at the end. The columns are the usual ones where ``options`` choose none.
    """
    shown = options.columns or USUAL
    return Parts(
        "delegation_list.typ",
        title_of(roll, wording),
        wording.say(_SUBTITLE),
        wording.main,
        data=lambda: {**paper(roll, wording, shown), **_layout(options, wording)},
        facts=lambda: facts_of(roll, wording),
        sections=lambda: list_sections(paper(roll, wording, shown)),
        sheet=lambda: _sheet(roll, wording, shown, options.language),
        second_language=wording.second,
    )


def _layout(options: PaperOptions, wording: Wording) -> dict[str, Any]:
    return {
        "form": options.form,
        "in_columns": options.in_columns,
        "page_per_party": options.page_per_party,
        "contents": wording.say(N_("Contents")) if options.contents else None,
    }


def _sheet(roll: Roll, wording: Wording, shown: Sequence[str], language: str) -> Sheet:
    from secretariat.papers.sheets import Sheet

    return Sheet(
        wording.say(N_("Delegations")),
        [SheetColumn(key, wording.say(COLUMNS[key]), _kind(key)) for key in shown],
        list_rows(roll, language),
        emphasis=lambda row: "strong" if row["head"] else "quiet" if row["remark"] else "plain",
        title_rows=[title_of(roll, wording), " · ".join(value for _label, value in facts_of(roll, wording))],
        frozen=2 if tuple(shown[:2]) == USUAL[:2] else 0,
    )


def read_columns(text: str) -> tuple[str, ...]:
    """The columns that ``name,title`` names; raises ``Refused`` naming those there are."""
    asked = tuple(part.strip().lower().replace("-", "_") for part in text.split(",") if part.strip())
    for key in asked:
        if key not in COLUMNS:
            raise Refused(
                _("There is no column “{column}”; there are: {columns}.").format(column=key, columns=", ".join(COLUMNS))
            )
    return tuple(dict.fromkeys(asked))


_QUALITIES: Final = {
    InvitedAs.MEMBER: N_("Members"),
    InvitedAs.OBSERVER: N_("Observers"),
    InvitedAs.GUEST: N_("Guests"),
}


def paper(roll: Roll, wording: Wording, columns: Sequence[str] = USUAL) -> dict[str, Any]:
    """What the paper says, in its order: facts of the meeting, delegations with their people, regrets."""
    absent, there = regrets(roll), coming(roll)
    above = headed(there)
    return {
        "subtitle": wording.say(_SUBTITLE),
        "facts": facts_of(roll, wording),
        "parties": [_party(one, wording, frozenset(columns), above.get(one.id)) for one in there],
        "none": wording.say(N_("No delegation is on the list yet.")),
        "regrets": wording.each(lambda language: _regrets(absent, language)) if absent else None,
    }


def list_rows(roll: Roll, language: str) -> list[dict[str, Any]]:
    """One row for each delegate, and one for each delegation that has none to be named, in the order of the paper."""
    wording = Wording.of(language)
    rows = [row for one in (*coming(roll), *regrets(roll)) for row in _rows(one, wording)]
    number = 0
    for row in rows:
        if row["name"]:
            number += 1
            row["number"] = number
    return rows


def title_of(roll: Roll, wording: Wording) -> str:
    """The meeting's title, which heads every paper."""
    return roll.title or wording.say(_SUBTITLE)


def _rows(one: DelegationDetail, wording: Wording) -> Iterator[dict[str, Any]]:
    party = {"code": one.party, "party": wording.party(one.name, one.name_id)}
    for who in one.named:
        yield {
            **party,
            "head": who.function == Function.HEAD,
            "function": _function(who, wording),
            "honorific": who.honorific,
            "name": who.name,
            "family_name": who.family_name,
            "native_name": who.native,
            "title": who.title,
            "organisation": who.organisation,
            "representing": who.representing,
            "accreditation": wording.say(who.accreditation),
            "remark": "",
        }
    if not one.named:
        absent = one.status == DelegationStatus.REGRETS
        words = wording.say(DelegationStatus.REGRETS.value if absent else NO_NAMES)
        if one.delegates:
            words = wording.each(lambda language: _how_many(len(one.delegates), language))
        yield {**party, "head": False, "name": "", "remark": words}


def _party(
    one: DelegationDetail, wording: Wording, columns: frozenset[str], quality: InvitedAs | None
) -> dict[str, Any]:
    return {
        "above": wording.say(_QUALITIES[quality]) if quality else "",
        "name": wording.party(one.name, one.name_id),
        "people": [_person(who, wording, columns) for who in one.named],
        "aside": wording.each(lambda language: _how_many(len(one.delegates), language)),
    }


def _how_many(people: int, language: str) -> str:
    if not people:
        return in_language(language, NO_NAMES)
    words = N_("{n} delegate") if people == 1 else N_("{n} delegates")
    return in_language(language, words).format(n=people)


def _person(who: DelegateRow, wording: Wording, columns: frozenset[str]) -> dict[str, Any]:
    def shown(key: str, value: str) -> str:
        return value if key in columns else ""

    whom = shown("representing", who.representing)
    return {
        "head": who.function == Function.HEAD,
        "function": shown("function", _function(who, wording)),
        "honorific": shown("honorific", who.honorific),
        "name": who.name,
        "native": shown("native_name", "" if who.native in who.name else who.native),
        "script": script_of(who),
        "title": shown("title", who.title),
        "organisation": shown("organisation", who.organisation),
        "representing": wording.each(lambda language: _representing(whom, language)) if whom else "",
    }


def _representing(whom: str, language: str) -> str:
    return in_language(language, N_("representing {whom}")).format(whom=whom)


def _regrets(absent: Sequence[DelegationDetail], language: str) -> str:
    parties = "; ".join(name_in(language, one.name, one.name_id) for one in absent)
    return in_language(language, N_("Regrets: {parties}.")).format(parties=parties)


def _function(who: DelegateRow, wording: Wording) -> str:
    return wording.each(lambda language: _capitalised(in_language(language, who.function)))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _kind(key: str) -> Any:
    return "number" if key == "number" else "wrap" if key in ("title", "organisation", "representing") else "text"
