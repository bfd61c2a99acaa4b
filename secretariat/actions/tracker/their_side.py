"""What a ministry wrote, read as the record keeps it; names are looked up once each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy.engine import Connection

from secretariat.actions.columns import EMPTY
from secretariat.actions.leads import lead_columns
from secretariat.actions.model import action
from secretariat.actions.progress import read_target, read_targets
from secretariat.actions.tracker.as_given import Known
from secretariat.actions.tracker.columns import BY_KEY
from secretariat.actions.tracker.measured import numbers_in, read_several
from secretariat.actions.tracker.names_then import act_of_version, meeting_refs_since, party_names_since
from secretariat.actions.tracker.reading import (
    is_day_in_digits,
    read_done_on,
    read_due,
    read_priority,
    read_status,
    read_whole,
    tidy,
)
from secretariat.meetings.finding import meeting_id
from secretariat.parties.finding import party_id
from secretariat.record.lengths import kept
from secretariat.values.language import _
from secretariat.values.refusal import Refused
from secretariat.values.text import folded

_TEXTS: Final = ("title", "supporting", "unit", "evidence", "why", "note")
_NEEDED: Final = ("title", "status", "achieved")


class Names:
    """Whom and what the names in a sheet mean, each looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[tuple[str, str], Any] = {}
        self._acts: dict[tuple[int, int | None], int] = {}
        self._since: dict[tuple[str, int, int], frozenset[str]] = {}

    def lead(self, text: str) -> tuple[Any, ...]:
        """The columns of a lead: party, organisation, unit, person."""
        return self._once("lead", text, self._lead)

    def counterpart(self, text: str) -> tuple[Any, ...]:
        """The party."""
        return self._once("counterpart", text, lambda words: (party_id(self._connection, words),))

    def meeting(self, text: str) -> tuple[Any, ...]:
        """The meeting."""
        return self._once("meeting", text, lambda words: (meeting_id(self._connection, words),))

    def had_since(self, key: str, of: int, known: Known, version: int | None) -> frozenset[str]:
        """What a counterpart or a meeting has been called since an action was at the version in the sheet."""
        since = (known.row.id, version)
        if since not in self._acts:
            self._acts[since] = act_of_version(self._connection, *since)
        asked = (key, of, self._acts[since])
        if asked not in self._since:
            find = party_names_since if key == "counterpart" else meeting_refs_since
            self._since[asked] = find(self._connection, of, asked[2])
        return self._since[asked]

    def _lead(self, text: str) -> tuple[Any, ...]:
        found = lead_columns(self._connection, text)
        return found["lead_party_id"], found["lead_organisation"], "", found["lead_person_id"]

    def _once(self, kind: str, text: str, find: Callable[[str], tuple[Any, ...]]) -> tuple[Any, ...]:
        known = self._found.get((kind, text))
        if known is None:
            try:
                known = find(text)
            except Refused as refused:
                known = refused
            self._found[kind, text] = known
        if isinstance(known, Refused):
            raise known
        return tuple(known)


