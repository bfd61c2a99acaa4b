"""A question to the solver, Google's OR-Tools CP-SAT, which is loaded here alone.

The question is written as the solver's own documented model (``cp_model.proto``, as text) and given to the solver's
core. The usual Python layer over it, ``ortools.sat.python.cp_model``, imports numpy and pandas for features that are
not used here, which takes many times as long as placing six bilaterals does. Where a later version of the core is not
as it is now, that layer is taken after all: it reads the same text.

One worker, a fixed seed and a limit counted in steps, not in seconds: the same question has the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

Terms = Mapping[int, int]
"""A sum: by the number of a variable what it is multiplied with."""
MOST: Final = (1 << 63) - 1


class Found(Enum):
    """What the solver found, by the numbers it has for it."""

    UNKNOWN = 0
    INVALID = 1
    FEASIBLE = 2
    INFEASIBLE = 3
    OPTIMAL = 4


@dataclass(frozen=True, slots=True)
class Solved:
    """What was found, and the value of each variable by its number."""

    found: Found
    values: Sequence[int] = ()


class Question:
    """Variables, each a number from 0 on, and what must hold of them. ``~n`` is the contrary of the yes or no ``n``."""

    def __init__(self) -> None:
        self._variables: list[str] = []
        self._constraints: list[str] = []
        self._objective = ""
        self._hints: dict[int, int] = {}

    def number(self, *ranges: tuple[int, int]) -> int:
        """A variable that lies in one of the ranges, both ends included."""
        self._variables.append(f"variables {{ {_many('domain', _ends(ranges))} }}")
        return len(self._variables) - 1

    def yes_or_no(self) -> int:
        """A variable that is 0 or 1."""
        return self.number((0, 1))

    def within(self, terms: Terms, *ranges: tuple[int, int], only_if: Sequence[int] = ()) -> None:
        """A sum lies in one of the ranges, as far as every one of ``only_if`` is so."""
        self._hold(f"linear {{ {_sum(terms)} {_many('domain', _ends(ranges))} }}", only_if)

    def span(self, start: int, long: int, only_if: int) -> int:
        """A stretch of time of a length from ``start`` on, if it is taken at all; gives its own number."""
        begun = f"vars: {start} coeffs: 1"
        ended = f"end {{ {begun} offset: {long} }} size {{ offset: {long} }}"
        self._hold(f"interval {{ start {{ {begun} }} {ended} }}", (only_if,))
        return len(self._constraints) - 1

    def one_at_a_time(self, spans: Iterable[int]) -> None:
        """No two of the spans overlap."""
        self._hold(f"no_overlap {{ {_many('intervals', spans)} }}")

    def at_a_time(self, spans: Sequence[int], most: int) -> None:
        """So many of the spans at most overlap at any moment."""
        demands = "demands { offset: 1 } " * len(spans)
        self._hold(f"cumulative {{ capacity {{ offset: {most} }} {_many('intervals', spans)} {demands}}}")

    def hint(self, variable: int, value: int) -> None:
        """Begin to look where the variable has this value."""
        self._hints[variable] = int(value)

    def least(self, terms: Terms) -> None:
        """Of all that holds, what makes the sum smallest is wanted."""
        self._objective = f"objective {{ {_sum(terms)} scaling_factor: 1 }}"

    def most(self, terms: Terms) -> None:
        """Of all that holds, what makes the sum largest is wanted."""
        turned = {variable: -by for variable, by in terms.items()}
        self._objective = f"objective {{ {_sum(turned)} scaling_factor: -1 }}"

    def solved(self, steps: float, seconds: float) -> Solved:
        """Look for an answer for so many steps, in the solver's own measure, and so many seconds at the most.

        Raises ``ValueError`` where the question itself is wrong.
        """
        limits = f"max_deterministic_time: {steps} max_time_in_seconds: {seconds}"
        found, values = _asked(self.written, f"num_workers: 1 random_seed: 1 {limits}")
        if found is Found.INVALID:
            raise ValueError("the solver does not understand the question")
        return Solved(found, values)

    @property
    def written(self) -> str:
        """The question as text."""
        hints = f"solution_hint {{ {_many('vars', self._hints)} {_many('values', self._hints.values())} }}"
        return "\n".join([*self._variables, *self._constraints, self._objective, hints])

    def _hold(self, what: str, only_if: Sequence[int] = ()) -> None:
        self._constraints.append(f"constraints {{ {_many('enforcement_literal', only_if)} {what} }}")


def ranges_of(values: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as ranges, both ends included."""
    found: list[tuple[int, int]] = []
    for value in sorted(set(values)):
        if found and value == found[-1][1] + 1:
            found[-1] = (found[-1][0], value)
        else:
            found.append((value, value))
    return found


def _many(field: str, values: Iterable[int]) -> str:
    return f"{field}: [{', '.join(map(str, values))}]"


def _ends(ranges: Iterable[tuple[int, int]]) -> list[int]:
    return [end for span in ranges for end in span]


def _sum(terms: Terms) -> str:
    variables = sorted(terms)
    return f"{_many('vars', variables)} {_many('coeffs', (terms[one] for one in variables))}"


def _asked(question: str, parameters: str) -> tuple[Found, Sequence[int]]:
    try:
        from ortools.sat.python.cp_model_helper import CpModelProto, SatParameters, SolveWrapper
    except ImportError:
        return _asked_in_full(question, parameters)
    model, how = CpModelProto(), SatParameters()
    core: Any = SolveWrapper()
    if not (model.parse_text_format(question) and how.parse_text_format(parameters)):
        return Found.INVALID, ()
    core.set_parameters(how)
    return _answer(core.solve(model))


def _asked_in_full(question: str, parameters: str) -> tuple[Found, Sequence[int]]:
    """The same by the usual Python layer."""
    from ortools.sat.python import cp_model

    model, solver = cp_model.CpModel(), cp_model.CpSolver()
    if not (model.proto.parse_text_format(question) and solver.parameters.parse_text_format(parameters)):
        return Found.INVALID, ()
    solver.solve(model)
    return _answer(solver.response_proto)


def _answer(response: Any) -> tuple[Found, Sequence[int]]:
    return Found(int(response.status)), list(response.solution)
