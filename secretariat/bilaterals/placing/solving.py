"""Slots for all requests at once: the question of slots as the solver is asked it, and its answer as slots."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from secretariat.bilaterals.placing.by_hand import Options, first_plan
from secretariat.bilaterals.placing.cp_sat import MOST, Found, Question, ranges_of
from secretariat.bilaterals.placing.problem import Placed, Problem, Request
from secretariat.bilaterals.placing.room_groups import into_rooms, room_groups
from secretariat.bilaterals.placing.starts import starts_in

STEPS: Final = 0.2
"""How long a better plan is looked for, in the solver's own measure; some seconds where much is to be placed."""
FIRST_STEPS: Final = 1.0
"""The same for any plan at all, where none is made by taking one bilateral after the other."""
FIRST_SECONDS: Final = 42.0
SECONDS: Final = 14.0
"""After so long, on a machine however slow, no plan is looked for any more, and none that is better."""


class Outcome(StrEnum):
    """What became of a question: the best plan, a plan, none possible, or none found in the time there was."""

    BEST = "best"
    FOUND = "found"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """The solver's answer."""

    outcome: Outcome
    plan: tuple[Placed, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether there is a plan."""
        return self.outcome in (Outcome.BEST, Outcome.FOUND)


def solve(problem: Problem, *, steps: float = STEPS) -> Answer:
    """All requests placed without a clash, as near to what they prefer as could be found."""
    return _Model(problem).best(steps)


def possible(problem: Problem, *, steps: float = 0.3) -> Answer:
    """Whether all requests can be placed at all; any plan will do."""
    return _Model(problem).any_plan(steps)


def as_many_as_fit(problem: Problem, *, steps: float = STEPS) -> Answer:
    """As many requests placed as can be, the higher ones rather than the lower."""
    return _Model(problem).most(steps)


class _Model:
    """One question to the solver. Times are in steps of the grid from the first hour on."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = Question()
        self.groups = room_groups(problem)
        self.options: Options = {one.ref: self._options(one) for one in problem.requests}
        every = [at for options in self.options.values() for starts in options.values() for at in starts]
        self.origin = min(every, default=0)
        self.start: dict[str, int] = {}
        self.here: dict[str, int] = {}
        self.within: dict[str, dict[int, int]] = {}
        self._spans: dict[str, int] = {}
        self._by_room: list[list[int]] = [[] for _group in self.groups]
        for request in problem.requests:
            self._add(request)
        self._people_in_one_place()
        self._rooms_used_once()

    def best(self, steps: float) -> Answer:
        """Everything placed, nearest to what was preferred, the highest earliest."""
        hand = first_plan(self.problem, self.groups, self.options)
        self._all_placed()
        plan = hand
        if len(hand) < len(self.problem.requests):
            # Any plan first: a wish for a good one would keep the solver from finding one at all.
            plan, outcome = self._found(FIRST_STEPS, FIRST_SECONDS)
            if outcome in (Outcome.IMPOSSIBLE, Outcome.UNKNOWN):
                return Answer(outcome)
        self._hint(plan)
        self.model.least(self._costs())
        better, outcome = self._found(steps)
        if outcome is Outcome.UNKNOWN:
            return Answer(Outcome.FOUND, self._as_placed(plan))
        return Answer(outcome, self._as_placed(better))

    def any_plan(self, steps: float) -> Answer:
        """Everything placed, however."""
        hand = first_plan(self.problem, self.groups, self.options)
        if len(hand) == len(self.problem.requests):
            return Answer(Outcome.FOUND, self._as_placed(hand))
        self._all_placed()
        return self._asked(steps)

    def most(self, steps: float) -> Answer:
        """As many as can be; among as many, the higher."""
        hand = first_plan(self.problem, self.groups, self.options)
        self._hint(hand)
        weights = sum(one.weight for one in self.problem.requests) + 1
        self.model.most({self.here[one.ref]: weights + one.weight for one in self.problem.requests})
        answer = self._asked(steps)
        return answer if answer.possible else Answer(Outcome.FOUND, self._as_placed(hand))

    def _options(self, request: Request) -> dict[int, list[int]]:
        found = ((number, starts_in(self.problem, request, group.any)) for number, group in enumerate(self.groups))
        return {number: starts for number, starts in found if starts}

    def _add(self, request: Request) -> None:
        """The variables of one request: whether it is placed, when, and in which rooms."""
        model, ref, options = self.model, request.ref, self.options[request.ref]
        size = self._steps(request.minutes)
        here = self.here[ref] = model.yes_or_no()
        if not options:
            model.within({here: 1}, (0, 0))
            self.start[ref] = model.number((0, 0))
            self.within[ref] = {}
            return
        every = sorted({self._at(at) for starts in options.values() for at in starts})
        start = self.start[ref] = model.number(*ranges_of(every))
        self._spans[ref] = model.span(start, size, here)
        within = self.within[ref] = {}
        for number, starts in options.items():
            chosen = within[number] = here if len(options) == 1 else model.yes_or_no()
            at = [self._at(one) for one in starts]
            if at != every:
                model.within({start: 1}, *ranges_of(at), only_if=(chosen,))
            long = self._steps(request.minutes + self.groups[number].any.buffer)
            self._by_room[number].append(model.span(start, long, chosen))
        if len(options) > 1:
            model.within({**dict.fromkeys(within.values(), 1), here: -1}, (0, 0))

    def _people_in_one_place(self) -> None:
        shared: dict[str, list[Request]] = {}
        for request in self.problem.requests:
            if self.within[request.ref]:
                for key in request.resources:
                    shared.setdefault(key, []).append(request)
        walks = self._walks()
        pairs: dict[tuple[str, str], tuple[Request, Request]] = {}
        for own in shared.values():
            if len(own) > 1:
                self.model.one_at_a_time(self._spans[one.ref] for one in own)
            if walks:
                for one, other in combinations(own, 2):
                    pairs.setdefault((one.ref, other.ref), (one, other))
        for one, other in pairs.values():
            self._walked(one, other, walks)

    def _walks(self) -> dict[tuple[int, int], int]:
        """The minutes from the rooms of one group to those of another, where there are any."""
        numbers = range(len(self.groups))
        between = self.problem.minutes_between
        every = {
            (one, other): between(self.groups[one].any.name, self.groups[other].any.name)
            for one in numbers
            for other in numbers
            if one != other
        }
        return {pair: minutes for pair, minutes in every.items() if minutes}

    def _walked(self, one: Request, other: Request, walks: dict[tuple[int, int], int]) -> None:
        """Between two that share somebody lies the walk from the one's room to the other's."""
        first = self.model.yes_or_no()
        for (here, there), minutes in walks.items():
            at, to = self.within[one.ref].get(here), self.within[other.ref].get(there)
            if at is None or to is None:
                continue
            a, b = self.start[one.ref], self.start[other.ref]
            self.model.within({b: 1, a: -1}, (self._steps(one.minutes + minutes), MOST), only_if=(first, at, to))
            self.model.within({a: 1, b: -1}, (self._steps(other.minutes + minutes), MOST), only_if=(~first, at, to))

    def _rooms_used_once(self) -> None:
        for group, uses in zip(self.groups, self._by_room, strict=True):
            if len(group.rooms) == 1:
                self.model.one_at_a_time(uses)
            elif len(uses) > len(group.rooms):
                self.model.at_a_time(uses, len(group.rooms))

    def _all_placed(self) -> None:
        for here in self.here.values():
            self.model.within({here: 1}, (1, 1))

    def _hint(self, plan: dict[str, tuple[int, int]]) -> None:
        for ref, (starts, number) in plan.items():
            self.model.hint(self.start[ref], self._at(starts))
            for other, chosen in self.within[ref].items():
                if chosen != self.here[ref]:
                    self.model.hint(chosen, other == number)
        for ref, here in self.here.items():
            self.model.hint(here, ref in plan)

    def _costs(self) -> dict[int, int]:
        """What a plan costs: twenty times the steps outside what is preferred, and the steps since the first hour."""
        costs: dict[int, int] = {}
        for request in self.problem.requests:
            if not self.within[request.ref]:
                continue
            start, weight = self.start[request.ref], request.weight
            costs[start] = weight
            if request.preferred is not None:
                top = self._at(max(at for starts in self.options[request.ref].values() for at in starts))
                away = self.model.number((0, 2 * (top + 1) + self._away(request)))
                early, late = self._at(request.preferred.starts), self._at(request.preferred.ends)
                self.model.within({away: 1, start: 1}, (early, MOST))
                self.model.within({away: 1, start: -1}, (self._steps(request.minutes) - late, MOST))
                costs[away] = 20 * weight
            if request.preferred_room:
                for number, chosen in self.within[request.ref].items():
                    if self.groups[number].any.name != request.preferred_room:
                        costs[chosen] = 20 * weight * self._steps(60)
        return costs

    def _away(self, request: Request) -> int:
        span = request.preferred
        return 0 if span is None else abs(self._at(span.starts)) + abs(self._at(span.ends)) + request.minutes

    def _asked(self, steps: float) -> Answer:
        plan, outcome = self._found(steps)
        return Answer(outcome, self._as_placed(plan))

    def _found(self, steps: float, seconds: float = SECONDS) -> tuple[dict[str, tuple[int, int]], Outcome]:
        answer = self.model.solved(steps, seconds)
        if answer.found is Found.INFEASIBLE:
            return {}, Outcome.IMPOSSIBLE
        if answer.found not in (Found.OPTIMAL, Found.FEASIBLE):
            return {}, Outcome.UNKNOWN
        value = answer.values
        plan = {
            ref: (
                self.origin + value[self.start[ref]] * self.problem.grid,
                next(number for number, chosen in self.within[ref].items() if value[chosen]),
            )
            for ref, here in self.here.items()
            if value[here]
        }
        return plan, Outcome.BEST if answer.found is Found.OPTIMAL else Outcome.FOUND

    def _as_placed(self, plan: dict[str, tuple[int, int]]) -> tuple[Placed, ...]:
        minutes = {one.ref: one.minutes for one in self.problem.requests}
        placed = [(number, Placed(ref, at, at + minutes[ref], "")) for ref, (at, number) in plan.items()]
        return tuple(into_rooms(self.groups, placed))

    def _at(self, minute: int) -> int:
        return -((self.origin - minute) // self.problem.grid)

    def _steps(self, minutes: int) -> int:
        """So many minutes from a start on the grid until the next there; lengths are added before, not each rounded."""
        return -(-minutes // self.problem.grid)
