"""What the list of actions offers beyond itself: other views, filters kept under names, editing several at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from secretariat.actions.following.screen_commands import FollowingCommands
from secretariat.toolkit.commands import Command
from secretariat.toolkit.text import say
from secretariat.toolkit.worker import act, ask
from secretariat.values.language import N_, _, ngettext

if TYPE_CHECKING:
    from secretariat.actions.views.saved import SavedFilter
    from secretariat.toolkit.record_form import FormSpec, SaveResult

_KEEP, _FORGET, _FILTER = "keep", "forget", "filter "
VIEW_COMMANDS: Final = (
    Command(
        "actions.views",
        "v",
        "views",
        N_("Views"),
        N_("Other views of the actions"),
        N_("By lead, by counterpart, by meeting, over the months, a month, by urgency; the filter goes along."),
        rank=24,
    ),
    Command(
        "actions.filters",
        "f",
        "filters",
        N_("Filters"),
        N_("Filters kept under names"),
        N_("Choose one, keep the one that is typed now under a name, or keep one no longer."),
        rank=26,
    ),
)


class ViewCommands(FollowingCommands):
    """A list of actions that leads to its other views and keeps its filters."""

    commands: ClassVar[tuple[Command, ...]] = VIEW_COMMANDS

    def bulk_form(self, chosen: Sequence[str], seen: Mapping[int, int]) -> FormSpec:
        """The form for several actions: what is filled in changes in all of them."""
        from secretariat.actions.forms import FINDERS
        from secretariat.actions.views.bulk import BULK_FIELDS, edit_actions
        from secretariat.toolkit.form_spec import SaveResult

        def save(filled: dict[str, Any], _version: int | None) -> SaveResult:
            changed = edit_actions(self.record, chosen, filled, seen=seen)
            said = ngettext("Saved {n} action.", "Saved {n} actions.", len(changed)).format(n=len(changed))
            return SaveResult(changed[0], said)

        title = _("Edit {n} actions: only what is filled in changes").format(n=len(chosen))
        return self.form(title, BULK_FIELDS, {}, draft="actions.bulk", save=save, finders=FINDERS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The other views lead to no further ones."""
        if action == "views":
            from secretariat.toolkit.frame import Beneath

            return not (isinstance(self.screen, Beneath) and self.screen.other_views)
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """The form of the record under the cursor; of all marked ones where several are."""
        chosen = list(self.chosen().values())
        if len(chosen) > 1:
            self.open_form(self.bulk_form(chosen, self.table.seen))
        else:
            super().action_edit()

    def action_views(self) -> None:
        """The other views, of what this list is narrowed to."""
        from secretariat.actions.views.screen import ActionViews

        self.app.push_screen(ActionViews(self.record, self.asked.scope, self.asked.words))

    def action_filters(self) -> None:
        """Choose a filter that is kept, or keep the one that is typed now."""
        from secretariat.actions.views.saved import saved_filters

        ask(self, lambda: saved_filters(self.record), self._offer_filters, group="filters")

    def _offer_filters(self, kept: Sequence[SavedFilter]) -> None:
        from secretariat.toolkit.picker import Picker

        options = [(_FILTER + one.name, f"{one.name}   {one.words}") for one in kept]
        if self.asked.words:
            options.append((_KEEP, _("Keep “{words}” under a name …").format(words=self.asked.words)))
        if kept:
            options.append((_FORGET, _("Keep one no longer …")))
        if not options:
            say(self, _("No filter is kept yet: type one after /, then press f to keep it under a name."))
            return
        by_name = {one.name: one for one in kept}

        def picked(choice: str | None) -> None:
            if choice == _KEEP:
                self._ask_name()
            elif choice == _FORGET:
                self._ask_which(kept)
            elif choice is not None:
                self._use(by_name[choice.removeprefix(_FILTER)])

        self.app.push_screen(Picker(_("Filters"), options), picked)

    def _use(self, one: SavedFilter) -> None:
        sorts = {name for name, _words in self.sorts}
        sort = one.sort if one.sort in sorts else self.asked.sort
        self._ask_for(replace(self.asked, words=one.words, sort=sort, descending=one.descending), keep_id=None)

    def _ask_name(self) -> None:
        from secretariat.actions.views.saved import save_filter
        from secretariat.toolkit.one_line import OneLine
        from secretariat.toolkit.record_form import SaveResult

        asked = self.asked

        def keep(name: str) -> SaveResult:
            kept = save_filter(self.record, name, asked.words, sort=asked.sort, descending=asked.descending)
            return SaveResult("", _("Kept as “{name}”; f finds it again.").format(name=kept.name))

        def told(result: SaveResult | None) -> None:
            if result is not None:
                say(self.app, result.message)

        title = _("Keep the filter “{words}”").format(words=asked.words)
        self.app.push_screen(OneLine(title, keep, hint=_("its name, such as: late from Korea")), told)

    def _ask_which(self, kept: Sequence[SavedFilter]) -> None:
        from secretariat.actions.views.saved import delete_filter
        from secretariat.toolkit.picker import Picker

        def picked(name: str | None) -> None:
            if name is not None:
                act(self, lambda: delete_filter(self.record, name), self._forgot)

        options = [(one.name, f"{one.name}   {one.words}") for one in kept]
        self.app.push_screen(Picker(_("Keep no longer"), options), picked)

    def _forgot(self, name: str) -> None:
        say(self.app, _("Deleted the filter “{name}” · u Undo").format(name=name))
