"""The delegation list: what a protocol office is handed, as PDF, document, sheet or CSV, all in the one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from secretariat.delegations.precedence import Rule, order_in_words
from secretariat.delegations.rows import DelegateRow, DelegationDetail, Roll
from secretariat.delegations.states import DelegationStatus, Function
from secretariat.papers.columns import SheetColumn
from secretariat.parties.naming import name_in
from secretariat.values.date_print import format_date
from secretariat.values.language import N_, _, in_language
from secretariat.values.partial_date import PartialDate
from secretariat.values.refusal import Refused

ENDINGS: Final = (".pdf", ".docx", ".xlsx", ".csv")

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
_NO_NAMES: Final = N_("names not yet received")
# The shapes in which a name in Chinese characters is written where its bearer comes from.
_SCRIPTS: Final = {"CN": "zh", "SG": "zh", "TW": "zh-TW", "HK": "zh-HK", "JP": "ja", "KR": "ko"}


def delegation_list(
    roll: Roll,
    ending: str,
    *,
    language: str,
    date: date,
    columns: Sequence[str] = (),
    office: str = "",
    overrides: Path | None = None,
    paper_size: str = "a4",
) -> bytes:
    """A meeting's delegation list in the format of ``ending`` (one of ``ENDINGS``), in English or Indonesian.

    Parties in the meeting's order, heads first; those without names are listed as such, those that sent regrets at the
    end. ``date`` is the date of issue; ``columns`` are keys of ``COLUMNS`` (the usual ones, when none are given);
    ``paper_size`` is one of ``papers.paper_sizes.SIZES``.
    Raises ``Refused`` where a character can't be printed by any installed font.
    """
    shown = tuple(columns) or USUAL
    if ending == ".pdf":
        from secretariat.papers.typesetting import typeset

        return typeset(
            "delegation_list.typ",
            {**paper(roll, language, shown), "office": office or None},
            title=_title(roll, language),
            language=language,
            date=date,
            folder=Path(__file__).parent,
            overrides=overrides,
            paper_size=paper_size,
        )
    if ending == ".docx":
        from secretariat.delegations.papers.list_document import delegation_document

        said = paper(roll, language, shown)
        return delegation_document(said, _title(roll, language), language, date, office, paper_size)
    headed = [SheetColumn(key, in_language(language, COLUMNS[key]), _kind(key)) for key in shown]
    if ending == ".csv":
        from secretariat.papers.csv_out import csv_bytes

        return csv_bytes(headed, list_rows(roll, language))
    from secretariat.papers.sheets import Sheet, workbook

    sheet = Sheet(
        in_language(language, N_("Delegations")),
        headed,
        list_rows(roll, language),
        emphasis=lambda row: "strong" if row["head"] else "quiet" if row["remark"] else "plain",
        title_rows=[_title(roll, language), " · ".join(value for _label, value in _facts(roll, language))],
        frozen=2 if shown[:2] == USUAL[:2] else 0,
    )
    return workbook([sheet], title=_title(roll, language), date=date, language=language, paper_size=paper_size)


def read_columns(text: str) -> tuple[str, ...]:
    """The columns that ``name,title`` names; raises ``Refused`` naming those there are."""
    asked = tuple(part.strip().lower().replace("-", "_") for part in text.split(",") if part.strip())
    for key in asked:
        if key not in COLUMNS:
            raise Refused(
                _("There is no column “{column}”; there are: {columns}.").format(column=key, columns=", ".join(COLUMNS))
            )
    return tuple(dict.fromkeys(asked))


def paper(roll: Roll, language: str, columns: Sequence[str] = USUAL) -> dict[str, Any]:
    """What the paper says, in its order: facts of the meeting, delegations with their people, regrets."""
    coming, regrets = _parted(roll)
    return {
        "subtitle": in_language(language, N_("Delegation list")),
        "facts": _facts(roll, language),
        "parties": [_party(one, language, frozenset(columns)) for one in coming],
        "none": in_language(language, N_("No delegation is on the list yet.")),
        "regrets": in_language(language, N_("Regrets: {parties}.")).format(
            parties="; ".join(name_in(language, one.name, one.name_id) for one in regrets)
        )
        if regrets
        else None,
    }


def list_rows(roll: Roll, language: str) -> list[dict[str, Any]]:
    """One row for each delegate, and one for each delegation that has none, in the order of the paper."""
    coming, regrets = _parted(roll)
    rows = [row for one in (*coming, *regrets) for row in _rows(one, language)]
    number = 0
    for row in rows:
        if row["name"]:
            number += 1
            row["number"] = number
    return rows


def _rows(one: DelegationDetail, language: str) -> Iterator[dict[str, Any]]:
    party = {"code": one.party, "party": name_in(language, one.name, one.name_id)}
    for who in one.delegates:
        yield {
            **party,
            "head": who.function == Function.HEAD,
            "function": _capitalised(in_language(language, who.function)),
            "honorific": who.honorific,
            "name": who.name,
            "family_name": who.family_name,
            "native_name": who.native,
            "title": who.title,
            "organisation": who.organisation,
            "representing": who.representing,
            "accreditation": in_language(language, who.accreditation),
            "remark": "",
        }
    if not one.delegates:
        regrets = one.status == DelegationStatus.REGRETS
        words = in_language(language, DelegationStatus.REGRETS.value if regrets else _NO_NAMES)
        yield {**party, "head": False, "name": "", "remark": words}


def _party(one: DelegationDetail, language: str, columns: frozenset[str]) -> dict[str, Any]:
    return {
        "name": name_in(language, one.name, one.name_id),
        "people": [_person(who, language, columns) for who in one.delegates],
        "aside": _how_many(len(one.delegates), language),
    }


def _how_many(people: int, language: str) -> str:
    if not people:
        return in_language(language, _NO_NAMES)
    words = N_("{n} delegate") if people == 1 else N_("{n} delegates")
    return in_language(language, words).format(n=people)


def _person(who: DelegateRow, language: str, columns: frozenset[str]) -> dict[str, Any]:
    def shown(key: str, value: str) -> str:
        return value if key in columns else ""

    whom = shown("representing", who.representing)
    return {
        "head": who.function == Function.HEAD,
        "function": shown("function", _capitalised(in_language(language, who.function))),
        "honorific": shown("honorific", who.honorific),
        "name": who.name,
        "native": shown("native_name", "" if who.native in who.name else who.native),
        "script": _SCRIPTS.get(who.party, ""),
        "title": shown("title", who.title),
        "organisation": shown("organisation", who.organisation),
        "representing": in_language(language, N_("representing {whom}")).format(whom=whom) if whom else "",
    }


def _facts(roll: Roll, language: str) -> list[tuple[str, str]]:
    """What stands under the title: label and value; what is not known is left out."""
    coming, _regrets = _parted(roll)
    dates = format_date(PartialDate.from_edtf(roll.dates), language) if roll.dates else ""
    rule = order_in_words(roll.order, language)
    if roll.forum and roll.order.rule is Rule.ALPHABETICAL:
        rule = in_language(language, N_("{rule}, by the names used in {forum}")).format(rule=rule, forum=roll.forum)
    counted = in_language(language, N_("{parties} delegations, {people} delegates")).format(
        parties=len(coming), people=sum(len(one.delegates) for one in coming)
    )
    facts = (
        (N_("Place"), roll.place),
        (N_("Dates"), dates),
        (N_("Host"), name_in(language, roll.host, roll.host_in_indonesian)),
        (N_("Order"), rule),
        (N_("Listed"), counted),
    )
    return [(in_language(language, label), value) for label, value in facts if value]


def _parted(roll: Roll) -> tuple[list[DelegationDetail], list[DelegationDetail]]:
    """Who comes, and who sent regrets, each in the meeting's order."""
    coming = [one for one in roll.delegations if one.status != DelegationStatus.REGRETS]
    return coming, [one for one in roll.delegations if one.status == DelegationStatus.REGRETS]


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _title(roll: Roll, language: str) -> str:
    return roll.title or in_language(language, N_("Delegation list"))


def _kind(key: str) -> Any:
    return "number" if key == "number" else "wrap" if key in ("title", "organisation", "representing") else "text"
