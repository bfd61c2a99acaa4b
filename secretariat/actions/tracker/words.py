"""A preview as lines, one for each field, as the screen and the command line list them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.actions.tracker.columns import BY_KEY
from secretariat.actions.tracker.merging import Side, Verdict
from secretariat.actions.tracker.preview import Outcome, Preview, PreviewRow, ShownCell
from secretariat.values.language import _

_ORDER = (Outcome.REFUSED, Outcome.CONFLICT, Outcome.CHANGED, Outcome.PROPOSED, Outcome.MISSING, Outcome.UNCHANGED)
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Line:
    """A field of a row (``cell``), or a row as a whole: what becomes of it, before and after in words."""

    row: PreviewRow
    cell: ShownCell | None
    outcome: Outcome
    before: str
    after: str
    said: tuple[str, ...] = ()


def lines_of(preview: Preview) -> list[Line]:
    """Every line that somebody should look at: refused first, then conflicts, changes, proposals, what is missing."""
    rows = [*preview.rows, *preview.missing]
    lines = [line for row in rows for line in _lines(row)]
    return sorted(lines, key=lambda line: _ORDER.index(line.outcome))


def _lines(row: PreviewRow) -> Iterator[Line]:
    if row.outcome in (Outcome.REFUSED, Outcome.MISSING):
        yield Line(row, None, row.outcome, short(row.title), "", row.said)
    elif row.outcome is Outcome.PROPOSED:
        rest = ", ".join(f"{_(BY_KEY[key].heading)}: {short(text)}" for key, text in row.texts if key != "title")
        yield Line(row, None, row.outcome, "", short(row.title), ((rest,) if rest else ()) + row.said)
    elif row.outcome is Outcome.UNCHANGED and row.said and not row.cells:
        yield Line(row, None, row.outcome, short(row.title), "", row.said)
    else:
        for one in row.cells:
            line = _line(row, one)
            if line is not None:
                yield line


def _line(row: PreviewRow, one: ShownCell) -> Line | None:
    cell = one.cell
    if cell.verdict is Verdict.CONFLICT:
        if cell.choice is None:
            said = _("both changed it; it was “{base}”").format(base=short(one.base))
        else:
            said = _("theirs stands") if cell.choice is Side.THEIRS else _("ours stands")
        outcome = Outcome.CONFLICT if cell.choice is None else Outcome.CHANGED
        return Line(row, one, outcome, short(one.ours), short(one.theirs), (said, *row.said))
    if cell.held:
        return Line(row, one, Outcome.CONFLICT, short(one.ours), short(one.theirs), row.said)
    if cell.is_written:
        return Line(row, one, Outcome.CHANGED, short(one.ours), short(one.theirs), row.said)
    return None


def short(text: str) -> str:
    """A text in one short line."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1] + "…"
