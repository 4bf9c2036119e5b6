"""Filters by the values of columns, their counts, and groups by a column."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from cica_events.domain.dates import VagueDate
from tests.ui.toolkit_people import FIELDS, GUESTS, Guest, Status, group_of, parties
from ui.toolkit.arranged_model import OWN
from ui.toolkit.arrangement import SortBy
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.value_filters import ValueFilter, read_filters
from ui.toolkit.values import Values

DATES = ("2023-12-11", "2024-Q3", "2024-05", "2024-05-06/2024-05-07", None, "2023")


@pytest.fixture
def model(qapp: QApplication, qtmodeltester: Any) -> RecordTableModel:
    found = RecordTableModel(FIELDS, values=Values(parties))
    found.set_rows(GUESTS)
    found.set_value_filters([ValueFilter("status", frozenset({"nominated"}))])
    found.group_by("party_id")
    qtmodeltester.check(found)
    found.group_by("")
    found.set_value_filters([])
    return found


def dated(model: RecordTableModel) -> None:
    """Show guests who arrive on `DATES`, called 0, 1 and so on."""
    model.set_rows(
        [
            Guest(str(number), f"Guest {number}", arrival=VagueDate.parse(each) if each else None)
            for number, each in enumerate(DATES)
        ]
    )


def counts(model: RecordTableModel, key: str) -> dict[str, int]:
    return {each.label: each.count for each in model.count_values(key).whole()}


def keep(model: RecordTableModel, key: str, *tokens: str, without: bool = False) -> None:
    others = [each for each in model.value_filters if each.key != key]
    model.set_value_filters([*others, ValueFilter(key, frozenset(tokens), without)])


def groups(model: RecordTableModel) -> list[tuple[str, str]]:
    found = (model.group_at(line) for line in range(model.rowCount()))
    return [(each.group.title, each.group.subtitle) for each in found if each]


def test_a_filter_lets_pass_what_it_names_or_all_but_that(model: RecordTableModel) -> None:
    keep(model, "party_id", "kz")
    assert set(model.shown_ids()) == {each.id for each in GUESTS if each.party_id == "kz"}
    keep(model, "party_id", "kz", without=True)
    assert set(model.shown_ids()) == {each.id for each in GUESTS if each.party_id != "kz"}


def test_filters_of_several_columns_and_words_hold_together(model: RecordTableModel) -> None:
    keep(model, "party_id", "kz")
    keep(model, "status", "nominated")
    both = {each.id for each in GUESTS if each.party_id == "kz" and each.status is Status.NOMINATED}
    assert set(model.shown_ids()) == both
    model.set_filter("nazira")
    assert model.shown_ids() == ["2"]


def test_a_column_counts_under_the_other_filters_but_not_under_its_own(model: RecordTableModel) -> None:
    everyone = counts(model, "status")
    assert sum(everyone.values()) == len(GUESTS)
    keep(model, "status", "registered")
    assert counts(model, "status") == everyone
    registered = [each for each in GUESTS if each.status is Status.REGISTERED]
    assert sum(counts(model, "party_id").values()) == len(registered)


def test_choices_count_in_their_order_and_nothing_comes_last(model: RecordTableModel) -> None:
    model.set_rows([*GUESTS, replace(GUESTS[0], id="99", status=None)])
    labels = list(counts(model, "status"))
    order = [each.text for each in Status]
    assert labels == [*(each for each in order if each in labels), ""]
    keep(model, "status", "")
    assert model.shown_ids() == ["99"]


def test_yes_and_no_are_values(model: RecordTableModel) -> None:
    model.set_rows([replace(GUESTS[0], id="1", badge=True), replace(GUESTS[0], id="2", badge=False)])
    assert counts(model, "badge") == {"Yes": 1, "No": 1}
    keep(model, "badge", "no")
    assert model.shown_ids() == ["2"]


def test_a_year_and_a_month_stand_for_all_dates_that_begin_in_them(model: RecordTableModel) -> None:
    dated(model)
    keep(model, "arrival", "2024*")
    assert model.shown_ids() == ["1", "2", "3"]
    keep(model, "arrival", "2024-05*")
    assert model.shown_ids() == ["2", "3"]
    keep(model, "arrival", "2024-05*", "", without=True)
    assert model.shown_ids() == ["0", "1", "5"]
    keep(model, "arrival", "2024-05")
    assert model.shown_ids() == ["2"]


def test_texts_that_differ_by_spaces_only_are_one_value(model: RecordTableModel) -> None:
    model.set_rows(
        [replace(GUESTS[0], id="1", position="Envoy"), replace(GUESTS[0], id="2", position="Envoy ")]
    )
    assert counts(model, "position") == {"Envoy": 2}
    keep(model, "position", "Envoy")
    assert model.shown_ids() == ["1", "2"]


def test_a_row_that_no_longer_passes_leaves_when_it_is_changed(model: RecordTableModel) -> None:
    keep(model, "status", "nominated")
    before = model.shown_ids()
    changed = [replace(each, status=Status.DECLINED) if each.id == before[0] else each for each in GUESTS]
    model.set_rows(changed)
    assert model.shown_ids() == before[1:]


def test_groups_by_a_column_stand_by_its_values_with_their_counts(model: RecordTableModel) -> None:
    model.group_by("party_id")
    titles = [title for title, _count in groups(model)]
    assert titles == sorted(titles)
    assert sum(int(count) for _title, count in groups(model)) == len(GUESTS) == model.found()
    model.set_order([SortBy("party_id", descending=True)])
    assert [title for title, _count in groups(model)] == titles[::-1]


def test_dates_are_gathered_by_year_and_those_without_stand_last(model: RecordTableModel) -> None:
    dated(model)
    model.group_by("arrival")
    assert groups(model) == [("2023", "2"), ("2024", "3"), ("(empty)", "1")]


def test_all_groups_fold_and_unfold(model: RecordTableModel) -> None:
    model.group_by("party_id")
    model.fold_all()
    assert model.shown_ids() == []
    assert model.found() == len(GUESTS)
    model.unfold_all()
    assert set(model.shown_ids()) == {each.id for each in GUESTS}


def test_the_lists_own_groups_come_back_after_those_of_a_column(model: RecordTableModel) -> None:
    model.group_by(OWN)
    model.set_grouping(group_of)
    own = groups(model)
    model.group_by("status")
    assert groups(model) != own
    model.set_grouping(group_of)
    assert groups(model) != own
    model.group_by(OWN)
    assert groups(model) == own


def test_headings_of_ones_own_stand_over_the_labels(model: RecordTableModel) -> None:
    arranged = QSignalSpy(model.arranged)
    model.set_headings({"name": "Guest", "nothing": "x", "email": ""})
    assert arranged.count() == 1
    name, email = model.field("name"), model.field("email")
    assert (model.heading(name), model.heading(email)) == ("Guest", "E-mail")


@pytest.mark.parametrize("content", [None, 7, "x", [7], [{}], [{"key": 7, "values": []}], [{"key": "a"}]])
def test_what_is_no_filter_is_passed_over(content: object) -> None:
    assert read_filters(content, ["a"]) == ([], [])


def test_a_filter_is_read_as_it_was_stored_and_one_without_its_column_is_told() -> None:
    one, other = ValueFilter("a", frozenset({"x", ""})), ValueFilter("b", frozenset({"y"}), without=True)
    assert read_filters([one.content(), other.content()], ["a"]) == ([one], ["b"])


@pytest.mark.parametrize("key", ["name", "status", "party_id", "arrival", "at", "badge", "position"])
def test_every_value_that_is_counted_is_let_pass_as_often(model: RecordTableModel, key: str) -> None:
    for each in model.count_values(key).whole():
        keep(model, key, each.token)
        assert model.found() == each.count
        assert model.value_label(key, each.token) == (each.label or "(empty)")
