"""The index finds whatever looking at each record would find, whatever was put in and taken out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.identity import new_id
from cica_events.domain.search_index import Entry, SearchIndex
from cica_events.domain.search_words import asked, words_in

WORDS = st.sampled_from(
    [
        "Nurbayeva",
        "Нурбаева",
        "Nur",
        "Aigul",
        "Cho",
        "Tae-ick",
        "BC-6",
        "İbrahim",
        "Çelik",
        "الحديدي",
        "魏欢",
        "7",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def stands_in(entry: Entry, question: str) -> bool:
    """Tell by looking at each word whether a record has all words of the question, or their beginnings."""
    words = {word for text in (*entry.names, *entry.about) for word in words_in(text)}
    return all(
        any(word.startswith(spelling) for word in words for spelling in each.spellings)
        for each in asked(question)
    )


@given(
    records=st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), max_size=12),
    question=st.tuples(TEXTS, st.integers(1, 40)).map(lambda pair: pair[0][: pair[1]]),
    settled=st.integers(0, 12),
)
def test_nothing_is_missed_and_nothing_comes_back(
    records: list[tuple[str, str, bool]], question: str, settled: int
) -> None:
    index, kept = SearchIndex(), dict[str, Entry]()
    for place, (name, about, stays) in enumerate(records):
        if place == settled:
            index.settle()
        entry = Entry(new_id(), (name,), (about,))
        index.put(entry)
        if stays:
            kept[entry.id] = entry
        else:
            index.drop(entry.id)
    for slips in (False, True):
        found = [match.id for match in index.find(asked(question), len(records) + 1, slips=slips)]
        assert len(found) == len(set(found))
        assert kept.keys() >= set(found) >= {key for key, entry in kept.items() if stands_in(entry, question)}
    assert len(index) == len(kept)
