"""What a record begins with: the reference data, and, where it was asked for, the sample."""

from __future__ import annotations

from secretariat.record.acts import newest_act
from secretariat.record.belongings import belongings_come_with
from secretariat.record.derived import rules_come_with
from secretariat.record.hanging import counts_come_with
from secretariat.record.record import Record
from secretariat.record.told_elsewhere import tellings_come_with
from secretariat.record.undecided import undecided_comes_with
from secretariat.values.language import N_

HOUSE = "secretariat"
"""Who acts when the program itself fills a new record, so that nobody's ``undo`` takes it out by mistake."""


def _every_room() -> None:
    import secretariat.tables  # noqa: F401 - its rooms name their rules


def _every_count() -> None:
    import secretariat.bilaterals.titles
    import secretariat.delegations.model  # noqa: F401 - it names how many hang on a meeting


def _every_telling() -> None:
    import secretariat.actions.origins
    import secretariat.declarations.procedure.telling
    import secretariat.desk.chain
    import secretariat.desk.matters_arising  # noqa: F401 - what came of a record, what was done about a text


def _all_undecided() -> None:
    import secretariat.desk.closing  # noqa: F401 - what every noun that hangs on a meeting leaves undecided


def _all_that_belongs() -> None:
    import secretariat.desk.deleting  # noqa: F401 - what goes with a meeting


rules_come_with(_every_room)
counts_come_with(_every_count)
tellings_come_with(_every_telling)
undecided_comes_with(_all_undecided)
belongings_come_with(_all_that_belongs)


def fill(record: Record, sample: bool) -> None:
    """Fill a record in which nothing was ever done; any other is left as it is."""
    with record.reading() as connection:
        if newest_act(connection):
            return
    if record.read_only:
        return
    from secretariat.parties.reference import take_in_reference

    house = Record(record.url, user=HOUSE, zone=record.zone.key)
    try:
        with house.act(N_("Take in the reference data")) as work:
            if newest_act(work.connection) != work.act_id:
                return
            take_in_reference(work)
            if sample:
                from secretariat.desk.sample import take_in_sample

                take_in_sample(work)
                house.relabelled(work, N_("Take in the reference data and the sample record"))
    finally:
        house.close()
