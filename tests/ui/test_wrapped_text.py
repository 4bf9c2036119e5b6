"""How long texts and links are fitted into a cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.outcomes.wrapped_text import MOST, fitted, link_in

DATE = " · 26 December 2023"


@pytest.mark.parametrize("width", [1, 20, 60, 130])
@pytest.mark.parametrize("title", ["Встреча министров", "Supercalifragilistic" * 5, "a", ""])
def test_a_link_is_fitted_however_narrow_its_cell_is(qapp: QApplication, width: int, title: str) -> None:
    place, words = link_in(QRect(0, 0, width, 40), f"→ {title}{DATE}", qapp.font())
    assert words.endswith(DATE)
    assert place.center().y() == QRect(0, 0, width, 40).center().y()


def test_of_a_title_without_a_date_the_end_is_cut(qapp: QApplication) -> None:
    title = "→ CICA · " + "Conference on interaction and confidence building " * 8
    place, words = link_in(QRect(0, 0, 150, 40), title, qapp.font())
    assert words.endswith("…")
    assert place.height() <= MOST * (QFontMetrics(qapp.font()).lineSpacing() + 1) + 3


def test_a_text_is_cut_where_it_has_no_room(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    long = "one two three four five six seven " * 20
    cut = fitted(long, metrics, 120)
    assert cut.endswith("…")
    assert long.startswith(cut.removesuffix("…"))
    assert fitted("one two", metrics, 120) == "one two"
    assert len(cut) > MOST
