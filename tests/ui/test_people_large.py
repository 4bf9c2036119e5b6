"""The directory of many people: what is filtered and sorted beside the window ends as if done at once."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cica_events.domain.fields import Field, Kind
from cica_events.progress import silent
from tests.made_up import MadeUp
from ui.runtime.tasks import TaskRunner
from ui.toolkit import large_table_model
from ui.toolkit.arrangement import SortBy
from ui.toolkit.block_edits import BlockEdit, CellPlan
from ui.toolkit.found_cells import FoundCell
from ui.toolkit.large_arrangement import LargeArrangement
from ui.toolkit.large_table_model import LargeTableModel
from ui.toolkit.needle import Needle, Wanted
from ui.toolkit.row_store import LOOK, VAST, RowAt, RowStore
from ui.toolkit.stored_columns import PressedColumn
from ui.toolkit.table_model import CellEdit, RecordTableModel
from ui.toolkit.value_filters import ValueFilter
from ui.toolkit.values import Values

FIELDS = (
    Field("name", "Name"),
    Field("family_name", "Family name"),
    Field("position", "Position"),
    Field("number", "Number", Kind.INTEGER),
)
COUNT = 3000  # more than are arranged at once


@dataclass(frozen=True)
class Someone:
    id: str
    name: str
    family_name: str
    position: str
    number: int | None


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    failures: list[BaseException] = []
    runner = TaskRunner(failures.append)
    yield runner
    runner.close()
    assert not failures


@pytest.fixture(scope="module")
def people() -> list[Someone]:
    return [
        Someone(
            id=f"{number:05}",
            name=" ".join((values["honorific"], values["given_name"], values["family_name"])),
            family_name=values["family_name"],
            position=values["position"] if number % 3 else "",
            number=number % 17 or None,
        )
        for number, values in enumerate(MadeUp().people(COUNT))
    ]


@pytest.fixture
def model(qtbot: QtBot, tasks: TaskRunner, people: list[Someone]) -> LargeTableModel:
    model = LargeTableModel(FIELDS, tasks=tasks, sorts={"name": lambda row: row.family_name})
    model.set_rows(people)
    return model


def settle(qtbot: QtBot, model: LargeTableModel) -> None:
    qtbot.waitUntil(lambda: not model.preparing)


def asked_who(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the places of which a store is asked from now on who stands there."""
    asked: list[int] = []
    record_id = RowStore.id

    def noted(store: RowStore, place: int) -> str:
        asked.append(place)
        return record_id(store, place)

    monkeypatch.setattr(RowStore, "id", noted)
    return asked


def at_once(people: Sequence[Someone], text: str = "", order: Sequence[SortBy] = ()) -> list[str]:
    """Return what a model that does everything at once shows."""
    model = RecordTableModel(FIELDS)
    model.set_rows(people)
    model.set_filter(text)
    model.set_order(order)
    return model.shown_ids()


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, model: LargeTableModel, people: list[Someone], qtmodeltester: ModelTester
) -> None:
    settle(qtbot, model)
    qtmodeltester.check(model)
    model.set_order([SortBy("position")])
    model.set_rows([replace(people[0], position="A"), *people[2:]])
    settle(qtbot, model)
    model.set_filter("minister")


def test_a_filter_typed_too_early_is_answered_when_people_can_be_searched(
    qtbot: QtBot, model: LargeTableModel, people: list[Someone]
) -> None:
    model.set_filter("minister bai")
    assert model.awaits_filter
    settle(qtbot, model)
    assert not model.awaits_filter
    assert model.shown_ids() == at_once(people, "minister bai")
    assert 0 < model.found() < COUNT


def test_of_very_many_people_those_are_found_beside_the_window(
    qtbot: QtBot, tasks: TaskRunner, people: list[Someone], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_table_model, "VAST", COUNT - 1)
    model = LargeTableModel(FIELDS, tasks=tasks)
    model.set_rows(people)
    assert not model.preparing
    for text in ("minister", "minister bai", "bai", ""):
        model.set_filter(text)
        assert model.awaits_filter == bool(text)
        settle(qtbot, model)
        assert not model.awaits_filter
        assert model.shown_ids() == at_once(people, text)


def test_sorting_beside_the_window_sorts_as_at_once(
    qtbot: QtBot, model: LargeTableModel, people: list[Someone]
) -> None:
    order = [SortBy("position", descending=True), SortBy("number"), SortBy("family_name")]
    model.set_order(order)
    settle(qtbot, model)
    assert model.shown_ids() == at_once(people, order=order)


