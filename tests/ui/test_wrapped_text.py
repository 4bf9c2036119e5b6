"""How long texts and links are fitted into a cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.outcomes.wrapped_text import MOST, fitted, link_in

DATE = " · 26 December 2023"


@pytest.mark.parametrize("width", [1, 20, 60, 150])
@pytest.mark.parametrize("title", ["Встреча министров", "Supercalifragilistic" * 5, "a", ""])
def test_a_link_is_fitted_however_narrow_its_cell_is(qapp: QApplication, width: int, title: str) -> None:
    place, words = link_in(QRect(0, 0, width, 40), f"→ {title}{DATE}", qapp.font())
    assert words.endswith(DATE)
    assert place.center().y() == QRect(0, 0, width, 40).center().y()


def test_a_text_is_cut_where_it_has_no_room(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    long = "one two three four five six seven " * 20
    cut = fitted(long, metrics, 120)
    assert cut.endswith("…")
    assert long.startswith(cut.removesuffix("…"))
    assert fitted("one two", metrics, 120) == "one two"
    assert len(cut) > MOST
