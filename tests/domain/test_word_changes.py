"""The words that went and came are told within those that stayed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.word_changes import Fate, Piece, word_changes

WORDS = st.lists(st.sampled_from(["Adoption", "of", "the", "agenda", ",", "\n", "2023"]), max_size=12)


def test_only_the_words_that_changed_are_marked() -> None:
    assert word_changes("Adoption of the agenda", "Adoption of the provisional agenda") == [
        Piece(Fate.STAYED, "Adoption of the "),
        Piece(Fate.CAME, "provisional "),
        Piece(Fate.STAYED, "agenda"),
    ]


def test_another_text_is_told_as_a_whole() -> None:
    assert word_changes("Any other business", "Финансы") == [
        Piece(Fate.WENT, "Any other business"),
        Piece(Fate.CAME, "Финансы"),
    ]
    assert word_changes("", "New") == [Piece(Fate.CAME, "New")]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_pieces(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    pieces = word_changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.CAME) == before
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.WENT) == after
