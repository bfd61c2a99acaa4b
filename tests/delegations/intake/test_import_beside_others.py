"""While a list is read others save; and what they saved in between is not overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from secretariat.delegations.intake import preparing
from secretariat.delegations.intake.operations import (
    ImportRefused,
    Options,
    PreviewOutdated,
    import_delegates,
    preview_import,
    take_in,
)
from secretariat.delegations.intake.preview import FieldChange, Outcome
from secretariat.delegations.nominating import edit_delegate
from secretariat.delegations.operations import edit_delegation
from secretariat.delegations.queries import delegation_detail
from secretariat.people.erasing import erase_people
from secretariat.people.operations import add_person, edit_person
from secretariat.record.acts import history
from secretariat.record.record import Record
from tests.delegations.apec_meeting import MEETING
from tests.delegations.intake.lists import a_list

HEADINGS = "Country|Name|Title|Organisation|Function"
KIM = "Korea|KIM Dong-Sun|Administrator|SMBA|Head of Delegation"
LEE = "Korea|LEE Min|Director|SMBA|"


@pytest.fixture
def other(invited: Record) -> Iterator[Record]:
    """The same record from another desk."""
    one = Record(invited.url, user="another", today=invited.today)
    yield one
    one.close()


def meanwhile(monkeypatch: pytest.MonkeyPatch, step: str, *acts: Callable[[], object]) -> list[str]:
    """Let others act each time before the import comes to ``step``, until nobody has anything to do any more."""
    left, done = list(acts), []
    own = getattr(preparing, step)

    def with_others(*given: object, **named: object) -> object:
        if left:
            left.pop(0)()
        done.append(step)
        return own(*given, **named)

    monkeypatch.setattr(preparing, step, with_others)
    return done


@pytest.mark.parametrize("step", ["read_nominees", "party_places", "_preview"])
def test_another_desk_saves_while_a_list_is_read(
    invited: Record, other: Record, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    done = meanwhile(monkeypatch, step, lambda: add_person(other, name="Somebody [/draft]"))
    assert import_delegates(invited, MEETING, a_list(HEADINGS, KIM, LEE), Options()).count(Outcome.NEW) == 2
    assert done == [step, step]
    with invited.reading() as connection:
        assert [one.user for one in history(connection, limit=2)] == [invited.user, "another"]
    assert [one.person for one in delegation_detail(invited, MEETING, "KR").delegates] == ["P-2", "P-3"]


def test_a_list_is_read_once_where_nobody_saves(invited: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    done = meanwhile(monkeypatch, "read_nominees")
    import_delegates(invited, MEETING, a_list(HEADINGS, KIM), Options())
    assert done == ["read_nominees"]


def test_what_was_changed_in_between_stays(invited: Record, other: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    import_delegates(invited, MEETING, a_list(HEADINGS, KIM, LEE), Options())
    meanwhile(
        monkeypatch, "_preview", lambda: None, lambda: edit_delegate(other, MEETING, "KR", "LEE Min", title="Chair")
    )
    changed = a_list(HEADINGS, KIM, LEE.replace("Director", "Deputy"))
    planned = preview_import(invited, MEETING, changed, Options())
    assert planned.lines[1].changes == (FieldChange("title", "Director", "Deputy"),)
    done = import_delegates(invited, MEETING, changed, Options())
    assert (done.conflicts, done.lines[1].changes) == (1, ())
    assert [one.title for one in delegation_detail(invited, MEETING, "KR").delegates] == ["Administrator", "Chair"]


def test_nobody_comes_in_twice(invited: Record, other: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two desks take the same list in at the same time."""
    one_list = a_list(HEADINGS, KIM, LEE)
    meanwhile(monkeypatch, "_preview", lambda: import_delegates(other, MEETING, one_list, Options()))
    assert import_delegates(invited, MEETING, one_list, Options()).count(Outcome.UNCHANGED) == 2
    assert len(delegation_detail(invited, MEETING, "KR").delegates) == 2


def test_what_stands_in_the_way_since_refuses(invited: Record, other: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(
        monkeypatch, "_preview", lambda: edit_delegation(other, MEETING, "KR", status="regrets", regrets_reason="")
    )
    with pytest.raises(ImportRefused):
        import_delegates(invited, MEETING, a_list(HEADINGS, KIM), Options())
    assert not delegation_detail(invited, MEETING, "KR").delegates


def test_a_preview_that_is_outdated_by_the_time_of_the_act_is_shown_anew(
    invited: Record, other: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_list(HEADINGS, KIM)
    shown = preview_import(invited, MEETING, file, Options())
    person = add_person(other, name="KIM Dong-Sun", party="KR").ref
    meanwhile(monkeypatch, "_preview", lambda: edit_person(other, person, name="KIM Dong Sun"))
    with pytest.raises(PreviewOutdated) as outdated:
        take_in(invited, MEETING, file, Options(), previewed=shown)
    assert outdated.value.preview.lines[0].person == person


def test_the_place_of_somebody_erased_is_not_missing(invited: Record) -> None:
    import_delegates(invited, MEETING, a_list(HEADINGS, KIM, LEE), Options())
    erase_people(invited, ["LEE Min"])
    preview = preview_import(invited, MEETING, a_list(HEADINGS, KIM), Options())
    assert preview.missing == ()
    assert len(delegation_detail(invited, MEETING, "KR").delegates) == 2
