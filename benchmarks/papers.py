"""A delegation list of a thousand people on paper: the program's beside bare Typst on the same data.

    python benchmarks/papers.py [--people 1000] [--rounds 7]

Both run in processes of their own, in turn, with the program's modules (not Typst) imported before the clock starts.
"Ours" typesets what a meeting's roll says, as ``delegations print`` does after reading; "bare" gives the same data to
``typst.compile`` with a template of the same blocks and no house style beyond fonts, a foot and headings. Both make
PDF/A and PDF/UA.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import secretariat.delegations.papers as list_papers

FOLDER = Path(list_papers.__file__).parent
_NAMES = (
    "Dong-Sun KIM",
    "Sheng-Chung LIN",
    "NGUYỄN Văn Hùng",
    "Prayut CHAN",
    "Mohamad HASAN",
    "Łucja ŻAK",
    "Ana [/draft]",
)
_NATIVE = ("김동선", "林聖忠", "", "ประยุทธ์", "محمد", "", "")
_BARE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: "List", date: datetime(year: 2011, month: 8, day: 15))
#set page(paper: "a4", margin: 20mm, footer: context [Page #counter(page).display() of #counter(page).final().first()])
#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Thai", "Noto Sans CJK SC"), size: 9.5pt, lang: "en")
= List
#for party in data.parties {
  heading(level: 2, party.name)
  for person in party.people {
    block(breakable: false, width: 100%, grid(columns: (54mm, 1fr, 31mm), column-gutter: 5mm,
      [#person.honorific #person.name \\ #person.native],
      [#person.title \\ #person.organisation],
      person.function))
  }
}
"""


def roll_data(people: int) -> dict[str, Any]:
    """What a paper says of so many people in twenty-one delegations, always the same."""
    parties = [{"name": f"Party {number}", "above": "", "people": [], "aside": "delegates"} for number in range(21)]
    for place in range(people):
        parties[place % 21]["people"].append(  # type: ignore[attr-defined]  # a list, made one line above
            {
                "head": place < 21,
                "function": "Head of delegation" if place < 21 else "Delegate",
                "honorific": "H.E." if place < 21 else "Mr",
                "name": f"{_NAMES[place % 7]} {place}",
                "native": _NATIVE[place % 7],
                "script": "",
                "title": f"Director {place % 40}, Division of International Cooperation",
                "organisation": "Small and Medium Business Administration",
                "representing": "",
            }
        )
    return {
        "office": "Secretariat",
        "subtitle": "List of participants",
        "facts": [["Place", "Big Sky"]],
        "parties": parties,
        "none": "",
        "regrets": None,
        "form": "long",
        "in_columns": 1,
        "page_per_party": False,
        "contents": None,
    }


def ours(data: dict[str, Any]) -> bytes:
    """The program's own paper."""
    from secretariat.papers.typesetting import typeset

    return typeset("delegation_list.typ", data, title="List", language="en", date=date(2011, 8, 15), folder=FOLDER)


def bare(data: dict[str, Any]) -> bytes:
    """The same data given to Typst."""
    import typst

    with tempfile.NamedTemporaryFile("w", suffix=".typ") as file:
        file.write(_BARE)
        file.flush()
        made = typst.compile(
            file.name, format="pdf", sys_inputs={"data": json.dumps(data)}, pdf_standards=["a-2a", "ua-1"]
        )
    assert isinstance(made, bytes)
    return made


def one_round(which: str, people: int) -> None:
    """In a process of its own: time from asking to bytes, and its peak memory in MiB."""
    data = roll_data(people)
    start, start_working = time.perf_counter(), time.process_time()
    made = ours(data) if which == "ours" else bare(data)
    took, worked = ((time.perf_counter() - start) * 1000, (time.process_time() - start_working) * 1000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ms": took, "ms of processor time": worked, "MiB": peak, "bytes": len(made)}))


def main() -> None:
    """Run both in turn and print the medians and the median of the ratios of each pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--one", choices=("ours", "bare"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one_round(asked.one, asked.people)
        return
    found: dict[str, list[dict[str, float]]] = {"ours": [], "bare": []}
    for number in range(asked.rounds + 1):
        for which in ("bare", "ours"):
            command = [sys.executable, __file__, "--one", which, "--people", str(asked.people)]
            said = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ).stdout
            if number:  # the first round writes bytecode and fills the disk's cache
                found[which].append(json.loads(said))
    for what in ("ms", "ms of processor time", "MiB"):
        pairs = [(one[what], two[what]) for one, two in zip(found["ours"], found["bare"], strict=True)]
        ratio = median(one / two for one, two in pairs)
        ours_, bare_ = median(one for one, _ in pairs), median(two for _, two in pairs)
        print(f"{asked.people} people, {what}: ours {ours_:.0f}, bare Typst {bare_:.0f}, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
