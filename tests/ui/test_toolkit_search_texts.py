"""What the rows of a store are searched by stays true while others forget and renew it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ui.toolkit.row_store import RowAt, RowStore
from ui.toolkit.search_texts import CHUNK, SearchTexts

COUNT = 4 * CHUNK + 40  # the last ones do not fill a chunk


@dataclass(frozen=True)
class Named:
    id: str
    name: str


def name_of(place: int) -> str:
    return f"name{place:05}"


class Meanwhile:
    """Says what rows are searched by, and does something else while it is asked for the row at a place."""

    def __init__(self, place: int) -> None:
        self.store = RowStore(Named, COUNT)
        for number in range(COUNT):
            self.store.add(Named(f"{number:032x}", name_of(number)))
        self.texts = SearchTexts(self.store, self._text)
        self._place = place
        self.act: Callable[[], None] | None = None

    def _text(self, row: RowAt) -> str:
        text: str = row.name
        act = self.act
        if act is not None and row.place == self._place:
            self.act = None
            act()
        return text

    def found(self, word: str) -> list[int]:
        return [place for place, hit in enumerate(self.texts.hits([word.encode()])) if hit]


@pytest.mark.parametrize("place", [CHUNK // 2, 3 * CHUNK + 7, 4 * CHUNK, COUNT - 1])
def test_rows_are_found_by_their_own_words_though_all_was_forgotten_while_it_was_made(place: int) -> None:
    meanwhile = Meanwhile(place)
    meanwhile.act = meanwhile.texts.forget
    list(meanwhile.texts.make())
    assert meanwhile.texts.lacking() == 0
    for wanted in (0, CHUNK - 1, CHUNK, 3 * CHUNK + 7, COUNT - 1):
        assert meanwhile.found(name_of(wanted)) == [wanted]


@pytest.mark.parametrize("place", [CHUNK // 2, 4 * CHUNK + 3])
def test_a_row_that_changes_while_its_text_is_made_is_found_by_what_it_says_now(place: int) -> None:
    meanwhile = Meanwhile(place)

    def change() -> None:
        meanwhile.store.renew(place, Named(f"{place:032x}", "renamed"))
        meanwhile.texts.renew([place])

    meanwhile.act = change
    list(meanwhile.texts.make())
    assert meanwhile.found("renamed") == [place]
    assert meanwhile.found(name_of(place)) == []
    assert meanwhile.texts.lacking() == 0