def test_a_column_may_be_sorted_by_something_else_than_its_text(
    qtbot: QtBot, model: LargeTableModel, people: list[Someone]
) -> None:
    model.set_order([SortBy("name")])
    settle(qtbot, model)
    assert model.shown_ids() == at_once(people, order=[SortBy("family_name")])


def test_a_changed_person_is_told_alone(qtbot: QtBot, model: LargeTableModel, people: list[Someone]) -> None:
    settle(qtbot, model)
    kept = QPersistentModelIndex(model.index(700, 1))
    changes, resets = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.set_rows([*people[:9], replace(people[9], position="Doge"), *people[10:]])
    assert [changes.at(n)[0].row() for n in range(changes.count())] == [9]
    assert resets.count() == 0
    assert kept.data() == people[700].family_name
    model.set_filter("doge")
    assert model.shown_ids() == ["00009"]


def test_new_and_removed_people_find_their_place_in_the_order(
    qtbot: QtBot, model: LargeTableModel, people: list[Someone]
) -> None:
    order = [SortBy("position"), SortBy("family_name")]
    model.set_order(order)
    settle(qtbot, model)
    changed = [Someone("new", "A", "Aaa", "Director", 1), *people[1:500], *people[501:]]
    model.set_rows(changed)
    assert model.shown_ids()[-1] == "new"  # until the new order is worked out
    settle(qtbot, model)
    assert model.shown_ids() == at_once(changed, order=order)


def test_rows_that_come_while_others_are_prepared_are_prepared_too(
    qtbot: QtBot, model: LargeTableModel, people: list[Someone]
) -> None:
    fresh = [replace(row, position="Doge") for row in people]
    model.set_order([SortBy("position")])
    model.set_rows(fresh)
    model.set_filter("doge")
    settle(qtbot, model)
    assert model.found() == COUNT


def test_an_index_stays_with_its_person_when_the_order_changes(
    qtbot: QtBot, model: LargeTableModel, people: list[Someone]
) -> None:
    kept = QPersistentModelIndex(model.index(700, 1))
    model.set_order([SortBy("family_name", descending=True)])
    settle(qtbot, model)
    assert QModelIndex(kept).row() == model.line_of("00700")


def test_a_cell_that_was_found_is_stale_once_its_person_changes(
    model: LargeTableModel, people: list[Someone]
) -> None:
    found = FoundCell(model.row_at(9), 2, FIELDS[2], 9, people[9].position, Needle(Wanted("Minister")))
    assert not found.stale(model.row_at(9))
    model.set_rows([*people[:9], replace(people[9], position="Doge"), *people[10:]])
    assert found.stale(model.row_at(9))


def test_a_block_is_stale_once_one_of_its_people_changes_or_goes(
    model: LargeTableModel, people: list[Someone]
) -> None:
    edit = BlockEdit(cells=[CellPlan(model.index(9, 2), model.row_at(9), FIELDS[2], "Consul")])
    assert not edit.stale(model.rows)
    model.set_rows([*people[:9], replace(people[9], position="Doge"), *people[10:]])
    assert edit.stale(model.rows)
    model.set_rows(people)
    assert not edit.stale(model.rows)
    model.set_rows([*people[:9], *people[10:]])
    assert edit.stale(model.rows)


@pytest.mark.parametrize("grouped", [False, True])
def test_the_lines_of_some_people_are_those_where_they_are_shown(
    qtbot: QtBot, model: LargeTableModel, people: list[Someone], grouped: bool
) -> None:
    settle(qtbot, model)
    model.set_order([SortBy("position")])
    settle(qtbot, model)
    model.set_filter("minister")
    settle(qtbot, model)
    model.group_by("number" if grouped else "")
    shown = list(model.shown_ids())
    assert 100 < len(shown) < COUNT
    for wanted in (shown[5:8], shown[::7], [one.id for one in people], ["nobody"]):
        found = model.lines_of(wanted)
        assert found.keys() == set(wanted).intersection(shown)
        assert all(model.row_at(line).id == each for each, line in found.items())


