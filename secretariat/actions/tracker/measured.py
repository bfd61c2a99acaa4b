"""How several measures of one action read in the cells Target and Achieved, and how Achieved is read back. Pure.

``35 of 100 SMEs; 0 of 20 surveys``: the ministry changes the number at the head of each part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol

from secretariat.actions.progress import MOST, Measure, reached_words, target_text
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_HEAD: Final = re.compile(r"\s*(-?[0-9]{1,10}|-?[0-9]{1,3}(?:[., ][0-9]{3})+)(?![0-9.,])")


class OwnMeasure(Protocol):
    """An action's own target, and what was achieved."""

    @property
    def target(self) -> int | None: ...
    @property
    def achieved(self) -> int: ...
    @property
    def unit(self) -> str: ...


def several(own: OwnMeasure, further: Sequence[Measure]) -> tuple[str, str]:
    """The cells Target and Achieved of an action with more than its own measure."""
    counted = _counted(own, further)
    targets = [target_text(target, unit) for target, _achieved, unit in counted if target is not None]
    return "; ".join(targets), "; ".join(reached_words(reached, target, unit) for target, reached, unit in counted)


def read_several(text: str, own: OwnMeasure, further: Sequence[Measure]) -> tuple[int, ...]:
    """What the cell Achieved says of each measure, in the order it was printed (its own first, where it has one).

    Only the number at the head of each part is looked at, so ``40; 5`` is as good. Raises ``Refused`` where there are
    more or fewer parts than measures, or one does not begin with a whole number.
    """
    parts = [part for part in re.split(r"[;\n]", text) if part.strip()]
    heads = [_HEAD.match(part) for part in parts]
    numbers = tuple(int(re.sub(r"[., ]", "", head[1])) for head in heads if head is not None)
    allowed = several(own, further)[1]
    if len(numbers) != len(parts) or len(parts) != len(_counted(own, further)) or any(n > MOST for n in numbers):
        raise Refused(
            _("“{text}” does not say a whole number for each target; change only the numbers in “{cell}”.").format(
                text=text, cell=allowed
            )
        )
    return numbers


def numbers_in(text: str) -> list[int]:
    """The whole numbers at the heads of the parts of a cell; those that begin otherwise are left out."""
    heads = [_HEAD.match(part) for part in re.split(r"[;\n]", text)]
    return [int(re.sub(r"[., ]", "", head[1])) for head in heads if head is not None]


def _counted(own: OwnMeasure, further: Sequence[Measure]) -> list[tuple[int | None, int, str]]:
    """Target, achieved and unit of each measure, as printed."""
    first = [(own.target, own.achieved, own.unit)] if own.target is not None or own.achieved else []
    return [*first, *((each.target, each.achieved, each.unit) for each in further)]
