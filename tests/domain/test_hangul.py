"""Korean names are spelt by the rules of three usages, and found by each."""

from __future__ import annotations

import pytest

from cica_events.domain.hangul import korean_words
from cica_events.domain.search_index import Entry, SearchIndex
from cica_events.domain.search_words import asked

KIM, OTHER = f"{1:032x}", f"{2:032x}"


@pytest.mark.parametrize(
    ("name", "revised", "mccune", "english"),
    [
        ("철수", "cheolsu", "cholsu", "chulsoo"),
        ("영희", "yeonghui", "yonghui", "yunghee"),
        ("대중", "daejung", "taejung", "daejoong"),
        ("명박", "myeongbak", "myongbak", "myungbak"),
        ("현진", "hyeonjin", "hyonjin", "hyunjin"),
        ("경화", "gyeonghwa", "kyonghwa", "kyunghwa"),
        ("택", "taek", "taek", "taek"),
    ],
)
def test_a_name_is_spelt_by_each_usage(name: str, revised: str, mccune: str, english: str) -> None:
    assert {revised, mccune, english} <= set(korean_words(name))


def test_every_syllable_is_spelt_in_latin_letters() -> None:
    spelt = {word for number in range(0xAC00, 0xD7A4) for word in korean_words(chr(number))}
    assert all(word.isascii() and word.isalpha() and word.islower() for word in spelt)


def test_what_is_too_long_for_a_name_is_left_alone() -> None:
    assert list(korean_words("대한민국외교부")) == []


@pytest.mark.parametrize("written", ["김철수", "김/철수", "김 철수"])
@pytest.mark.parametrize(
    "question",
    [
        "kim chul su",
        "kim cheol su",
        "Kim Chul-soo",
        "Kim Ch'ŏl-su",
        "gim cheolsu",
        "chulsoo kim",
        "김철수",
        "철수",
    ],
)
def test_a_person_is_found_however_the_name_is_spelt(written: str, question: str) -> None:
    index = SearchIndex()
    index.put(Entry(KIM, (written,)))
    index.put(Entry(OTHER, ("박영희",)))
    assert [match.id for match in index.find(asked(question), 5, (), slips=False)] == [KIM]


def test_a_family_name_is_found_by_its_usual_spellings() -> None:
    index = SearchIndex()
    index.put(Entry(OTHER, ("이명박",)))
    for family in ("lee", "yi", "rhee"):
        assert index.find(asked(f"{family} myung bak"), 5, (), slips=False)
