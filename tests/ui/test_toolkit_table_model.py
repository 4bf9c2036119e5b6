"""The table model: what it shows, how it stays in place, filters, sorts, groups and asks for edits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from tests.ui.toolkit_people import FIELDS, GUESTS, Guest, Guestbook, Status, group_of, parties
from ui.toolkit.arrangement import SortBy
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.values import Values


@pytest.fixture
def model(qapp: QApplication, qtmodeltester: Any) -> RecordTableModel:
    book = Guestbook()
    model = RecordTableModel(FIELDS, values=Values(parties), edit=book.edit, edit_many=book.edit_many)
    book.changed = lambda: model.set_rows(tuple(book.guests))
    model.set_rows(GUESTS)
    qtmodeltester.check(model)
    return model


def shown(model: RecordTableModel, key: str = "id") -> list[str]:
    if key == "id":
        return model.shown_ids()
    return [model.index(n, model.column_of(key)).data() for n in range(model.rowCount())]


def number(model: RecordTableModel, line: int) -> str:
    return str(model.headerData(line, Qt.Orientation.Vertical))


def cell(model: RecordTableModel, record_id: str, key: str) -> QModelIndex:
    return model.index(model.line_of(record_id), model.column_of(key))


def test_values_are_shown_by_their_kind(model: RecordTableModel) -> None:
    texts = {
        key: cell(model, "1", key).data()
        for key in ("capacity", "party_id", "arrival", "at", "stay", "badge")
    }
    assert texts == {
        "capacity": "Head of delegation",
        "party_id": "Kazakhstan",
        "arrival": "11 December 2023",
        "at": "06:40",
        "stay": "30 min",
        "badge": "✓",
    }


def test_a_changed_row_is_told_alone_and_indexes_stay(model: RecordTableModel) -> None:
    kept = QPersistentModelIndex(cell(model, "4", "name"))
    changes, resets = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    rows = [replace(row, email="x@example.org") if row.id == "3" else row for row in GUESTS]
    model.set_rows(rows)
    assert changes.count() == 1
    assert changes.at(0)[0].row() == 2
    assert resets.count() == 0
    assert kept.data() == "H.E. Mr. ZHANG Xiao"


def test_a_new_and_a_removed_row_are_told_as_such(model: RecordTableModel) -> None:
    inserted, removed = QSignalSpy(model.rowsInserted), QSignalSpy(model.rowsRemoved)
    model.set_rows([*GUESTS[:2], Guest("9", "New"), *GUESTS[2:]])
    assert (inserted.at(0)[1], inserted.at(0)[2]) == (2, 2)
    model.set_rows(GUESTS[2:])
    assert removed.count() == 1
    assert shown(model) == ["3", "4", "5", "6"]


def test_another_order_keeps_indexes_with_their_records(model: RecordTableModel) -> None:
    kept = QPersistentModelIndex(cell(model, "1", "name"))
    resets = QSignalSpy(model.modelReset)
    model.set_rows(GUESTS[::-1])
    assert kept.row() == 5
    assert kept.data() == GUESTS[0].name
    assert resets.count() == 0


def test_filter_finds_every_word_anywhere_whatever_case_and_accents(model: RecordTableModel) -> None:
    model.set_filter("OZTURK adviser")
    assert shown(model) == ["5"]
    model.set_filter("turkiye")
    assert shown(model) == ["5"]
    model.set_filter("kazakhstan ambassador")
    assert shown(model) == ["4", "6"]
    model.set_filter("")
    assert len(shown(model)) == 6


def test_filter_sees_the_new_text_of_an_edited_row(model: RecordTableModel) -> None:
    model.set_filter("protocol")
    assert shown(model) == ["1"]
    model.ask_cell(cell(model, "1", "email"), "desk@example.org")
    assert shown(model) == []


def test_sort_by_several_columns_and_back_to_protocol_order(model: RecordTableModel) -> None:
    model.set_order([SortBy("capacity"), SortBy("name", descending=True)])
    assert shown(model) == ["4", "6", "1", "2", "3", "5"]
    model.set_order([])
    assert shown(model) == ["1", "2", "3", "4", "5", "6"]


def test_numbers_sort_by_value_and_empty_cells_last_both_ways(model: RecordTableModel) -> None:
    model.set_order([SortBy("rank")])
    assert shown(model)[:2] == ["1", "2"]
    model.set_order([SortBy("rank", descending=True)])
    assert shown(model)[:2] == ["2", "1"]


def test_groups_have_headings_that_are_no_records_and_fold(
    model: RecordTableModel, qtmodeltester: Any
) -> None:
    model.set_grouping(group_of)
    qtmodeltester.check(model)
    heading = model.group_at(0)
    assert heading is not None
    assert (heading.group.title, heading.count) == ("Kazakhstan", 3)
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    model.set_folded("kz", folded=True)
    assert shown(model) == ["4", "5", "6"]
    assert model.found() == 6


def test_a_record_keeps_its_number_while_a_group_is_folded(model: RecordTableModel) -> None:
    model.set_grouping(group_of)
    numbers = {model.row_at(n).id: number(model, n) for n in range(10) if model.row_at(n) is not None}
    assert list(numbers.values()) == ["1", "2", "3", "4", "5", "6"]
    model.set_folded("cn", folded=True)
    assert [number(model, n) for n in range(model.rowCount())] == ["", "1", "2", "3", "", "", "5", "", "6"]
    assert number(model, model.line_of("6")) == numbers["6"]


def test_an_edit_is_asked_for_and_shown_when_the_rows_come_back(model: RecordTableModel) -> None:
    assert model.setData(cell(model, "2", "status"), Status.REGISTERED)
    assert cell(model, "2", "status").data() == "Registered"


def test_a_refused_edit_is_told_and_changes_nothing(model: RecordTableModel) -> None:
    refusals = QSignalSpy(model.refused)
    assert not model.setData(cell(model, "2", "name"), "X")
    assert list(refusals.at(0)) == ["2", "name", "A name needs more than one letter."]
    assert cell(model, "2", "name").data() == "H.E. Ms. Nazira NURBAYEVA"


def test_rows_may_be_set_again_by_who_hears_of_a_change(model: RecordTableModel) -> None:
    model.rowsRemoved.connect(lambda: model.set_rows(GUESTS))
    model.modelReset.connect(lambda: model.set_rows(GUESTS[1:]))
    model.set_filter("ambassador")
    assert shown(model) == ["4", "6"]
    model.set_filter("")
    model.set_rows(GUESTS[2:])
    assert shown(model) == ["1", "2", "3", "4", "5", "6"]


def test_an_edit_to_the_value_that_stands_is_not_asked_for() -> None:
    book = Guestbook()
    model = RecordTableModel(FIELDS, edit=book.edit)
    model.set_rows(GUESTS)
    assert model.setData(cell(model, "2", "name"), GUESTS[1].name)
    assert book.edits == []
