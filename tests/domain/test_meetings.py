"""The short keys of meetings."""

from __future__ import annotations

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import short_key


@pytest.mark.parametrize(
    ("body", "ordinal", "when", "key"),
    [
        ("YC", 6, "2023-10-12", "YC-6"),
        ("YC", 6, None, "YC-6"),
        ("SOC", None, "2023-12-12", "SOC-2023-12-12"),
        ("EXP", None, "2023-10-02/2023-10-03", "EXP-2023-10-02"),
        ("RALLY", None, "2024-05", "RALLY-2024-05"),
        ("RALLY", None, "2024", "RALLY-2024"),
        ("RALLY", None, "2024-Q3/2024-Q4", "RALLY-2024-Q3-2024-Q4"),
        ("SOC", None, None, "SOC"),
    ],
)
def test_a_key_is_made_of_body_and_ordinal_or_date(
    body: str, ordinal: int | None, when: str | None, key: str
) -> None:
    date = VagueDate.parse(when) if when else None
    assert short_key(body, ordinal, date, ()) == key
    assert short_key(body, ordinal, date, {key}) == f"{key}-2"
    assert short_key(body, ordinal, date, {key, f"{key}-2", f"{key}-3"}) == f"{key}-4"
