"""Which state may follow which, of a delegation and of a delegate's accreditation.

Forward one step at a time; one step back is allowed, because what was entered too early must be put right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secretariat.delegations.states import Accreditation, DelegationStatus
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_D, _A = DelegationStatus, Accreditation

STATUS_FROM: Final[Mapping[str, tuple[str, ...]]] = {
    _D.INVITED: (_D.NOMINATED, _D.REGRETS),
    _D.NOMINATED: (_D.REGISTERED, _D.INVITED, _D.REGRETS),
    _D.REGISTERED: (_D.CONFIRMED, _D.NOMINATED, _D.REGRETS),
    _D.CONFIRMED: (_D.REGISTERED, _D.REGRETS),
    _D.REGRETS: (_D.INVITED, _D.NOMINATED),
}
ACCREDITATION_FROM: Final[Mapping[str, tuple[str, ...]]] = {
    # A delegate who stands at the door without accreditation is checked in all the same.
    _A.NOMINATED: (_A.ACCREDITED, _A.ARRIVED, _A.WITHDRAWN, _A.REPLACED),
    _A.ACCREDITED: (_A.ARRIVED, _A.NOMINATED, _A.WITHDRAWN, _A.REPLACED),
    _A.ARRIVED: (_A.ACCREDITED, _A.NOMINATED, _A.WITHDRAWN, _A.REPLACED),
    _A.WITHDRAWN: (_A.NOMINATED, _A.REPLACED),  # somebody may still come in the place of one who withdrew
    _A.REPLACED: (_A.NOMINATED,),
}
INACTIVE: Final = frozenset({_A.WITHDRAWN.value, _A.REPLACED.value})


def refuse_status(ref: str, old: str, new: str) -> None:
    """Raise ``Refused``, naming what is allowed, where a delegation can't go from ``old`` to ``new``."""
    _refuse(ref, old, new, STATUS_FROM)


def refuse_accreditation(ref: str, old: str, new: str) -> None:
    """The same for a delegate's accreditation."""
    _refuse(ref, old, new, ACCREDITATION_FROM)


def _refuse(ref: str, old: str, new: str, allowed: Mapping[str, tuple[str, ...]]) -> None:
    following = allowed.get(old, ())
    if new != old and new not in following:
        raise Refused(
            _("{ref} is “{old}” and can't become “{new}”; from here it can become: {allowed}.").format(
                ref=ref, old=_(old), new=_(new), allowed=", ".join(_(state) for state in following)
            )
        )
