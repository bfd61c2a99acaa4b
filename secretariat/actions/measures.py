"""The measures of an action: its own and further ones; which is meant, and changing them without losing progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from secretariat.actions.how_far import further_measures, own_measure
from secretariat.actions.model import action, action_measure, action_progress
from secretariat.actions.progress import MOST, Measure, targets_text
from secretariat.record.acts import act_change
from secretariat.record.work import Work
from secretariat.values.language import _, ngettext
from secretariat.values.refusal import Ambiguous, NotFound, Refused
from secretariat.values.text import folded

Target = tuple[int, str]


def all_measures(connection: Connection, row: Mapping[str, Any]) -> tuple[Measure, ...]:
    """Every measure of the action with these columns, its own first."""
    return (*own_measure(row), *further_measures(connection, row["id"]))


def measure_of(connection: Connection, row: Mapping[str, Any], unit: str) -> Measure:
    """The measure of an action that ``unit`` means, by its words or by how they begin.

    Raises ``NotFound`` or ``Ambiguous``, listing those there are.
    """
    measures, wanted = all_measures(connection, row), folded(unit)
    known = [one for one in measures if folded(one.unit) == wanted]
    known = known or [one for one in measures if wanted and folded(one.unit).startswith(wanted)]
    known = known or [one for one in measures if wanted and wanted in folded(one.unit)]
    if len(known) == 1:
        return known[0]
    if known:
        raise Ambiguous(
            _("“{words}” could be {choices}; say it in full.").format(words=unit, choices=targets_text(known))
        )
    raise NotFound(
        _("{ref} does not count “{words}”; its targets are: {targets}.").format(
            ref=row["ref"], words=unit, targets=targets_text(measures) or _("none yet")
        )
    )


def achieved_by(connection: Connection, id_: int, measure: int | None) -> int:
    """What the steps logged on a measure of an action add up to (``None``: its own)."""
    own = action_progress.c.measure_id.is_not_distinct_from(measure)
    total = select(func.sum(action_progress.c.amount)).where(action_progress.c.action_id == id_, own)
    return connection.execute(total).scalar() or 0


def in_step(work: Work, id_: int, measure: int) -> None:
    """Bring a further measure of an action in step with the steps logged on it."""
    work.change(action_measure, measure, {"achieved": achieved_by(work.connection, id_, measure)})


def refuse_amount(ref: str, achieved: int, amount: int) -> None:
    """Raise ``Refused`` where less than nothing would be achieved, or more than can be kept."""
    if abs(amount) > MOST or not 0 <= achieved + amount <= MOST:
        raise Refused(
            _("{ref} stands at {achieved}: {amount} can't be added to that.").format(
                ref=ref, achieved=achieved, amount=amount
            )
        )


def add_measures(work: Work, id_: int, targets: Sequence[Target]) -> None:
    """Further measures of an action, nothing of them achieved yet."""
    for target, unit in targets:
        work.insert(action_measure, {"action_id": id_, "target": target, "unit": unit, "achieved": 0})


def measure_anew(work: Work, id_: int, targets: Sequence[Target], *, seen: int | None) -> tuple[dict[str, Any], bool]:
    """Give an action these targets: the columns of its own that follow, and whether a further measure was changed.

    A measure keeps its progress where it still counts the same, or where it is the only one whose words changed. Raises
    ``Refused`` where progress was logged on one that would go, or where others changed the measures since ``seen``.
    """
    row = dict(work.row(action, id_))
    had = all_measures(work.connection, row)
    kept, added = _matched(had, targets)
    for gone in (one for one in had if one not in kept):
        _refuse_logged(work, row, gone)
    wanted = [(*kept[one], one) for one in had if one in kept] + [(*target, None) for target in added]
    further = [one for one in had if one.id is not None]
    if further and seen is not None and seen != row["version"]:
        _refuse_changed_since(work, row, further, seen)
    return _write(work, row, wanted, further)


def _matched(had: Sequence[Measure], targets: Sequence[Target]) -> tuple[dict[Measure, Target], list[Target]]:
    """Which measure goes on with which target, and the targets that are new."""
    by_unit = {folded(one.unit): one for one in reversed(had)}
    kept = {by_unit[folded(unit)]: (target, unit) for target, unit in targets if folded(unit) in by_unit}
    left = [one for one in had if one not in kept]
    new = [target for target in targets if target not in kept.values()]
    if len(left) == len(new) == 1:
        return {**kept, left[0]: new[0]}, []
    return kept, new


def _write(
    work: Work, row: Mapping[str, Any], wanted: Sequence[tuple[int, str, Measure | None]], further: Sequence[Measure]
) -> tuple[dict[str, Any], bool]:
    own: dict[str, Any] = {"target": None, "unit": ""}
    changed, stay = False, set()
    for place, (target, unit, was) in enumerate(wanted):
        if place == 0:
            own = {"target": target, "unit": unit}
            if was is not None and was.id is not None:  # it takes the place of an own one on which nothing was logged
                own["achieved"] = was.achieved
                _take_over(work, was.id)
        elif was is None or was.id is None:
            add_measures(work, row["id"], [(target, unit)])
            changed = True
        else:
            stay.add(was.id)
            changed = work.change(action_measure, was.id, {"target": target, "unit": unit}) or changed
    for one in further:
        if one.id is not None and one.id not in stay:
            work.remove(action_measure, one.id)
            changed = True
    return own, changed


def _take_over(work: Work, measure: int) -> None:
    steps = select(action_progress.c.id).where(action_progress.c.measure_id == measure)
    for step in work.connection.execute(steps.order_by(action_progress.c.id)).scalars().all():
        work.change(action_progress, step, {"measure_id": None})


def _refuse_logged(work: Work, row: Mapping[str, Any], measure: Measure) -> None:
    steps = select(func.count()).select_from(action_progress).where(action_progress.c.action_id == row["id"])
    logged = work.connection.execute(
        steps.where(action_progress.c.measure_id.is_not_distinct_from(measure.id))
    ).scalar()
    if logged:
        words = ngettext(
            "{n} step of progress is logged on the target {target} of {ref}: it can be changed, but not taken away.",
            "{n} steps of progress are logged on the target {target} of {ref}: it can be changed, but not taken away.",
            logged,
        )
        raise Refused(words.format(n=logged, target=measure.words, ref=row["ref"]))


def _refuse_changed_since(work: Work, row: Mapping[str, Any], further: Sequence[Measure], seen: int) -> None:
    """Measures are records of their own, which no form compares field by field."""
    read = select(func.max(act_change.c.act_id)).where(
        act_change.c.table_name == action.name, act_change.c.record_id == row["id"], act_change.c.version_after == seen
    )
    since = select(act_change.c.id).where(
        act_change.c.table_name == action_measure.name,
        act_change.c.record_id.in_([one.id for one in further]),
        act_change.c.act_id > read.scalar_subquery(),
    )
    later = work.connection.execute(since.limit(1)).first()
    if later is not None:
        raise Refused(
            _("The targets of {ref} were changed by somebody else meanwhile; open it again.").format(ref=row["ref"])
        )
