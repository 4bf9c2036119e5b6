"""How wide columns and how high rows are made."""

from __future__ import annotations

import pytest

from cica_events.exports.heights import lines_in
from cica_events.exports.lettering import lines_needed, text_width
from cica_events.exports.widths import BOLD, MARGIN, demand, fit, widen

PAGE = 100.0


def test_a_column_is_as_wide_as_its_content_up_to_its_cap_when_the_page_is_full() -> None:
    short, long = demand("No.", ["1", "12"], 5, wraps=False), demand("Name", ["word " * 60], 30, wraps=True)
    filler = demand("Filler", ["x" * 200], 10, wraps=False)
    widths = fit([short, long, filler], 1.0)
    assert widths[0] < 8
    assert 8 <= widths[1] < 30


def test_long_text_takes_what_is_free_on_the_page() -> None:
    widths = fit(
        [demand("Title", ["word " * 60], 30, wraps=True), demand("No.", ["1"], 5, wraps=False)], PAGE
    )
    assert abs(sum(widths) - PAGE) < 0.5
    assert widths[0] > 80


def test_a_column_never_breaks_the_words_of_its_heading_or_content() -> None:
    (width,) = fit([demand("Internationalization", ["a"], 5, wraps=True)], PAGE)
    assert width > text_width("Internationalization") * 10 / 11
    (width,) = fit([demand("E-mail", ["the.longest.name@ministry.example"], 5, wraps=True)], PAGE)
    assert lines_in("the.longest.name@ministry.example", width) == 1


def test_wide_letters_need_more_room_than_narrow_ones() -> None:
    assert text_width("Щщ") > text_width("nn") > text_width("il")
    assert text_width("漢字") == 4
    assert text_width("e\u0301") == text_width("e")


def test_lines_are_counted_as_words_are_broken() -> None:
    assert lines_needed("aaaa bbbb cccc", 9.5) == 2
    assert lines_needed("aaaa bbbb cccc", 20.0) == 1
    assert lines_needed("aaaa\nbbbb\ncccc", 20.0) == 3
    assert lines_needed("x" * 25, 10.0) == 3
    assert lines_needed("", 10.0) == 1


def test_a_narrow_table_is_widened_where_columns_are_usually_wide() -> None:
    number, title, code = widen([5.0, 20.0, 6.0], [7, 60, 0], 91.0)
    assert round(number + title + code) == 91
    assert number < 6 < code + 0.1
    assert widen([50.0, 60.0], [10, 10], 91.0) == [50.0, 60.0]
    assert widen([5.0], [0], 91.0) == [5.0]


def test_a_column_with_bold_texts_is_as_wide_as_those_are() -> None:
    texts = ["For discussion", "For decision"]
    thick, thin = (demand("Kind", texts, 12, wraps=True, bold=bold) for bold in (True, False))
    assert thick.needed - MARGIN == pytest.approx((thin.needed - MARGIN) * BOLD)
    assert thick.least - MARGIN == pytest.approx((thin.least - MARGIN) * BOLD)