def test_the_lines_of_some_people_are_found_without_asking_all_who_they_are(
    model: LargeTableModel, people: list[Someone], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_who(monkeypatch)
    assert model.lines_of([one.id for one in people[500:700]]) == {
        one.id: line for line, one in enumerate(people[500:700], 500)
    }
    assert not asked


def test_a_person_who_changes_under_a_group_is_told(model: LargeTableModel, people: list[Someone]) -> None:
    model.group_by("number")
    line = next(n for n in range(model.rowCount()) if getattr(model.row_at(n), "id", "") == people[9].id)
    changes = QSignalSpy(model.dataChanged)
    model.set_rows([*people[:9], replace(people[9], position="Doge"), *people[10:]])
    assert [changes.at(n)[0].row() for n in range(changes.count())] == [line]
    assert model.index(line, 2).data() == "Doge"


def test_a_person_edited_out_of_a_filter_stays_until_the_list_is_arranged_again(
    qtbot: QtBot, tasks: TaskRunner, people: list[Someone], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = LargeTableModel(FIELDS, tasks=tasks, edit=lambda _ids, _key, _value: None)
    model.set_rows(people)
    model.set_value_filters([ValueFilter("number", frozenset({"7"}))])
    shown = list(model.shown_ids())
    assert 1 < len(shown) < COUNT
    model.ask([CellEdit(shown[0], "number", 8)])
    changed = [replace(one, number=8) if one.id == shown[0] else one for one in people]
    with monkeypatch.context() as patched:
        asked = asked_who(patched)
        model.set_rows(changed)
        assert len(asked) <= 2 * COUNT  # to compare them with the list; none again for the filter
    assert list(model.shown_ids()) == shown
    model.set_order(())
    assert list(model.shown_ids()) == shown[1:]


def test_what_is_found_is_right_however_the_rows_change(people: list[Someone]) -> None:
    random, rows = Random(6), people[:60]
    arrangement = LargeArrangement(FIELDS, Values(), {}, {}, at_once=10)
    for turn in range(60):
        arrangement.set_rows(rows)
        arrangement.prepare_texts(silent)
        assert not arrangement.lacking()
        arrangement.words = (random.choice(["minister", "bai", "a", "01", "посол"]),)
        assert [row.id for row in arrangement.found()] == at_once(rows, arrangement.words[0])
        assert [arrangement.known(row.id) for row in rows] == rows
        assert list(map(row_of, arrangement.rows)) == rows
        rows = rows[:]
        for step in range(random.randrange(4)):
            place = random.randrange(len(rows))
            match random.randrange(4):
                case 0 if len(rows) > 20:
                    gone = rows.pop(place)
                    assert arrangement.known(gone.id) == gone
                case 1:
                    rows.insert(place, replace(people[60 + turn], id=f"new {turn} {step}"))
                case 2:
                    rows[place] = replace(rows[place], position=f"Посол {turn} {step}")
                case _:
                    rows.append(rows.pop(place))


def test_a_look_that_was_planned_for_many_rows_finds_few_left(people: list[Someone]) -> None:
    arrangement = LargeArrangement(FIELDS, Values(), {}, {}, at_once=10)
    arrangement.set_rows(people[:60])
    arrangement.prepare_texts(silent)
    words = ("bai",)
    look, rows = partial(arrangement.looked_up, words), arrangement.rows
    arrangement.set_rows(people[:5])
    arrangement.learn(rows, words, look())
    arrangement.words = words
    assert [row.id for row in arrangement.lines()] == at_once(people[:5], "bai")


def row_of(light: RowAt) -> Someone:
    found = light.store.row(light.place)
    assert isinstance(found, Someone)
    return found


@pytest.mark.parametrize("expected", [10, VAST + 1])  # texts as they are, and pressed together
def test_a_store_keeps_what_was_put_in_whatever_changes(expected: int) -> None:
    random, store = Random(3), RowStore(Someone, expected)
    kept = [
        Someone(f"{number:032x}", f"{number}é", random.choice("abc"), f"\0{number}", number % 3 or None)
        for number in range(2 * LOOK + 5)
    ]
    assert [store.add(row) for row in kept[: LOOK + 9]] == list(range(LOOK + 9))
    for number in random.sample(range(LOOK), 300):
        kept[number] = replace(kept[number], name=f"new {number}", position="", number=7)
        store.renew(number, kept[number])
    for row in kept[LOOK + 9 :]:
        store.add(row)
    assert [store.row(place) for place in range(len(store))] == kept
    places = range(len(store))
    assert list(store.values("name", places) or ()) == [row.name for row in kept]
    assert store.place(kept[70].id) == 70
    assert store.place("f" * 32) == -1
    assert store.values("nothing", places) is None


def test_reading_all_texts_makes_no_object_of_each_beforehand() -> None:
    column, count = PressedColumn(pressed=True), 8 * 256 + 3
    for number in range(count):
        column.append(f"{number}é")
    column.replace(5, None)
    tracemalloc.start()
    found = column.values(range(count))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 * count
    assert list(found) == [None if number == 5 else f"{number}é" for number in range(count)]
