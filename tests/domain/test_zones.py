"""Time zones are known by name; one that does not exist is refused in words wherever it may be written."""

from __future__ import annotations

from datetime import UTC

import pytest

from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.zones import zone_called
from cica_events.errors import ValidationError


def meeting(**values: str) -> Meeting:
    return Meeting(key="X", body="SOC", title="Meeting", **values)


def participant(zone: str) -> Participant:
    return Participant(meeting_id="m", delegation_id="d", person_id="p", family_name="Alfa", time_zone=zone)


@pytest.mark.parametrize("zone", ["Asia/Atlantis", "../../etc/passwd", "Almaty\0", "x" * 300])
def test_a_zone_that_does_not_exist_is_refused_where_it_stands(zone: str) -> None:
    for record, key in (
        (meeting(time_zone=zone), "time_zone"),
        (meeting(further_zones=f"America/New_York\n{zone}"), "further_zones"),
        (participant(zone), "time_zone"),
    ):
        with pytest.raises(ValidationError) as refused:
            record.check()
        assert refused.value.field == key
        assert zone in str(refused.value)
    assert zone_called(zone) is UTC


def test_zones_that_exist_and_empty_lines_are_taken() -> None:
    meeting(time_zone="Asia/Almaty", further_zones="America/New_York\n\n Asia/Samarkand ").check()
    participant("Europe/Zurich").check()
    participant("").check()
