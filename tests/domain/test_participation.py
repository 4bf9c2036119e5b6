"""Which step of a participation may follow which."""

from __future__ import annotations

import pytest

from cica_events.domain.participants import Participation
from cica_events.domain.participation import FOLLOWING, may_follow, refusal

ON = (
    Participation.INVITED,
    Participation.NOMINATED,
    Participation.ACCREDITED,
    Participation.REGISTERED,
    Participation.ATTENDED,
)


@pytest.mark.parametrize("at", range(len(ON)))
def test_one_may_go_on_over_any_number_of_steps(at: int) -> None:
    assert all(may_follow(ON[at], later) for later in ON[at:])


@pytest.mark.parametrize("status", Participation)
def test_everybody_has_somewhere_to_go_and_may_stay(status: Participation) -> None:
    assert FOLLOWING[status]
    assert may_follow(status, status)
    assert status not in FOLLOWING[status]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Participation.ATTENDED, Participation.DECLINED),
        (Participation.ATTENDED, Participation.REPLACED),
        (Participation.ATTENDED, Participation.INVITED),
        (Participation.DECLINED, Participation.ATTENDED),
        (Participation.DECLINED, Participation.REPLACED),
        (Participation.REPLACED, Participation.ATTENDED),
        (Participation.REGISTERED, Participation.INVITED),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(before: Participation, after: Participation) -> None:
    assert not may_follow(before, after)
    assert "Zhang Xiao" in refusal("Zhang Xiao", before, after)


def test_what_makes_sense_is_not_refused() -> None:
    for before, following in FOLLOWING.items():
        assert not any(refusal("Zhang Xiao", before, after) for after in following)
