"""What is found amiss with the composition of a delegation."""

from __future__ import annotations

import pytest

from cica_events.domain.delegation_problems import ProblemKind, problems_of
from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity

HEAD, DELEGATE, EXPERT = Capacity.HEAD, Capacity.DELEGATE, Capacity.EXPERT


@pytest.mark.parametrize(
    ("coming", "limits", "told"),
    [
        ({}, {HEAD: 1}, []),
        ({HEAD: 1, DELEGATE: 3}, {HEAD: 1, DELEGATE: 3}, []),
        ({DELEGATE: 1}, {}, ["No head of delegation."]),
        ({Capacity.CHAIR: 1, Capacity.SPEAKER: 1}, {}, []),
        ({HEAD: 2}, {HEAD: 1}, ["2 heads of delegation."]),
        ({HEAD: 1, DELEGATE: 4}, {DELEGATE: 3}, ["Delegate: 4, where the body allows 3."]),
        ({HEAD: 1, EXPERT: 1}, {EXPERT: 0}, ["Expert: 1, where the body allows 0."]),
        ({DELEGATE: 2}, {DELEGATE: 1}, ["No head of delegation.", "Delegate: 2, where the body allows 1."]),
    ],
)
def test_what_is_amiss_is_told(
    coming: dict[Capacity, int], limits: dict[Capacity, int], told: list[str]
) -> None:
    assert [problem.text for problem in problems_of(Group.PARTY, coming, limits)] == told


def test_a_group_needs_no_head_and_keeps_to_no_limit() -> None:
    assert problems_of(Group.SECRETARIAT, {Capacity.SECRETARIAT: 9}, {Capacity.SECRETARIAT: 1}) == ()


def test_people_of_a_delegation_that_declined_are_told() -> None:
    (problem,) = problems_of(Group.PARTY, {HEAD: 1, DELEGATE: 1}, {}, declined=True)
    assert problem.text == "Declined, but 2 people are listed."
    assert problems_of(Group.PARTY, {}, {}, declined=True) == ()


def test_each_kind_is_told_once() -> None:
    kinds = [
        problem.kind for problem in problems_of(Group.PARTY, {HEAD: 3, DELEGATE: 3}, {HEAD: 1, DELEGATE: 1})
    ]
    assert kinds == [ProblemKind.HEADS, ProblemKind.LIMIT]
