"""Cutting a revision of a text in the terminal, and comparing two, wherever the text is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from secretariat.declarations.fields import REVISION_FIELDS
from secretariat.declarations.printing_screen import TextPrinting
from secretariat.declarations.queries import declaration_detail
from secretariat.declarations.revisions import cut_revision, next_label
from secretariat.declarations.sheet import revision_words
from secretariat.toolkit.record_form import FormSpec, SaveResult
from secretariat.toolkit.worker import ask
from secretariat.values.language import _


class TextCutting(TextPrinting):
    """``v`` cuts a revision of the text that ``p`` prints, ``C`` compares two of it."""

    def action_cut(self) -> None:
        """A form to name the working text."""
        ref = self.to_print()
        if ref:
            ask(self, lambda: self._revision_form(ref), self.open_form, group="form")

    def _revision_form(self, ref: str) -> FormSpec:
        one = declaration_detail(self.record, ref)
        label = next_label([revision.label for revision in one.revisions])

        def save(changed: dict[str, Any], _version: int | None) -> SaveResult:
            revised = cut_revision(self.record, one.ref, **{"label": label, **changed})
            words = _("{ref} now has {revision}.").format(ref=revised.ref, revision=revision_words(revised.revision))
            return SaveResult(revised.ref, words, self.after_cut(revised.id))

        title, draft = _("Cut a revision of {ref}").format(ref=one.ref), f"declarations.cut:{one.ref}"
        return replace(self.form(title, REVISION_FIELDS, {"label": label}, draft=draft, save=save), suggests=True)

    def after_cut(self, declaration: int) -> int | None:
        """The row on which the cursor stands after a cut; ``None`` leaves it where it is."""
        return declaration

    def action_compare(self) -> None:
        """Choose two revisions, and see what changed."""
        from secretariat.declarations.comparison.choosing_screen import ask_for_comparison

        ref = self.to_print()
        if ref:
            ask_for_comparison(self, self.record, ref)
