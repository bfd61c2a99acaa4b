"""A party's dossier over five hundred meetings: read, told, and set as a paper.

    python benchmarks/dossier.py [--meetings 500] [--rounds 5]

Every meeting has the party's delegation with a delegate, three outcomes and two actions, and every second one a
bilateral in its margins; twenty texts are under negotiation with brackets of the party. The bound of one second is for
what ``parties dossier`` does before it prints: the record read and the words made. The record is made once, in a folder
that is thrown away.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from secretariat.actions.operations import add_action_in
from secretariat.bilaterals.operations import request_bilateral_in
from secretariat.declarations.drafting import add_paragraph
from secretariat.declarations.operations import add_declaration
from secretariat.delegations.nominating import add_delegate_in
from secretariat.delegations.operations import add_delegation_in
from secretariat.dossiers.as_json import as_json
from secretariat.dossiers.listing import dossier_sheet
from secretariat.dossiers.papers.dossier_paper import dossier_paper
from secretariat.dossiers.queries import dossier
from secretariat.meetings.operations import add_meeting_in
from secretariat.meetings.outcome_operations import add_outcome_in
from secretariat.opening import fill
from secretariat.parties.finding import party_id
from secretariat.people.operations import add_person_in
from secretariat.record.location import locate
from secretariat.record.record import Record
from secretariat.values.partial_date import PartialDate

TODAY = date(2015, 8, 1)
BOUND = 1.0  # seconds


def filled(record: Record, meetings: int) -> None:
    """A record in which Korea was met so many times."""
    fill(record, False)
    with record.act("Fill for the benchmark") as work:
        korea = party_id(work.connection, "KR")
        people = [add_person_in(work, {"name": f"Person {n}", "party": "KR"}) for n in range(40)]
        for number in range(meetings):
            ref, day = f"B-{number}", TODAY - timedelta(days=5 * number)
            made = add_meeting_in(
                work, {"ref": ref, "title": f"Talks {number}", "level": "working level", "dates": PartialDate.of(day)}
            )
            delegation = add_delegation_in(work, made, korea, {"status": "confirmed"})
            add_delegate_in(work, delegation, people[number % 40], {"function": "head of delegation"})
            for each in range(3):
                text = f"Go on with {each} of the plans [agreed in principle]"
                add_outcome_in(work, {"meeting": ref, "kind": "agreed", "text": text, "parties": "ID; KR"})
            for each in range(2):
                fields = {"title": f"Do {each} of {number}", "meeting": ref, "lead_party": "KR", "counterpart": "ID"}
                add_action_in(work, fields, today=TODAY)  # type: ignore[arg-type]  # the keys of its fields
            if number % 2 == 0:
                request_bilateral_in(
                    work, made, party_id(work.connection, "ID"), korea, {"topics": "OVOP; training"}, today=TODAY
                )
    for number in range(20):
        text = add_declaration(record, title=f"Statement {number}", meeting=f"B-{number}")
        for place in range(1, 6):
            words = f"Agree to [KR: triple] [JP: double] exports by [20{place}0];"
            add_paragraph(record, text.ref, text=words, number=str(place), kind="operative")


def took(rounds: int, work: Callable[[], object]) -> list[float]:
    """How long it took, round by round, in seconds of the clock."""
    times = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return times


def main() -> int:
    """Measure, and say whether the bound holds."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--meetings", type=int, default=500)
    asked.add_argument("--rounds", type=int, default=5)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = Record(locate(str(Path(folder) / "dossier.db")), user="benchmark", today=TODAY)
        filled(record, given.meetings)
        found = dossier(record, "KR")
        read = took(given.rounds, lambda: dossier_sheet(dossier(record, "KR")))
        data = took(given.rounds, lambda: as_json(found))
        paper = took(1, lambda: dossier_paper(found, ".pdf"))
        record.close()
    print(f"{len(found.occasions)} meetings, {len(found.every_promise)} promises")
    print(f"read and told   {median(read):.2f} s ({min(read):.2f}–{max(read):.2f}), bound {BOUND} s")
    print(f"as JSON         {median(data):.2f} s")
    print(f"set as a PDF    {paper[0]:.2f} s")
    return 0 if median(read) <= BOUND else 1


if __name__ == "__main__":
    raise SystemExit(main())
