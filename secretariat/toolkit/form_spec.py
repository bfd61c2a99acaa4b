"""What a form asks and what becomes of it: told by a noun, shown by ``record_form``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as of_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from secretariat.record.record import Record
from secretariat.record.suggestions import Finder, suggesting
from secretariat.values.field import Field

if TYPE_CHECKING:
    from secretariat.toolkit.name_input import Suggest

NO_FINDERS: Mapping[str, Finder] = {}


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What was saved: the record's reference, a sentence in the past tense for the user, and its id."""

    ref: str
    message: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class FormSpec:
    """What a form asks and what becomes of it.

    ``title`` is shown as given. ``values`` are texts as shown, by field key. ``version`` is that of the record as it
    was read, ``None`` for a new one. ``save(changed, version)`` runs in a worker with the values of the fields that
    were changed (all that are filled in, for a new record); it may raise ``Refused`` or ``Conflict``.
    ``draft_key`` names the draft ("actions.new", "actions.edit:A-17"). ``suggest(kind, text)`` runs in a worker.
    ``today`` is the office's, from which "tomorrow" and "+2w" count. ``save_label`` (a message to translate) is what
    saving is called where that says too little: "Print", "Invite". Where it ``suggests``, what stands in the first
    field is a suggestion: typing takes its place.
    """

    title: str
    fields: Sequence[Field]
    values: Mapping[str, str]
    save: Callable[[dict[str, object], int | None], SaveResult]
    draft_key: str
    version: int | None = None
    suggest: Suggest | None = None
    save_label: str = ""
    suggests: bool = False
    today: date = of_dataclass(kw_only=True)


def form_of(
    record: Record,
    title: str,
    fields: Sequence[Field],
    values: Mapping[str, str],
    *,
    draft: str,
    save: Callable[[dict[str, Any], int | None], SaveResult],
    version: int | None = None,
    finders: Mapping[str, Finder] = NO_FINDERS,
    save_label: str = "",
) -> FormSpec:
    """A form that writes to ``record``; ``finders`` say, by kind of name ("party"), how what is typed is completed.

    The draft is of this record alone: A-17 is another action in another one.
    """
    suggest, key = suggesting(record, **finders), f"{draft}:@{record.where}"
    return FormSpec(title, fields, values, save, key, version, suggest, save_label, today=record.today)
