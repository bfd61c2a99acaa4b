"""A long text on paper: the program's PDF beside bare Typst on the same words, and what the other formats take.

    python benchmarks/declarations_printed.py TEXT [--rounds 5]

TEXT is a file (.txt, .md), such as the United Nations Convention on the Law of the Sea with its 76,000 words. Both make
PDF/A and PDF/UA in processes of their own, in turn; "ours" begins with the text as it was read from the record, "bare"
with its paragraphs as strings under a template of the same blocks: headings, numbers that hang, a running head and a
foot, the same fonts, and no house style beyond them. Times are of the processor, in seconds.
"""

from __future__ import annotations

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from secretariat.declarations.papers.making import ENDINGS, declaration_paper
from secretariat.declarations.papers.texts import DeclarationText, TextKind, declaration_text
from secretariat.declarations.reading.files import read_file
from secretariat.declarations.reading.operations import Target, take_in
from secretariat.declarations.wording.paragraph import is_heading
from secretariat.record.location import locate
from secretariat.record.record import Record

ASKED = 1.3
"""How many times as long as bare Typst the program's paper may take."""
_BARE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: "Text", date: datetime(year: 2011, month: 8, day: 15))
#set page(paper: "a4", margin: (x: 20mm, y: 22mm), header: [Text],
  footer: context [Page #counter(page).display() of #counter(page).final().first()])
#set text(font: ("Noto Sans", "Noto Sans CJK SC", "Noto Sans Symbols", "Noto Sans Symbols 2"), size: 10.5pt, lang: "en",
  hyphenate: false)
#set par(leading: 0.68em, spacing: 1.05em)
= Text
#for (rank, number, level, words) in data {
  if rank > 0 { heading(level: rank + 1, words) } else if number == "" { pad(left: level * 10mm, words) } else {
    pad(left: level * 10mm, par(hanging-indent: 10mm, box(width: 10mm, number) + words))
  }
}
"""


def main() -> None:
    """Print what each takes, and whether it is what is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=("ours", "bare", "texts"))
    arguments = parser.parse_args()
    if arguments.only:
        one_round(arguments.only, pickle.loads(Path(arguments.text).read_bytes()))
        return
    took: dict[str, list[float]] = {"ours": [], "bare": []}
    with tempfile.NamedTemporaryFile(suffix=".pickle") as file:
        file.write(pickle.dumps(read(Path(arguments.text))))
        file.flush()
        command = [sys.executable, __file__, file.name, "--only"]
        for _round in range(arguments.rounds):
            for which, times in took.items():
                done = subprocess.run([*command, which], stdout=subprocess.PIPE, text=True, check=True)
                times.append(float(done.stdout))
        ours, bare = median(took["ours"]), median(took["bare"])
        print(f"PDF: ours {ours:.2f} s, bare Typst {bare:.2f} s: {ours / bare:.2f} times as long", flush=True)
        subprocess.run([*command, "texts"], check=True)
    print("as asked" if ours <= ASKED * bare else f"slower than asked ({ASKED} times)")


def one_round(which: str, text: DeclarationText) -> None:
    """In a process of its own."""
    if which == "texts":
        for form in ENDINGS[1:]:
            began = time.process_time()
            made = declaration_paper(text, form)
            print(f"{form}: {time.process_time() - began:.2f} s, {len(made) / 1e6:.1f} MB", flush=True)
        return
    import typst  # noqa: F401 - imported before the clock starts, as the program's modules are

    import secretariat.declarations.papers.typeset  # noqa: F401

    began = time.process_time()
    made = declaration_paper(text, ".pdf") if which == "ours" else bare(text)
    took = time.process_time() - began
    assert made.startswith(b"%PDF")
    print(took)


def read(path: Path) -> DeclarationText:
    """The text, taken into a record and read from it as it is for printing."""
    with tempfile.TemporaryDirectory() as folder:
        record = Record(locate(f"{folder}/one.db"), user="benchmark")
        take_in(record, read_file(path), Target(title="Text"))
        text = declaration_text(record, "D-1", TextKind.COMPILATION)
        record.close()
        return text


def bare(text: DeclarationText) -> bytes:
    """The same words given to Typst."""
    import typst

    rows = []
    for one in text.paragraphs:
        words = "".join(run.text for run in one.runs)
        number = "" if is_heading(one.wording.kind) else "".join(run.text for run in one.marker)
        rows.append([one.rank, number, one.wording.level, words])
    with tempfile.NamedTemporaryFile("w", suffix=".typ") as file:
        file.write(_BARE)
        file.flush()
        inputs = {"data": json.dumps(rows)}
        made = typst.compile(file.name, format="pdf", sys_inputs=inputs, pdf_standards=["a-2a", "ua-1"])
    assert isinstance(made, bytes)
    return made


if __name__ == "__main__":
    main()
