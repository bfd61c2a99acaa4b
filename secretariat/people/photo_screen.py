"""The people's view: keeping a photo of somebody, or taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from secretariat.toolkit.commands import Command
from secretariat.toolkit.noun_view import NounView
from secretariat.values.field import Field
from secretariat.values.language import N_, _

if TYPE_CHECKING:
    from secretariat.toolkit.record_form import FormSpec, SaveResult

_FIELDS = (Field("file", N_("File"), hint=N_("a JPEG or PNG; empty takes the photo away")),)


class PhotoCommand(NounView):
    """Keeping a photo of the person under the cursor."""

    commands: ClassVar[tuple[Command, ...]] = (
        Command(
            "people.photo",
            "",
            "photo",
            "",
            N_("Keep a photo of a person…"),
            N_("A JPEG or PNG for briefings; it goes into no other paper or export."),
            rank=95,
        ),
    )

    def action_photo(self) -> None:
        """Ask for the picture."""
        row = self.table.row
        if row is not None:
            self.open_form(self._photo_form(row.ref))

    def _photo_form(self, ref: str) -> FormSpec:
        from secretariat.people.photo_operations import remove_photo, set_photo
        from secretariat.toolkit.record_form import SaveResult

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            path = str(changed.get("file") or "")
            one = set_photo(self.record, ref, path) if path else remove_photo(self.record, ref)
            words = _("Kept a photo of {ref}: {name}.") if path else _("Took away the photo of {ref}: {name}.")
            return SaveResult(one.ref, words.format(ref=one.ref, name=one.printed), one.id)

        title = _("Photo of {ref}").format(ref=ref)
        return self.form(title, _FIELDS, {}, draft=f"people.photo:{ref}", save=save)
