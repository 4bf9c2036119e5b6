"""The plain text of a value, whichever program saved it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from cica_events.domain.plain_texts import plain_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (" Bakayev ", "Bakayev"),
        ("a\r\nb", "a\nb"),
        ("a_x000D_\nb", "a\nb"),
        ("A\u00a0B\u200b", "A B"),
        ("e\u0301", "é"),
        ("a  b", "a  b"),
        (True, "TRUE"),
        (15, "15"),
        (15.0, "15"),
        (0.1 + 0.2, "0.3"),
        (77001112233.0, "77001112233"),
        (date(2023, 12, 12), "2023-12-12"),
        (time(9, 30, 0, 400), "09:30"),
        (datetime(2023, 12, 12, 9, 30, 1), "2023-12-12 09:30"),  # noqa: DTZ001 - as a cell has it
    ],
)
def test_every_way_to_hold_a_value_has_one_text(value: Any, text: str) -> None:
    assert plain_text(value) == text
