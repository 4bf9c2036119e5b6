"""Passport, birth and health data are hidden until asked for, on every way out of the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.base import fields_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Kind, Privacy
from cica_events.domain.people import Person
from cica_events.domain.veiling import VEIL
from cica_events.errors import ConflictError, ValidationError
from cica_events.services.history_details import HistoryDetails
from tests.ui.directory import shown
from tests.ui.meeting_desk import Office, laid_once
from ui.history.change_lines import ChangeWords
from ui.history.history_page import HistoryPage
from ui.people.merge_dialog import MergeDialog
from ui.people.people_page import PeoplePage
from ui.shell.list_out import list_of
from ui.shell.where_used_dialog import WhereUsedDialog
from ui.toolkit.table_model import CellEdit
from ui.toolkit.value_columns import ValueColumn
from ui.toolkit.values import Values

SENSITIVE = [key for key, field in fields_of(Person).items() if field.privacy is Privacy.SENSITIVE]
YEAR = "1912"
MARKS = ("MARK-", YEAR)


def secret(key: str, place: int) -> object:
    """Return a value of a sensitive field that is easily found; new fields are covered by themselves."""
    if fields_of(Person)[key].kind is Kind.DATE:
        return VagueDate.parse(f"{YEAR}-03-{place + 1:02}")
    return f"MARK-{key}-{place}"


@pytest.fixture
@laid_once
def ids(office: Office) -> list[str]:
    add = office.workspace.people.add
    return [
        add({"family_name": f"Person{place}", **{key: secret(key, place) for key in SENSITIVE}})
        for place in range(3)
    ]


@pytest.fixture
def page(qtbot: QtBot, office: Office, ids: list[str]) -> PeoplePage:
    page = shown(qtbot, office)
    states = page.table.columns.columns()
    page.table.columns.set_columns([replace(state, shown=True) for state in states])
    page.table.selectAll()
    return page


def told_by(widget: QWidget) -> str:
    """Return all that a window says: texts, tips, models in every role, the accessibility interface."""
    found = [*_accessible(QAccessible.queryAccessibleInterface(widget), 0)]
    for each in [widget, *widget.findChildren(QWidget)]:
        found += [each.toolTip(), each.accessibleName(), each.accessibleDescription(), each.windowTitle()]
        said = (getattr(each, name, None) for name in ("text", "toPlainText", "placeholderText"))
        found += [str(one()) for one in said if callable(one)]
        if isinstance(each, QAbstractItemView) and not isinstance(each, QHeaderView) and each.model():
            found += _cells(each.model())
    return "\n".join(found)


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    for line in range(model.rowCount(QModelIndex())):
        for column in range(model.columnCount(QModelIndex())):
            for role in Qt.ItemDataRole:
                value = model.data(model.index(line, column), role)
                yield str(value) if not isinstance(value, VagueDate) else value.notation


def _accessible(face: QAccessibleInterface | None, depth: int) -> Iterator[str]:
    if face is None or not face.isValid() or depth > 12:
        return
    for text in (
        QAccessible.Text.Name,
        QAccessible.Text.Description,
        QAccessible.Text.Value,
        QAccessible.Text.Help,
    ):
        yield face.text(text)
    for place in range(min(face.childCount(), 400)):
        yield from _accessible(face.child(place), depth + 1)


def leaks(text: str) -> list[str]:
    return [line for line in text.splitlines() if any(mark in line for mark in MARKS)]


def test_no_widget_model_or_reader_of_the_page_tells_them(
    page: PeoplePage, ids: list[str], qtbot: QtBot
) -> None:
    page.table.select_ids([ids[0]])
    assert str(VEIL) in told_by(page)
    assert leaks(told_by(page)) == []
    page.revealing.action.trigger()
    qtbot.waitUntil(lambda: len(leaks(told_by(page.table))) >= 3 * len(SENSITIVE))
    page.revealing.button.click()
    assert leaks(told_by(page)) == []


def test_the_clipboard_the_list_dragged_out_and_the_statistics_do_not_tell_them(
    page: PeoplePage, qtbot: QtBot
) -> None:
    page.table.commands.copy_with_headings()
    data = QGuiApplication.clipboard().mimeData()
    copied = (
        data.text()
        + data.html()
        + "".join(bytes(data.data(kind).data()).decode("utf-8", "replace") for kind in data.formats())
    )
    assert str(VEIL) in copied
    handed = list_of(page)
    assert handed is not None
    assert handed.mime is not None
    assert leaks(copied + handed.mime().text() + handed.mime().html()) == []
    qtbot.waitUntil(lambda: bool(page.table.tally.facts))
    assert leaks("\n".join(fact.text + fact.copied for fact in page.table.tally.facts)) == []


def test_they_are_neither_found_nor_replaced_nor_filtered_nor_grouped_by(
    page: PeoplePage, ids: list[str]
) -> None:
    model = page.list.model
    index = model.index(0, model.column_of("passport_number"))
    assert not model.editable(index)
    for key in SENSITIVE:
        counted = model.count_values(key).whole()
        assert [value.token for value in counted] == [VEIL]
        model.group_by(key)
        assert [line.group.title for line in map(model.group_at, range(model.rowCount())) if line] == [VEIL]
    model.group_by("")
    page.table.commands.finding.find_action.trigger()
    model.set_filter("mark-")
    assert model.found() == 0


def test_a_filter_by_what_is_shown_keeps_no_value(page: PeoplePage, office: Office, ids: list[str]) -> None:
    (row,) = page.list.in_full(ids[:1])
    column = ValueColumn(page.list.model.field("passport_number"), Values(), None)
    assert [column.token(raw) for raw in column.raws([row])] == [VEIL]


def test_what_stands_for_a_hidden_value_is_never_stored(
    page: PeoplePage, office: Office, ids: list[str]
) -> None:
    field = page.list.model.field("passport_number")
    with pytest.raises(ValidationError):
        page.list.values.typed(field, str(VEIL))
    error = page.list.model.ask([CellEdit(ids[0], "notes", VEIL)])
    assert isinstance(error, ConflictError)
    page.table.select_ids(ids, "passport_number")
    page.table.commands.clear()
    assert [row.passport_number for row in office.workspace.people.rows(ids[:1])] == [
        "MARK-passport_number-0"
    ]


def test_they_are_shown_until_the_page_is_left_and_that_is_said(
    page: PeoplePage, office: Office, ids: list[str], qtbot: QtBot
) -> None:
    assert page.revealing.isHidden()
    page.revealing.action.trigger()
    assert page.revealing.isVisible()
    office.workspace.people.edit([ids[1]], {"dietary": "MARK-new"})
    qtbot.waitUntil(lambda: "MARK-new" in told_by(page.table))
    page.hide()
    page.show()
    assert page.revealing.isHidden()
    assert leaks(told_by(page)) == []


def test_the_inspector_shows_those_of_one_person_until_another_is_selected(
    page: PeoplePage, ids: list[str]
) -> None:
    page.table.select_ids([ids[0]])
    inspector = page.inspector
    assert inspector.field("passport_number").editor.text() == ""
    inspector.reveal.click()
    assert inspector.field("passport_number").editor.text() == "MARK-passport_number-0"
    assert "MARK-" not in told_by(page.table)
    page.table.select_ids([ids[1]])
    assert not inspector.reveal.isChecked()
    assert leaks(told_by(page)) == []


def test_hiding_a_field_changes_nothing_in_it(page: PeoplePage, office: Office, ids: list[str]) -> None:
    page.table.select_ids([ids[0]])
    page.inspector.reveal.click()
    page.inspector.reveal.click()
    page.table.select_ids([ids[1]])
    assert office.workspace.people.rows([ids[0]])[0].passport_number == "MARK-passport_number-0"


def test_the_history_tells_that_they_changed_and_what_only_when_asked(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    office.workspace.people.edit([ids[0]], {"passport_number": "MARK-other"})
    page = HistoryPage(office.desk, lambda: datetime.now(UTC).astimezone())
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.bring_up()
    page.show()
    page.table.select_ids([page.model.rows[0].id])
    qtbot.waitUntil(lambda: page.details.model.rowCount() > 0)
    assert str(VEIL) in told_by(page)
    assert leaks(told_by(page)) == []
    page.details.revealing.action.trigger()
    assert "MARK-other" in told_by(page)
    page.hide()
    assert leaks(told_by(page)) == []


def test_what_was_erased_is_told_as_erased(office: Office, ids: list[str]) -> None:
    office.workspace.erasing.erase(ids[:1])
    (step,) = office.workspace.history.steps(1)
    changes = HistoryDetails(office.workspace.database).of_step(step.id)
    lines = list(ChangeWords(str).lines(changes))
    assert {(line.before, line.after) for line in lines} == {("erased", "erased")}
    assert len(lines) == len(SENSITIVE)


def test_merging_holds_them_in_no_widget_until_asked_and_keeps_them(
    qtbot: QtBot, page: PeoplePage, office: Office, ids: list[str]
) -> None:
    dialog = MergeDialog(office.workspace, page.list.values, ids[0], ids[1], page)
    qtbot.addWidget(dialog)
    dialog.show()
    assert leaks(told_by(dialog)) == []
    dialog.reveal.click()
    assert len(leaks(told_by(dialog))) > len(SENSITIVE)
    dialog.reveal.click()
    assert leaks(told_by(dialog)) == []
    dialog.apply()
    kept = office.workspace.people.rows([ids[0]])[0]
    assert kept.passport_number.startswith("MARK-")
    assert kept.birth_date is not None


def test_who_stands_in_the_way_of_taking_back_is_told_without_them(office: Office, ids: list[str]) -> None:
    people, history = office.workspace.people, office.workspace.history
    people.edit([ids[0]], {"passport_number": "MARK-2"})
    step = history.steps(1)[0]
    people.edit([ids[0]], {"passport_number": "MARK-3"})
    obstacles = history.foresee(step.id).obstacles
    assert str(VEIL) in obstacles[0].text
    assert leaks(obstacles[0].text) == []


def test_no_person_is_named_in_the_title_of_a_window(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    dialog = WhereUsedDialog(office.desk, "Person0 Zhan", office.area)
    qtbot.addWidget(dialog)
    assert "Zhan" not in dialog.windowTitle()
    assert "Zhan" in dialog.heading.text()  # in the window itself it stands
