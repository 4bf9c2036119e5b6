"""Changes that follow one another on a record are one change, and each can be taken back."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.changes import Change, ChangeSet, Origin
from cica_events.domain.meetings import Meeting
from cica_events.domain.people import Person

State = dict[str, Any] | None
WHOLE = {"id": "1", "version": 1, "a": 1, "b": 1}


def change(before: State, after: State) -> Change:
    return Change("person", "1", before, after)


def between(old: State, new: State) -> Change | None:
    """Return the change from one state to another, as the recorder sees it."""
    if old is None or new is None:
        return None if old is new else change(old, new)
    keys = [key for key in new if old[key] != new[key]]
    return change({key: old[key] for key in keys}, {key: new[key] for key in keys}) if keys else None


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (({"a": 1}, {"a": 2}), ({"a": 2}, {"a": 3}), ({"a": 1}, {"a": 3})),
        (({"a": 1}, {"a": 2}), ({"b": 1}, {"b": 2}), ({"a": 1, "b": 1}, {"a": 2, "b": 2})),
        (({"a": 1}, {"a": 2}), ({"a": 2}, {"a": 1}), None),
        ((None, WHOLE), ({"a": 1}, {"a": 2}), (None, WHOLE | {"a": 2})),
        ((None, WHOLE), (WHOLE, None), None),
        (({"a": 0}, {"a": 1}), (WHOLE, None), (WHOLE | {"a": 0}, None)),
        ((WHOLE, None), (None, WHOLE | {"version": 2}), None),
        ((WHOLE, None), (None, WHOLE | {"a": 2, "version": 2}), ({"a": 1}, {"a": 2})),
    ],
)
def test_two_changes_as_one(
    first: tuple[State, State], second: tuple[State, State], both: tuple[State, State] | None
) -> None:
    assert change(*first).followed_by(change(*second)) == (change(*both) if both else None)


states = st.none() | st.fixed_dictionaries({"a": st.integers(0, 2), "b": st.integers(0, 2)})


@given(st.lists(states, min_size=1, max_size=6))
def test_many_changes_as_one_lead_from_the_first_state_to_the_last(passed: list[State]) -> None:
    total: Change | None = None
    for old, new in pairwise(passed):
        step = between(old, new)
        if step:
            total = total.followed_by(step) if total else step
    assert total == between(passed[0], passed[-1])


def test_a_change_set_knows_what_it_touches() -> None:
    changes = ChangeSet("s", "Step", Origin.CHANGE, (change({"a": 1}, {"a": 2}),))
    assert changes.touches(Person)
    assert changes.touches(Meeting, Person)
    assert not changes.touches(Meeting)
    assert not changes.touches()
    assert changes.ids(Person) == {"1"}
    assert changes.ids(Meeting) == frozenset()
