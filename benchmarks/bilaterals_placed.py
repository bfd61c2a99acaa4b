"""Bilaterals placed without a clash: six of one minister, and two hundred over forty parties.

``python benchmarks/bilaterals_placed.py``: questions made the same every time; each plan is held against the checker,
which knows nothing of how it was made. Wall-clock seconds, with and without loading the solver.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from secretariat.bilaterals.placing.checking import no_clash
from secretariat.bilaterals.placing.impossible import what_forbids
from secretariat.bilaterals.placing.problem import Problem
from secretariat.bilaterals.placing.solving import solve
from tests.bilaterals.placing.problems import large
from tests.bilaterals.placing.test_impossible import AFTERNOONS, six

ASKED = {"six of one minister, the solver loaded": 1.0, "200 requests over 40 parties": 60.0}
_LOADING = (
    "import time; from secretariat.bilaterals.placing.cp_sat import Question; question = Question();"
    "question.yes_or_no(); a = time.perf_counter(); question.solved(1, 1); print(time.perf_counter() - a)"
)


def main() -> None:
    """Print what each question took."""
    loading = min(float(_run(_LOADING)) for _turn in range(3))
    print(f"loading the solver: {loading:.2f} s")
    solve(six(*AFTERNOONS))  # loads it here
    _told("six of one minister, the solver loaded", lambda: six(*AFTERNOONS))
    _told("200 requests over 40 parties", lambda: large(1))
    _told("200 requests, three days, two buildings", lambda: large(2, days=3, rooms=12))
    began = time.perf_counter()
    forbidden = what_forbids(six(AFTERNOONS[0]))
    print(f"six in one afternoon, what forbids it: {time.perf_counter() - began:.2f} s ({forbidden.why[0]})")


def _told(what: str, question: Callable[[], Problem]) -> None:
    problem = question()
    began, worked = time.perf_counter(), time.process_time()
    answer = solve(problem)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    if len(answer.plan) != len(problem.requests) or not no_clash(problem, answer.plan):
        raise SystemExit(f"{what}: the plan does not hold")
    asked = ASKED.get(what)
    said = "" if asked is None else f", asked {asked:g} s: {'met' if took <= asked else 'MISSED'}"
    print(f"{what}: {took:.2f} s, {worked:.2f} s of the processor ({answer.outcome}){said}", flush=True)


def _run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
