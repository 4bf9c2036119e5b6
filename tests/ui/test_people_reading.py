"""A long directory read again: what is shown of it stays as it is until the reading is through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from cica_events.domain.parties import PartyKind
from cica_events.domain.veiling import VEIL, veiled
from cica_events.errors import StorageError
from cica_events.progress import silent
from cica_events.queries.people import NOBODY, SENSITIVE, PersonRow
from tests.ui.directory import column, shown
from tests.ui.meeting_desk import Office
from ui.people import people_list
from ui.people.people_page import PeoplePage
from ui.people.people_reading import hidden, read_people, renewed, settled
from ui.toolkit.large_table_model import LargeTableModel
from ui.toolkit.row_store import StoredRows

COUNT = 900
PART = 250  # more than are taken between two breaths
EMPTY: dict[str, Any] = {"version": 1, "family_first": False, "gender": None, "meetings": 0}
NONE = ("post_since", "birth_date", "passport_expires")


class Directory:
    """People who are read part by part; `between` is done after the first of them."""

    def __init__(self, people: Sequence[PersonRow]) -> None:
        self.people = {row.id: row for row in people}
        self.between: Callable[[], None] | None = None

    def rows(
        self,
        ids: Sequence[str] | None = None,
        known: Mapping[str, PersonRow] = NOBODY,
        *,
        revealed: bool = True,
    ) -> list[PersonRow]:
        """Return the people, all of them or those with `ids`."""
        found = [row for row in self.people.values() if ids is None or row.id in ids]
        return found if revealed else [veiled(row, SENSITIVE) for row in found]

    def parts(self, *, revealed: bool = True) -> Iterator[list[PersonRow]]:
        """Yield all people part by part."""
        rows = self.rows(revealed=revealed)
        for start in range(0, len(rows), PART):
            yield rows[start : start + PART]
            between, self.between = self.between, None
            if between is not None:
                between()

    def count(self) -> int:
        """Return how many people there are."""
        return len(self.people)


def person(number: int, family_name: str = "") -> PersonRow:
    texts: dict[str, Any] = {each.name: "" for each in fields(PersonRow)} | dict.fromkeys(NONE)
    texts |= {"id": f"{number:032x}", "family_name": family_name or f"Family {number:03}"}
    return PersonRow(**texts | EMPTY | {"passport_number": f"passport {number}"})


@pytest.fixture
def directory(monkeypatch: pytest.MonkeyPatch) -> Directory:
    monkeypatch.setattr(LargeTableModel, "at_once", COUNT // 2)
    return Directory([person(number) for number in range(COUNT)])


def read(directory: Directory, *, revealed: bool = True) -> StoredRows:
    people = read_people(directory, revealed, (), None, silent)
    assert isinstance(people, StoredRows)
    return people


def in_full(people: object) -> list[PersonRow]:
    assert isinstance(people, StoredRows)
    return [people.store.row(place) for place in people.places]


def hide(shown: StoredRows) -> None:
    hidden(shown)


def drop() -> None:
    raise StorageError("The server is away.")


def test_a_reading_that_fails_half_way_leaves_no_trace_and_is_made_good_by_the_next(
    directory: Directory,
) -> None:
    shown = read(directory)
    before = in_full(shown)
    new, renamed = person(COUNT, "A new one"), person(3, "Zhang")
    directory.people = {new.id: new} | directory.people | {renamed.id: renamed}
    directory.between = drop
    with pytest.raises(StorageError):
        read_people(directory, True, shown, None, silent)
    assert in_full(shown) == before
    assert shown.store.place(new.id) == -1

    after = settled(read_people(directory, True, shown, None, silent))
    assert isinstance(after, StoredRows)
    assert after.store is shown.store  # so that the lines are kept, and the selection with them
    assert [row.family_name for row in after][::COUNT] == ["A new one", "Zhang"]
    assert [after.line_of(row.id) for row in (new, renamed)] == [0, COUNT]
    assert {row.id for row in map(after.store.light, after.renewed)} == {new.id, renamed.id}
    again = renewed(after, [replace(new, family_name="Newer")], {new.id})
    assert [row.family_name for row in again if row.id == new.id] == ["Newer"]
    assert len(again) == COUNT + 1


def test_few_who_changed_are_not_seen_before_they_are_taken(directory: Directory) -> None:
    shown = read(directory)
    before, other = in_full(shown), person(3, "Zhang")
    directory.people[other.id] = other
    found = read_people(directory, True, shown, {other.id}, silent)
    assert in_full(shown) == before
    assert in_full(settled(found)) == [*before[:3], *before[4:], other]


def test_what_is_hidden_while_it_is_read_in_clear_stays_hidden(directory: Directory) -> None:
    shown = read(directory, revealed=False)
    new, renamed = person(COUNT, "A new one"), replace(person(50, "Zhang"), passport_number="")
    directory.people = {new.id: new} | directory.people | {renamed.id: renamed}
    directory.between = partial(hide, shown)
    found = read_people(directory, True, shown, None, silent)
    assert {row.passport_number for row in shown} == {VEIL}
    assert shown.store.place(new.id) == -1
    taken = settled(hidden(found))
    assert in_full(taken) == [veiled(row, SENSITIVE) for row in sorted(directory.people.values(), key=_name)]
    assert isinstance(taken, StoredRows)
    assert taken.store.place(renamed.id) in taken.renewed


@pytest.fixture
def page(qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch) -> PeoplePage:
    monkeypatch.setattr(LargeTableModel, "at_once", 2)
    monkeypatch.setattr(people_list, "FEW", 0)
    for number in range(6):
        office.workspace.people.add({"family_name": f"Family {number}", "passport_number": f"MARK-{number}"})
    return shown(qtbot, office)


def test_a_long_directory_read_again_keeps_its_lines_and_who_is_selected(
    qtbot: QtBot, office: Office, page: PeoplePage
) -> None:
    ids, resets = list(page.list.model.shown_ids()), QSignalSpy(page.list.model.modelReset)
    page.table.selectRow(4)
    page.hide()
    office.workspace.people.remove([ids[1]])
    office.workspace.people.edit([ids[2]], {"position": "Director"})
    office.workspace.parties.add({"code": "XX", "short_name": "Xland", "kind": PartyKind.STATE})
    page.show()
    qtbot.waitUntil(lambda: not page.list.reading and page.list.count() == 5)
    assert list(page.list.model.shown_ids()) == [ids[0], *ids[2:]]
    assert column(page, "position") == ["", "Director", "", "", ""]
    assert page.table.selected_ids() == [ids[4]]
    assert resets.count() == 0


def test_people_hidden_again_before_they_are_read_in_clear_stay_hidden(
    qtbot: QtBot, page: PeoplePage
) -> None:
    page.list.reveal(True)
    assert page.list.reading
    page.list.reveal(False)
    qtbot.waitUntil(lambda: not page.list.reading)
    assert {row.passport_number for row in page.list.model.rows} == {VEIL}
    page.list.reveal(True)
    qtbot.waitUntil(lambda: not page.list.reading)
    assert [row.passport_number for row in page.list.model.rows] == [f"MARK-{number}" for number in range(6)]


def _name(row: PersonRow) -> str:
    return row.family_name
