"""A hundred everyday steps: all of them by keyboard alone, then all by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Office
from tests.journeys.everyday import (  # noqa: F401 - each registers its steps
    arranging,
    clipboard,
    columns,
    dates_and_choices,
    editing,
    excel,
    getting_about,
    meetings,
    moving,
    people,
    replacing,
    the_rest,
)
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.popups import Keys
from tests.journeys.everyday.steps import BY_KEYS, BY_MOUSE, keys_in, listed

MANY = 100


def test_the_list_tells_just_the_steps_that_are_driven() -> None:
    numbers = [step.number for step in listed()]
    assert numbers == list(range(1, MANY + 1))
    assert sorted(BY_KEYS) == numbers
    assert sorted(BY_MOUSE) == numbers


def test_all_by_keyboard(office: Office, sample_of_2023: Path, qtbot: QtBot, tmp_path: Path) -> None:
    person = Keys(qtbot, office.start(sample_of_2023).application)
    person.folder = tmp_path
    for step in listed():
        person.pressed = frozenset()
        with told(step.number, step.name):
            BY_KEYS[step.number](person)
            left = keys_in(step.keys) - person.pressed
            assert not left, f"the list names keys that were not pressed: {left}"


def test_all_by_mouse(office: Office, sample_of_2023: Path, qtbot: QtBot, tmp_path: Path) -> None:
    person = Mouse(qtbot, office.start(sample_of_2023).application)
    person.folder = tmp_path
    for step in listed():
        person.keys = keys_in(step.mouse)
        with told(step.number, step.name):
            BY_MOUSE[step.number](person)


@contextmanager
def told(number: int, name: str) -> Iterator[None]:
    """Say with a failure at which step it was."""
    try:
        yield
    except BaseException as failure:
        failure.add_note(f"at step {number}: {name}")
        raise
