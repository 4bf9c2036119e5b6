"""Flags: drawn sharp and with a border, before names in tables, headings and pickers."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_people import FIELDS, GUESTS, PARTIES, group_of, parties
from tests.ui.toolkit_typing import type_text
from ui.runtime.flags import flag, flag_size
from ui.toolkit.arrangement import Group
from ui.toolkit.editors import PartyEditor
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.values import Values

RED = QColor("#fe0000")


def red_mark(party_id: str, height: int, ratio: float) -> QPixmap | None:
    """Stand for a flag by a red one that no theme has."""
    if party_id not in dict(PARTIES):
        return None
    picture = QPixmap(flag_size(height) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(RED)
    return picture


def shown(widget: QWidget, rect: QRect) -> Counter[str]:
    """Count the colours that stand in a part of a widget."""
    image = widget.grab(rect).toImage()
    return Counter(image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))


def colours(picture: QPixmap) -> set[str]:
    image: QImage = picture.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha()
    }


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_flag_is_drawn_for_each_size_and_screen(qtbot: QtBot, ratio: float) -> None:
    japan = flag("JP", 12, ratio)
    assert (japan.size(), japan.devicePixelRatio()) == (QSize(round(16 * ratio), round(12 * ratio)), ratio)
    image = japan.toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.red() > 150
    assert middle.green() < 80
    assert image.pixelColor(image.width() // 6, image.height() // 2) == QColor("white")


def test_a_white_flag_has_an_edge(qtbot: QtBot) -> None:
    image = flag("JP", 24).toImage()
    for x, y in ((0, 0), (31, 23), (0, 12), (16, 0)):
        assert image.pixelColor(x, y).lightness() < 235


def test_nothing_is_drawn_beyond_the_edge(qtbot: QtBot) -> None:
    zimbabwe = flag("ZW", 24)
    assert zimbabwe.size() == QSize(32, 24)


def test_an_organization_has_a_neutral_mark_of_the_same_size(qtbot: QtBot) -> None:
    mark = flag("CICA Secretariat", 12)
    assert mark.size() == flag("KZ", 12).size()
    assert 0 < len(colours(mark)) < 30
    assert all(abs(QColor(name).red() - QColor(name).blue()) < 60 for name in colours(mark))
    assert colours(flag("", 12)) == colours(mark) == colours(flag("X1", 12)) == colours(flag("../x", 12))


def test_a_flag_is_drawn_once(qtbot: QtBot) -> None:
    assert flag("KZ", 13).cacheKey() == flag("KZ", 13).cacheKey()


def test_every_flag_can_be_drawn(qtbot: QtBot) -> None:
    names = [entry.name for entry in (files("resources") / "flags").iterdir() if entry.name.endswith(".svg")]
    assert len(names) == 249
    plain = [name for name in names if len(colours(flag(name[:2].upper(), 12))) < 2]
    assert plain == []


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    model = RecordTableModel(FIELDS, values=Values(parties, red_mark))
    model.set_rows(GUESTS)
    table = RecordTable(model, name="Guests", marked={"name": lambda guest: guest.party_id})
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1400, 500)
    table.show()
    qtbot.waitExposed(table)
    return table


@pytest.mark.parametrize("key", ["name", "party_id"])
def test_a_flag_stands_before_a_name_in_a_table(table: RecordTable, key: str) -> None:
    model = table.records
    cell = table.visualRect(model.index(0, model.column_of(key)))
    assert shown(table.viewport(), cell)[RED.name()] > 100
    other = table.visualRect(model.index(0, model.column_of("position")))
    assert shown(table.viewport(), other)[RED.name()] == 0


def test_a_cell_is_as_wide_as_its_flag_and_name(qtbot: QtBot, table: RecordTable) -> None:
    model = RecordTableModel(FIELDS, values=Values(parties, red_mark))
    model.set_rows(GUESTS)
    plain = RecordTable(model, name="Guests")
    model.setParent(plain)
    qtbot.addWidget(plain)
    column = table.records.column_of("name")
    assert table.sizeHintForColumn(column) > plain.sizeHintForColumn(column) + 12


def test_a_flag_stands_before_the_title_of_a_group(table: RecordTable) -> None:
    height = table.rowHeight(0)
    heading = QRect(0, 0, 300, height)
    table.records.set_grouping(group_of)
    assert shown(table.viewport(), heading)[RED.name()] == 0
    table.records.set_grouping(lambda guest: Group(guest.party_id, "A State", party_id=guest.party_id))
    assert shown(table.viewport(), heading)[RED.name()] > 100


def test_a_picker_shows_the_flag_of_the_chosen_and_of_those_found(qtbot: QtBot) -> None:
    field = next(field for field in FIELDS if field.key == "party_id")
    editor = PartyEditor(field, Values(parties, red_mark))
    qtbot.addWidget(editor)
    editor.resize(300, editor.sizeHint().height())
    editor.show()
    qtbot.waitExposed(editor)
    assert shown(editor, editor.rect())[RED.name()] == 0
    editor.set_value("cn")
    assert shown(editor, editor.rect())[RED.name()] > 50
    line = editor.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(line, "t")
    assert line.text() == "t"
    assert shown(editor, editor.rect())[RED.name()] == 0
    completer = line.completer()
    assert completer is not None
    found = completer.model()
    popup = completer.popup()
    assert popup is not None
    popup.hide()
    offered = [found.index(row, 0) for row in range(found.rowCount())]
    assert [index.data() for index in offered] == ["Kazakhstan", "Türkiye"]
    assert all(not index.data(Qt.ItemDataRole.DecorationRole).isNull() for index in offered)


def test_opening_the_list_of_a_picker_keeps_what_was_typed(qtbot: QtBot) -> None:
    field = next(field for field in FIELDS if field.key == "party_id")
    editor = PartyEditor(field, Values(parties, red_mark))
    qtbot.addWidget(editor)
    editor.show()
    editor.set_value("kz")
    editor.setEditText("Chi")
    editor.showPopup()
    editor.hidePopup()
    assert editor.currentText() == "Chi"
    assert not editor.itemIcon(editor.findText("China")).isNull()
