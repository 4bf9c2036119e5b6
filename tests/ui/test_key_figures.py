"""The key figures of a meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cica_events.queries.meetings import MeetingCounts
from ui.meetings.key_figures import KeyFigures


def test_the_word_under_a_figure_agrees_with_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    figures = KeyFigures(page)
    figures.show_counts(
        MeetingCounts(
            1,
            2,
            1,
            21,
            1,
            0,
        ),
        1,
    )
    words = [label.text() for label in figures.findChildren(QLabel)]
    assert words[0::2] == ["1", "2", "1", "21", "1", "0", "1"]
    assert words[1::2] == [
        "delegation", "invited", "replied", "participants", "agenda item", "outcomes", "session",
    ]  # fmt: skip
