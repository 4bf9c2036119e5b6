"""What is ticked in the list of a column's values."""

from __future__ import annotations

from cica_events.domain.collation import search_key
from ui.toolkit.value_choice import ValueChoice
from ui.toolkit.value_columns import in_words
from ui.toolkit.value_counts import CountedValue
from ui.toolkit.value_filters import ValueFilter

WORDS = ("Adviser", "Ambassador", "Attaché", "Envoy", "")
DATES = ("2023-12-11", "2024", "2024-Q3", "2024-05", "2024-05-06", "2024-05-07", "2025-01-01", "")


def of_words(before: ValueFilter | None = None) -> ValueChoice:
    return ValueChoice([CountedValue(each, each, 2, search_key(each)) for each in WORDS], False, before)


def of_dates(before: ValueFilter | None = None) -> ValueChoice:
    texts = [(each, in_words(each) if each else "") for each in DATES]
    return ValueChoice(
        [CountedValue(token, text, 1, search_key(text)) for token, text in texts], True, before
    )


def tick(choice: ValueChoice, *labels: str, on: bool) -> None:
    for line in choice.lines():
        if line.label in labels:
            choice.tick(line.places, on)


def test_all_is_ticked_until_something_is_not() -> None:
    choice = of_words()
    assert choice.all_ticked() is True
    assert choice.chosen("a") is None
    tick(choice, "Envoy", on=False)
    assert choice.all_ticked() is None
    assert choice.chosen("a") == ValueFilter("a", frozenset({"Envoy"}), without=True)


def test_the_shorter_way_to_say_it_is_stored() -> None:
    choice = of_words()
    choice.tick_all(False)
    assert choice.all_ticked() is False
    tick(choice, "Envoy", "Adviser", on=True)
    assert choice.chosen("a") == ValueFilter("a", frozenset({"Envoy", "Adviser"}))


def test_a_filter_that_stands_is_shown_as_ticks() -> None:
    choice = of_words(ValueFilter("a", frozenset({"", "Envoy"})))
    assert [line.label for line in choice.lines() if choice.ticked(line)] == ["Envoy", ""]
    assert choice.counts() == (2, 5)
    assert not choice.touched


def test_what_is_searched_is_what_is_chosen_and_gives_way_again() -> None:
    choice = of_words()
    choice.search("ATTACHE")
    assert [line.label for line in choice.lines()] == ["Attaché"]
    assert choice.chosen("a") == ValueFilter("a", frozenset({"Attaché"}))
    choice.search("")
    assert choice.all_ticked() is True


def test_dates_lie_under_their_year_and_month_where_there_are_several() -> None:
    found = [(line.label, line.depth, line.count) for line in of_dates().lines()]
    assert found == [
        ("11 December 2023", 0, 1),
        ("2024", 0, 5),
        ("2024", 1, 1),
        ("third quarter of 2024", 1, 1),
        ("May 2024", 1, 3),
        ("May 2024", 2, 1),
        ("6 May 2024", 2, 1),
        ("7 May 2024", 2, 1),
        ("1 January 2025", 0, 1),
        ("", 0, 1),
    ]


def test_a_folded_year_hides_its_dates_and_is_ticked_as_a_whole() -> None:
    choice = of_dates()
    choice.folded.add("2024*")
    year = next(line for line in choice.lines() if line.is_branch)
    assert len(choice.lines()) == 4
    choice.tick_all(False)
    choice.tick(year.places, True)
    assert choice.chosen("a") == ValueFilter("a", frozenset({"2024*"}))


def test_a_part_of_a_year_is_ticked_in_part() -> None:
    choice = of_dates()
    tick(choice, "6 May 2024", on=False)
    states = {(line.label, line.depth): choice.ticked(line) for line in choice.lines()}
    assert states["2024", 0] is None
    assert states["May 2024", 1] is None
    assert states["7 May 2024", 2] is True
    assert choice.chosen("a") == ValueFilter("a", frozenset({"2024-05-06"}), without=True)
