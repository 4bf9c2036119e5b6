"""A first look at many names overlooks hardly anybody whom the careful one finds, and leaves most aside."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.alike import Pair, distinct_pairs, variants
from cica_events.domain.likeness import PROPOSED, drafted, likeness
from cica_events.domain.likeness_index import LikenessIndex
from cica_events.domain.person_names import person_name
from cica_events.domain.quick_names import WantedNames, name_key

PAIRS = 1_500
KEYS = ("given_name", "family_name", "native_name")


def parts(values: dict[str, Any]) -> list[str]:
    return [str(values.get(key) or "") for key in KEYS]


def test_hardly_anybody_is_overlooked_whom_the_index_of_likeness_finds() -> None:
    pairs: list[Pair] = list(variants(PAIRS))
    overlooked = found = 0
    for one, other in pairs:
        wanted, index = WantedNames(), LikenessIndex()
        wanted.add(1, person_name(*parts(one)), "".join(parts(one)))
        index.put("one", drafted(one, ()))
        if index.similar(drafted(other, ()), PROPOSED):
            found += 1
            overlooked += wanted.like(*parts(other)) != {1}
    assert found > PAIRS * 0.9
    assert overlooked <= found / 200


def test_most_people_are_left_aside() -> None:
    wanted = WantedNames()
    people = [person for pair in distinct_pairs(400) for person in pair]
    for number, person in enumerate(people[:100]):
        wanted.add(number, person_name(*parts(person)), "".join(parts(person)))
    looked_at = sum(len(wanted.like(*parts(person))) for person in people[100:])
    assert looked_at < len(people) * 3  # of a hundred each


@pytest.mark.parametrize(
    ("sought", "there"),
    [
        (("Doulat", "Kuanyshiev", ""), ("Doulat", "Kuanyshev", "")),
        (("Taeick", "Han", ""), ("Tae Ick", "Han", "")),
        (("Tae Ick", "Han", ""), ("Taeick", "Han", "")),
        (("Иван", "Петров", ""), ("Ivan", "Petrov", "")),
        (("Ivan", "Petrov", ""), ("И.", "Неизвестный", "Иван Петров")),
        (("", "Sukarno", ""), ("Sukarno", "Putra", "")),
        (("晓", "张", ""), ("Xiao", "Zhang", "张晓")),
    ],
)
def test_another_spelling_is_worth_a_comparison(
    sought: tuple[str, str, str], there: tuple[str, str, str]
) -> None:
    wanted = WantedNames()
    wanted.add(7, person_name(*sought), "".join(sought))
    assert wanted.like(*there) == {7}
    assert wanted.like("Another", "Name", "") == set()


def test_what_many_bear_proves_less() -> None:
    wanted = WantedNames()
    person = {"given_name": "Ainurov", "family_name": "Bekarystan"}
    wanted.add(1, person_name(*parts(person)), "")
    assert not wanted.is_common("bekaristan")
    for _bearer in range(20):
        wanted.like("Ainurov", "Bekarystan", "")
    assert wanted.is_common("bekaristan")
    one = drafted(person, ())
    assert likeness(one, one, wanted.is_common).score < likeness(one, one).score


def test_the_key_of_a_name_is_the_same_however_it_is_written() -> None:
    assert name_key("Пётр", "СЕМЁНОВ") == name_key("Семенов", "петр") == name_key("", "Семёнов  Пётр")
    assert name_key("Ana-Maria", "O’Neill") == name_key("Ana Maria", "O'NEILL")
    assert name_key("Ana", "Maria") != name_key("Anna", "Maria")