class TheirSide:
    """Reads cells; ``orders`` says for each column of dates whether its day or its month comes first."""

    def __init__(self, names: Names, today: date, orders: Mapping[str, str | None]) -> None:
        self._names, self._today, self._orders = names, today, orders
        self._read: dict[tuple[str, str], Any] = {}

    def value(self, key: str, text: str, known: Known, version: int | None = None) -> Any:
        """What a cell of an action on record says, as ``Known.ours`` has it. Raises ``Refused``.

        ``version`` is the one in the sheet: parties and meetings are known by what they have been called since.
        """
        sides = (known.ours,) if known.base is None else (known.base, known.ours)
        if key in _TEXTS:
            if any(text == side[key] for side in sides):
                return text
            return self.new_value(key, text)
        if key in _NEEDED and not text:
            # An action without target shows no number while nothing is achieved.
            return self._emptied(key, sides)
        if key == "lead" and text in known.leads:
            return known.leads[text]
        if key == "counterpart" and text == tidy(known.row.counterpart_name):
            return known.ours[key]
        if key == "meeting" and text == known.row.meeting:
            return known.ours[key]
        if key in ("counterpart", "meeting") and text:
            for side in sides:
                (of,) = side[key]
                if of is not None and text in self._names.had_since(key, of, known, version):
                    return side[key]
        if (
            key in ("target", "achieved")
            and known.base is not None
            and _parts(known.base[key]) != _parts(known.ours[key])
        ):
            return _of_then(key, text, known.base[key])
        if known.further and key in ("target", "achieved"):
            return self._several(key, text, known)
        if key in ("due", "done_on") and text and text == sides[0][key]:
            return text  # a day in ISO 8601, as workbooks and CSV have it, is how the record keeps it
        if is_day_in_digits(text):
            return self.new_value(key, text, {side[key] for side in sides})
        # The same few words stand in row after row.
        if (key, text) not in self._read:
            self._read[key, text] = self.new_value(key, text)
        return self._read[key, text]

    def new_value(self, key: str, text: str, likely: set[str] = frozenset()) -> Any:  # type: ignore[assignment]  # an empty set of either kind
        """The same of a cell that nothing is known of: a proposed action's. Raises ``Refused``."""
        if key in _TEXTS:
            value = kept(action, {**EMPTY, key: text})[key]
            return tidy(str(value))
        if key in ("lead", "counterpart", "meeting"):
            empty = (None, "", "", None) if key == "lead" else (None,)
            return getattr(self._names, key)(text) if text else empty
        if key in ("due", "done_on"):
            read = read_due if key == "due" else read_done_on
            # An apostrophe keeps a spreadsheet program from making a day of "July 2011"; some keep it in the text.
            return read(text.lstrip("'’ "), self._today, self._orders.get(key), likely)
        if key == "status":
            return read_status(text)
        if key == "priority":
            return read_priority(text)
        if key == "target":
            return _target(text)
        return read_whole(text)

    def _emptied(self, key: str, sides: tuple[Mapping[str, Any], ...]) -> Any:
        if key == "achieved" and any(side[key] == 0 for side in sides):
            return 0
        raise Refused(_("{heading} can't be empty; it was “{value}”.").format(
            heading=_(BY_KEY[key].heading), value=_(str(sides[0][key]))))  # fmt: skip

    def _several(self, key: str, text: str, known: Known) -> Any:
        """The targets of an action with several, or what was achieved of each."""
        if key == "achieved":
            return read_several(text, known.row, known.further)
        read = tuple(read_targets(text))
        for side in (known.ours, known.base or known.ours):
            if [(n, folded(unit)) for n, unit in read] == [(n, folded(unit)) for n, unit in side["target"]]:
                return side["target"]
        return read


def _parts(value: Any) -> int:
    """Of how many measures a cell tells; 0 where it is a plain number."""
    return len(value) if isinstance(value, tuple) else 0


def _of_then(key: str, text: str, then: Any) -> Any:
    """A cell of an action that counts other things now than when the sheet went out: it can only be as it was."""
    said = numbers_in(text)
    was = [one[0] if isinstance(one, tuple) else one for one in then] if isinstance(then, tuple) else [then]
    if said == [number for number in was if number is not None]:
        return then
    raise Refused(
        _("{heading}: what the action counts was changed since the sheet went out; look at it in the record.").format(
            heading=_(BY_KEY[key].heading)
        )
    )


def _target(text: str) -> int | None:
    """A target's number; its unit stands in a column of its own."""
    if not text:
        return None
    try:
        number = read_whole(text)
    except Refused:
        read_target(text)
        raise Refused(
            _("“{text}” is more than a number: the unit stands in the column {unit}.").format(text=text, unit=_("Unit"))
        ) from None
    if not number:
        raise Refused(_("A target is a whole number from 1, or nothing."))
    return number
