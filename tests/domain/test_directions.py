"""An Arabic or Hebrew name in an English sentence keeps to its own place."""

from __future__ import annotations

import pytest

from cica_events.domain.directions import isolated


@pytest.mark.parametrize("text", ["الجلسة الأولى", "ישיבה 2", "Room القاعة"])
def test_what_runs_from_right_to_left_is_set_apart(text: str) -> None:
    assert isolated(text) == f"\u2068{text}\u2069"


@pytest.mark.parametrize("text", ["", "Hall 2", "Зал № 1", "第一会议室", "10:00–11:30"])
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert isolated(text) is text
