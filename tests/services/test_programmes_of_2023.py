"""The meetings of 2023 fill the usual programmes of their bodies, without rest and on their own day."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.services.workspace import Workspace, open_workspace
from tests.programmes_of_2023 import PROGRAMMES


@pytest.fixture(scope="module")
def built(template_of_2023: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample with the four programmes."""
    path = shutil.copy(template_of_2023, tmp_path_factory.mktemp("built") / "2023.cica")
    with closing(open_workspace(path)) as workspace:
        yield workspace


@pytest.mark.parametrize("key", PROGRAMMES)
def test_every_item_stands_in_a_session_and_fills_it(built: Workspace, key: str) -> None:
    programme = built.programme.read(built.meetings.get(key).id)
    assert programme.unscheduled == ()
    assert programme.unplaced == ()
    assert {len(programme.days)} == {1}
    for sitting in programme.sittings():
        assert sitting.taken in (0, sitting.minutes), sitting.row.title


def test_council_and_forum_are_one_programme_on_one_day(built: Workspace) -> None:
    programme = built.programme.read(built.meetings.get("BC-6").id)
    (day,) = programme.days
    assert day.day.isoformat() == "2023-11-13"
    assert [sitting.own for sitting in day.sittings].count(False) == 7
    starts = [sitting.start for sitting in day.sittings if sitting.start]
    assert starts == sorted(starts)
    assert starts[1].isoformat() == "2023-11-13T09:00:00+06:00"  # Astana then


def test_speakers_are_those_whom_the_digest_names(built: Workspace) -> None:
    spoken = built.speakers.rows(built.meetings.get("YC-6").id)
    names = {row.speaker for rows in spoken.values() for row in rows}
    assert "H.E. Mr. Adham Ikramov" in names
    assert {"Azerbaijan", "Uzbekistan"} < names
    assert len(names) == 20
