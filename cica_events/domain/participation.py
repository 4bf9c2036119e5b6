"""How the participation of a person goes on: which step may follow which, and why another may not."""

from __future__ import annotations

from typing import Final

from cica_events.domain.participants import Capacity, Participation
from cica_events.i18n import _

_INVITED, _NOMINATED, _ACCREDITED = (
    Participation.INVITED,
    Participation.NOMINATED,
    Participation.ACCREDITED,
)
_REGISTERED, _ATTENDED = Participation.REGISTERED, Participation.ATTENDED
_DECLINED, _REPLACED = Participation.DECLINED, Participation.REPLACED

ABSENT: Final = frozenset({_DECLINED, _REPLACED})
"""The steps of those who do not come."""

FOLLOWING: Final[dict[Participation, tuple[Participation, ...]]] = {
    _INVITED: (_NOMINATED, _ACCREDITED, _REGISTERED, _ATTENDED, _DECLINED, _REPLACED),
    _NOMINATED: (_ACCREDITED, _REGISTERED, _ATTENDED, _DECLINED, _REPLACED, _INVITED),
    _ACCREDITED: (_REGISTERED, _ATTENDED, _DECLINED, _REPLACED, _NOMINATED, _INVITED),
    _REGISTERED: (_ATTENDED, _DECLINED, _REPLACED, _ACCREDITED, _NOMINATED),
    _ATTENDED: (_REGISTERED,),
    _DECLINED: (_NOMINATED, _INVITED),
    _REPLACED: (_NOMINATED, _INVITED),
}
"""What may follow each step: onwards over any number of steps, back to put a mistake right."""

_FROM_LEAST: Final = (_DECLINED, _REPLACED, _INVITED, _NOMINATED, _ACCREDITED, _REGISTERED, _ATTENDED)


def standing(status: Participation, capacity: Capacity) -> tuple[int, int]:
    """Return what is the greater the more a participation weighs: how far it came, then the capacity.

    The capacities weigh in the order of protocol; a delegate the least, as who is nothing else is one.
    """
    above = [each for each in Capacity if each is not Capacity.DELEGATE]
    rank = len(above) - above.index(capacity) if capacity in above else 0
    return _FROM_LEAST.index(status), rank


def may_follow(before: Participation, after: Participation) -> bool:
    """Tell whether one step may follow another; each may stay as it is."""
    return before is after or after in FOLLOWING[before]


def refusal(name: str, before: Participation, after: Participation) -> str:
    """Return in words why `after` may not follow `before` for the person `name`; empty where it may."""
    if may_follow(before, after):
        return ""
    if before is _ATTENDED:
        text = _("{name} attended. Set the status back to “{back}” first if that was a mistake.")
    elif before in (_DECLINED, _REPLACED):
        text = _("{name} is “{before}”. Set the status to “{back}” first if they come after all.")
    else:
        text = _("{name} is “{before}”, which “{after}” cannot follow.")
    back = FOLLOWING[before][0]
    return text.format(name=name, before=before.text, after=after.text, back=back.text)
