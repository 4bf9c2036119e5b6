"""A word of courtesy in another language is one only where no rank stands beside it."""

from __future__ import annotations

import pytest

from cica_events.domain.titles import split_titles


@pytest.mark.parametrize(
    ("text", "courtesy", "rank"),
    [
        ("Sr.", "Sr.", ""),
        ("Sr. Col.", "", "Sr. Col."),
        ("Herr Dr.", "Herr", "Dr."),
        ("Mr. Col.", "Mr.", "Col."),
    ],
)
def test_a_word_that_may_be_part_of_a_rank_stays_there(text: str, courtesy: str, rank: str) -> None:
    found = split_titles(text)
    assert (found.courtesy, found.rank) == (courtesy, rank)
