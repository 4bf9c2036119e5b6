"""Long numbers of things are written in groups, as the language of the interface does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cica_events.i18n import _, ngettext, use_language


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "1,000,000 people"), ("ru", "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000")]
)
def test_a_million_people_can_be_read_at_a_glance(language: str, told: str) -> None:
    use_language(language)
    words = ngettext("{count} person", "{count} people", 1_000_000).format(count=1_000_000)
    assert words.startswith(told)


def test_short_numbers_and_years_stay_as_they_are() -> None:
    assert ngettext("{count} person", "{count} people", 9_999).format(count=9_999) == "9999 people"
    assert "20231" in _("Row {row}: {text}").format(row=20231, text="")
