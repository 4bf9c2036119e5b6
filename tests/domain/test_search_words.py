"""Texts are found by the same words, whatever script and marks they are written with."""

from __future__ import annotations

import pytest

from cica_events.domain.date_search import date_words
from cica_events.domain.dates import VagueDate
from cica_events.domain.identity import new_id
from cica_events.domain.search_index import Entry, SearchIndex
from cica_events.domain.search_lexicon import Lexicon
from cica_events.domain.search_marks import marks_in
from cica_events.domain.search_words import asked, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cho Tae-ick", {"cho", "tae", "ick", "taeick"}),
        ("BC-06", {"bc", "6", "bc6"}),
        ("Şahin", {"shahin", "sahin"}),
        ("Нурбаева", {"nurbaeva"}),
        ("٢٠٢٣", {"2023"}),
        ("O'zbekov", {"ozbekov"}),
        ("— !", set()),
    ],
)
def test_a_text_is_found_by(text: str, words: set[str]) -> None:
    assert set(words_in(text)) == words


@pytest.mark.parametrize(
    ("question", "spellings"),
    [
        ("seventh", [("seventh", "7")]),
        ("7th", [("7",)]),
        ("twenty-second", [("22",)]),
        ("meeting of the 2023", [("meeting",), ("2023",)]),
        ("of the", [("of",), ("the",)]),
        ("VII.", [("vii", "7")]),
    ],
)
def test_a_question_asks_for(question: str, spellings: list[tuple[str, ...]]) -> None:
    assert [word.spellings for word in asked(question)] == spellings


def test_slips_are_told_from_words_that_differ() -> None:
    lexicon = Lexicon(likened=True)
    for word in ("nurbaeva", "nurbekov", "nur", "aliev"):
        lexicon.add(word)
    assert lexicon.like("nurbaewa") == [(0, 1)]
    assert lexicon.like("nurbxewa") == [(0, 2)]
    assert lexicon.like("alief") == [(3, 1)]
    assert lexicon.like("nux") == []
    assert set(lexicon.begun_like("nubra")) == {0}
    assert sorted(lexicon.beginning_with("n")) == [0, 1, 2]


def test_of_many_alike_the_one_named_so_is_found() -> None:
    index = SearchIndex()
    for _number in range(3000):
        index.put(Entry(new_id(), ("Minister Zhan",), ("minister",)))
    wanted = new_id()
    index.put(Entry(wanted, ("Zhanat Minbayev",), ("minister",)))
    assert index.find(asked("zhanat min"), 5)[0].id == wanted
    assert index.find(asked("zhanat minister"), 5)[0].id == wanted
    index.drop(wanted)
    assert wanted not in {match.id for match in index.find(asked("zhanat min"), 5)}


def test_what_agrees_is_marked() -> None:
    name = "H.E. Ms. Nazira Nurbayeva"
    for question, pieces in (("nurb", ["Nurb"]), ("Нурбаева naz", ["Naz", "Nurbayeva"]), ("x", [])):
        assert [name[start:end] for start, end in marks_in(name, asked(question))] == pieces


def test_a_date_is_found_by_what_is_known_of_it() -> None:
    assert {"2023", "October", "октября", "12"} <= set(date_words(VagueDate.parse("2023-10-12")))
    assert {"2024", "q3", "third", "fourth"} <= set(date_words(VagueDate.parse("2024-Q3/2024-Q4")))
    assert date_words(VagueDate.parse("2024")) == ("2024",)
    assert date_words(None) == ()
