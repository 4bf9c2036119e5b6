"""How many lines the words of a bar take: none is broken where the bar is narrow."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from cica_events.domain.meetings import Stage
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.wrapping import EDGE, NARROW, PAD, WIDE, WrappedWords


def meeting(title: str) -> CalendarMeeting:
    """Return a meeting of which only body, title and stage matter."""
    known = {"body": "REP", "title": title, "title_ru": "", "stage": Stage.HELD}
    values: dict[str, Any] = {each.name: known.get(each.name) for each in fields(CalendarMeeting)}
    return CalendarMeeting(**values)


def test_a_word_is_broken_only_in_a_wide_bar(qapp: QApplication) -> None:
    words = WrappedWords(qapp.font())
    size, word = QFontMetricsF(words.font), "a"
    while size.horizontalAdvance(word) <= WIDE:
        word += "a"
    assert words.lines(meeting(f"a a a {word}"), WIDE - 1) == 1
    assert words.lines(meeting(f"a a a {word}"), WIDE + 1) > 1
    assert words.lines(meeting("a a a a a a a a a a a a"), WIDE - 1) > 1
    room = size.horizontalAdvance("aaaaaa") + EDGE + 2 * PAD
    assert words.lines(meeting("aaaaaa aaaaaa aaaaaa"), max(room, NARROW) + 1) > 1
