"""People who stand in the directory twice are found among made-up pairs, the others left alone."""

from __future__ import annotations

from pathlib import Path

from benchmarks.alike import distinct_pairs, variants
from benchmarks.duplicates import count

PAIRS = 240


def test_hardly_any_two_people_of_common_names_are_proposed(tmp_path: Path) -> None:
    assert count(tmp_path / "two.cica", distinct_pairs(PAIRS, seed=7)).proposed < PAIRS * 10 / 1000


def test_nearly_every_person_who_is_written_in_two_ways_is_proposed(tmp_path: Path) -> None:
    assert count(tmp_path / "one.cica", variants(PAIRS, seed=7)).proposed > PAIRS * 950 / 1000


def test_each_pair_is_made_up_anew_and_the_same_from_the_same_seed() -> None:
    assert list(variants(50)) == list(variants(50)) != list(variants(50, seed=1))
    assert all(one != other for one, other in (*distinct_pairs(50), *variants(50)))
