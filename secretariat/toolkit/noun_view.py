"""The view of a noun that is read from the record: where it reads, and the forms that write to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from secretariat.record.record import Record
from secretariat.record.suggestions import Finder
from secretariat.record.told_elsewhere import with_all_told
from secretariat.toolkit.form_spec import NO_FINDERS, FormSpec, SaveResult, form_of
from secretariat.toolkit.records_view import RecordsView
from secretariat.values.fact_sheet import FactSheet
from secretariat.values.field import Field

if TYPE_CHECKING:
    from sqlalchemy import Table

    from secretariat.values.configuration import Configuration


class NounView(RecordsView):
    """A ``RecordsView`` over a ``record``.

    ``finders`` say, by the kind of name that a field asks for ("party"), how what is typed there is completed.
    """

    finders: ClassVar[Mapping[str, Finder]] = NO_FINDERS

    def __init__(
        self, record: Record, *, scope: Mapping[str, str] | None = None, words: str = "", id: str | None = None
    ) -> None:
        super().__init__(scope=scope, words=words, id=id)
        self.record = record

    def told(self, table: Table[Any], id: int, sheet: FactSheet) -> FactSheet:
        """How a record of ``table`` reads, with what other rooms tell of it. (In a worker thread.)"""
        return with_all_told(self.record, table, id, sheet)

    @property
    def settings(self) -> Configuration | None:
        """The office's settings; ``None`` where the view stands in no office's application."""
        configuration: Configuration | None = getattr(getattr(self.app, "office", None), "configuration", None)
        return configuration

    def form(
        self,
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
        """A form for a record of this view, as ``form_of`` has it; ``finders`` are further ones for this form."""
        every = {**self.finders, **finders}
        return form_of(
            self.record,
            title,
            fields,
            values,
            draft=draft,
            save=save,
            version=version,
            finders=every,
            save_label=save_label,
        )
