"""What was saved of a damaged workspace is said in sentences, by kinds of records."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cica_events.errors import StorageError
from cica_events.services.rescuing import Salvaged, proposal, save_what_can_be_saved, told


def test_what_was_lost_is_told_by_kinds() -> None:
    saved = Salvaged(
        kept=Counter(person=12, change=40),
        lost=Counter(participant=5, person=3, change=2, party=0),
        doubtful=Counter(person=1),
    )
    assert told(saved) == [
        "12 records were saved.",
        "Lost: Person (3), Participant (5), History (2).",
        "Look these over, they stood in a damaged place: Person (1).",
    ]


def test_what_cannot_be_counted_is_told_too() -> None:
    saved = Salvaged(kept=Counter(person=1), unreadable=["outcome", "change"])
    assert told(saved) == ["1 record was saved.", "Could not be read at all: Outcome, History."]


def test_a_file_put_right_exactly_is_told_as_whole() -> None:
    assert told(Salvaged(mended=1, whole=True))[0].startswith("1 byte was put right. Nothing is lost")


def test_the_proposed_name_is_free(tmp_path: Path) -> None:
    first = proposal(tmp_path / "Office.cica")
    first.touch()
    assert [first.name, proposal(tmp_path / "Office.cica").name] == [
        "Office, saved.cica",
        "Office, saved 2.cica",
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="does not exist"):
        save_what_can_be_saved(tmp_path / "gone.cica", tmp_path / "saved.cica")
