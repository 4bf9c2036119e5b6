"""Choices that are stored as values and shown by labels."""

from __future__ import annotations

import pytest

from cica_events.domain.fields import Labelled
from cica_events.domain.meetings import Format
from cica_events.i18n import use_language


def _all() -> list[type[Labelled]]:
    import cica_events.domain.model
    import cica_events.domain.protocol  # noqa: F401 - so that every choice is known

    return sorted(Labelled.__subclasses__(), key=lambda choices: choices.__name__)


@pytest.mark.parametrize("choices", _all())
def test_every_choice_is_found_by_its_value_and_has_a_label(choices: type[Labelled]) -> None:
    assert len({choice.label for choice in choices}) == len(choices)
    for choice in choices:
        assert choices.of(choice.value) is choice
        assert choice.text


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(ValueError, match="'pigeon' is no Format"):
        Format.of("pigeon")


def test_a_choice_equals_its_stored_value() -> None:
    assert Format.IN_PERSON == "in-person"
    assert str(Format.IN_PERSON) == "in-person"


def test_a_label_is_shown_in_the_language_of_the_interface() -> None:
    use_language("en")
    assert Format.IN_PERSON.text == "In person"
