"""Slots for all requests at once, by Google's OR-Tools CP-SAT, which is loaded here alone.

One worker, a fixed seed and a limit counted in steps, not in seconds: the same question has the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from secretariat.bilaterals.placing.by_hand import Options, first_plan
from secretariat.bilaterals.placing.problem import Placed, Problem, Request
from secretariat.bilaterals.placing.room_groups import into_rooms, room_groups
from secretariat.bilaterals.placing.starts import starts_in

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

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
        from ortools.sat.python import cp_model

        self.cp = cp_model
        self.problem = problem
        self.model = cp_model.CpModel()
        self.groups = room_groups(problem)
        self.options: Options = {one.ref: self._options(one) for one in problem.requests}
        every = [at for options in self.options.values() for starts in options.values() for at in starts]
        self.origin = min(every, default=0)
        self.start: dict[str, cp_model.IntVar] = {}
        self.here: dict[str, cp_model.IntVar] = {}
        self.within: dict[str, dict[int, cp_model.IntVar]] = {}
        self._spans: dict[str, Any] = {}
        self._by_room: list[list[Any]] = [[] for _group in self.groups]
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
        self.model.minimize(sum(self._costs()))
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
        self.model.maximize(sum(self.here[one.ref] * (weights + one.weight) for one in self.problem.requests))
        answer = self._asked(steps)
        return answer if answer.possible else Answer(Outcome.FOUND, self._as_placed(hand))

    def _options(self, request: Request) -> dict[int, list[int]]:
        found = ((number, starts_in(self.problem, request, group.any)) for number, group in enumerate(self.groups))
        return {number: starts for number, starts in found if starts}

    def _add(self, request: Request) -> None:
        """The variables of one request: whether it is placed, when, and in which rooms."""
        model, ref, options = self.model, request.ref, self.options[request.ref]
        size = self._steps(request.minutes)
        here = self.here[ref] = model.new_bool_var(f"here {ref}")
        if not options:
            model.add(here == 0)
            self.start[ref] = model.new_constant(0)
            self.within[ref] = {}
            return
        every = sorted({self._at(at) for starts in options.values() for at in starts})
        start = self.start[ref] = model.new_int_var_from_domain(self.cp.Domain.from_values(every), f"start {ref}")
        self._spans[ref] = model.new_optional_interval_var(start, size, start + size, here, f"span {ref}")
        within = self.within[ref] = {}
        for number, starts in options.items():
            chosen = within[number] = here if len(options) == 1 else model.new_bool_var(f"{ref} in {number}")
            at = [self._at(one) for one in starts]
            if at != every:
                model.add_linear_expression_in_domain(start, self.cp.Domain.from_values(at)).only_enforce_if(chosen)
            long = self._steps(request.minutes + self.groups[number].any.buffer)
            use = model.new_optional_interval_var(start, long, start + long, chosen, f"use {ref} {number}")
            self._by_room[number].append(use)
        if len(options) > 1:
            model.add(sum(within.values()) == here)

    def _people_in_one_place(self) -> None:
        shared: dict[str, list[Request]] = {}
        for request in self.problem.requests:
            if self.within[request.ref]:
                for key in request.resources:
                    shared.setdefault(key, []).append(request)
        walks = self._walks()
        pairs: dict[tuple[str, str], Any] = {}
        for own in shared.values():
            if len(own) > 1:
                self.model.add_no_overlap([self._spans[one.ref] for one in own])
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
        first = self.model.new_bool_var(f"{one.ref} before {other.ref}")
        for (here, there), minutes in walks.items():
            at, to = self.within[one.ref].get(here), self.within[other.ref].get(there)
            if at is None or to is None:
                continue
            a, b = self.start[one.ref], self.start[other.ref]
            self.model.add(b >= a + self._steps(one.minutes + minutes)).only_enforce_if(first, at, to)
            self.model.add(a >= b + self._steps(other.minutes + minutes)).only_enforce_if(~first, at, to)

    def _rooms_used_once(self) -> None:
        for group, uses in zip(self.groups, self._by_room, strict=True):
            if len(group.rooms) == 1:
                self.model.add_no_overlap(uses)
            elif len(uses) > len(group.rooms):
                self.model.add_cumulative(uses, [1] * len(uses), len(group.rooms))

    def _all_placed(self) -> None:
        for here in self.here.values():
            self.model.add(here == 1)

    def _hint(self, plan: dict[str, tuple[int, int]]) -> None:
        for ref, (starts, number) in plan.items():
            self.model.add_hint(self.start[ref], self._at(starts))
            for other, chosen in self.within[ref].items():
                if chosen is not self.here[ref]:
                    self.model.add_hint(chosen, other == number)
        for ref, here in self.here.items():
            self.model.add_hint(here, ref in plan)

    def _costs(self) -> Iterable[Any]:
        """What a plan costs: twenty times the steps outside what is preferred, and the steps since the first hour."""
        for request in self.problem.requests:
            if not self.within[request.ref]:
                continue
            start, weight = self.start[request.ref], request.weight
            yield weight * start
            if request.preferred is not None:
                top = self._at(max(at for starts in self.options[request.ref].values() for at in starts))
                away = self.model.new_int_var(0, 2 * (top + 1) + self._away(request), f"away {request.ref}")
                early, late = self._at(request.preferred.starts), self._at(request.preferred.ends)
                self.model.add(away >= early - start)
                self.model.add(away >= start + self._steps(request.minutes) - late)
                yield 20 * weight * away
            if request.preferred_room:
                for number, chosen in self.within[request.ref].items():
                    if self.groups[number].any.name != request.preferred_room:
                        yield 20 * weight * self._steps(60) * chosen

    def _away(self, request: Request) -> int:
        span = request.preferred
        return 0 if span is None else abs(self._at(span.starts)) + abs(self._at(span.ends)) + request.minutes

    def _asked(self, steps: float) -> Answer:
        plan, outcome = self._found(steps)
        return Answer(outcome, self._as_placed(plan))

    def _found(self, steps: float, seconds: float = SECONDS) -> tuple[dict[str, tuple[int, int]], Outcome]:
        solver = self.cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = steps
        solver.parameters.max_time_in_seconds = seconds
        status = solver.solve(self.model)
        if status == self.cp.INFEASIBLE:
            return {}, Outcome.IMPOSSIBLE
        if status not in (self.cp.OPTIMAL, self.cp.FEASIBLE):
            return {}, Outcome.UNKNOWN
        plan = {
            ref: (
                self.origin + solver.value(self.start[ref]) * self.problem.grid,
                next(number for number, chosen in self.within[ref].items() if solver.boolean_value(chosen)),
            )
            for ref, here in self.here.items()
            if solver.boolean_value(here)
        }
        return plan, Outcome.BEST if status == self.cp.OPTIMAL else Outcome.FOUND

    def _as_placed(self, plan: dict[str, tuple[int, int]]) -> tuple[Placed, ...]:
        minutes = {one.ref: one.minutes for one in self.problem.requests}
        placed = [(number, Placed(ref, at, at + minutes[ref], "")) for ref, (at, number) in plan.items()]
        return tuple(into_rooms(self.groups, placed))

    def _at(self, minute: int) -> int:
        return -((self.origin - minute) // self.problem.grid)

    def _steps(self, minutes: int) -> int:
        """So many minutes from a start on the grid until the next there; lengths are added before, not each rounded."""
        return -(-minutes // self.problem.grid)
