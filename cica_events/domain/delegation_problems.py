"""What is amiss with the composition of a delegation: nobody heads it, two do, or too many are sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cica_events.domain.delegations import Group
from cica_events.domain.fields import Labelled
from cica_events.domain.participants import Capacity
from cica_events.i18n import N_, _, ngettext


class ProblemKind(Labelled):
    """What may be amiss."""

    NO_HEAD = "no-head", N_("No head of delegation")
    HEADS = "heads", N_("More than one head of delegation")
    LIMIT = "limit", N_("More than the limit")
    DECLINED = "declined", N_("Declined, but listed")


HEADED = frozenset({Capacity.DEPUTY, Capacity.DELEGATE, Capacity.ADVISER, Capacity.EXPERT})
"""The capacities of those who come under a head; a chair or a speaker may come alone."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is amiss; `text` says it in the language of the interface."""

    kind: ProblemKind
    text: str


def problems_of(
    group: Group, coming: Mapping[Capacity, int], limits: Mapping[Capacity, int], *, declined: bool = False
) -> tuple[Problem, ...]:
    """Return what is amiss with a delegation of which so many come in each capacity.

    `limits` are those of the body, for the delegations of parties only: no other group needs a head either.
    """
    if group is not Group.PARTY or not coming:
        return ()
    found = []
    if declined:  # whoever registered or attended counts in the reports, so the answer may be the error
        count = sum(coming.values())
        text = ngettext(
            "Declined, but {count} person is listed.", "Declined, but {count} people are listed.", count
        )
        found.append(Problem(ProblemKind.DECLINED, text.format(count=count)))
    heads = coming.get(Capacity.HEAD, 0)
    if heads == 0 and HEADED & coming.keys():
        found.append(Problem(ProblemKind.NO_HEAD, _("No head of delegation.")))
    elif heads > 1:
        text = ngettext("{count} head of delegation.", "{count} heads of delegation.", heads)
        found.append(Problem(ProblemKind.HEADS, text.format(count=heads)))
    rest: dict[Capacity, int] = {
        capacity: count for capacity, count in coming.items() if capacity is not Capacity.HEAD
    }
    return (*found, *_over(rest, limits))


def _over(coming: Mapping[Capacity, int], limits: Mapping[Capacity, int]) -> list[Problem]:
    text = _("{capacity}: {count}, where the body allows {limit}.")
    return [
        Problem(ProblemKind.LIMIT, text.format(capacity=capacity.text, count=count, limit=limits[capacity]))
        for capacity, count in coming.items()
        if count > limits.get(capacity, count)
    ]
