"""A clipboard that holds a picture, or more cells than a list can take: told in words, and nothing waits."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_guests import go, guest_table, put, told
from tests.ui.toolkit_people import GUESTS
from tests.ui.toolkit_typing import press
from ui.toolkit.bit_by_bit import BitByBit, Steps, at_once
from ui.toolkit.block_writing import FORMS, written
from ui.toolkit.cell_blocks import Cell, mark_of, shown_block
from ui.toolkit.list_sources import clipboard_source, holds_list
from ui.toolkit.packed_forms import PackedForms
from ui.toolkit.paste_preview import PastePreview
from ui.toolkit.record_table import RecordTable


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    table, book = guest_table(qtbot)
    book.guests = [replace(GUESTS[number % 6], id=str(number)) for number in range(3000)]
    table.records.set_rows(tuple(book.guests))
    go(table, "0", "name")
    return table


def test_a_picture_is_refused_in_words(table: RecordTable) -> None:
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(data)
    words = told(table)
    table.commands.paste()
    assert words.at(0)[0] == "The clipboard holds a picture, which no cell can take."


def test_a_million_cells_are_refused_at_once_and_may_be_imported(table: RecordTable) -> None:
    put("\n".join(["\t".join("abcdefghij")] * 100_000))
    table.commands.take_list = lambda _place: True
    words, begun = told(table), perf_counter()
    table.commands.paste()
    assert perf_counter() - begun < 5
    assert "1,000,000 cells" in words.at(0)[0]
    assert "Import" in words.at(0)[0]
    owner = QObject()
    source = clipboard_source(owner)
    assert source is not None
    assert source.path.stat().st_size > 1_999_000
    assert perf_counter() - begun < 5


def test_where_no_list_can_be_imported_it_is_not_advised(table: RecordTable) -> None:
    put("\n".join(["\t".join("abcdefghij")] * 6000))
    words = told(table)
    table.commands.paste()
    assert "Import" not in words.at(0)[0]
    assert words.at(0)[0].endswith("Paste fewer rows at a time.")


def test_a_large_block_is_planned_bit_by_bit_until_escape_gives_up(table: RecordTable, qtbot: QtBot) -> None:
    put("\n".join(f"Name {number}\tFunction" for number in range(20_000)))
    words = told(table)
    table.commands.paste()
    assert "Esc gives up" in words.at(0)[0]
    press(table, Qt.Key.Key_Escape)
    assert table.window().findChild(PastePreview) is None
    table.commands.paste()
    qtbot.waitUntil(lambda: table.window().findChild(PastePreview) is not None)


def test_a_long_list_is_not_looked_through_row_by_row_for_what_is_pasted(
    table: RecordTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    row_at = table.records.row_at

    def noted(line: int) -> object:
        asked.append(line)
        return row_at(line)

    put("One\tMinister")
    monkeypatch.setattr(table.records, "row_at", noted)
    table.commands.paste()
    table.select_ids(["2999"])
    assert table.records.text(table.records.index(0, 0)) == "One"
    assert len(asked) < 1000


def test_a_long_block_on_the_clipboard_says_what_a_short_one_does_and_takes_little_room() -> None:
    few = [[Cell(f"{number}"), Cell("Посол")] for number in range(3)]
    short = written(few, headed=True).mime()
    assert not isinstance(short, PackedForms)
    long = written([few[number % 3] for number in range(60_000)], headed=True).mime()
    assert isinstance(long, PackedForms)
    assert long.formats() == short.formats() == list(FORMS)
    assert long.text() == "\n".join([short.text()] * 20_000)
    assert long.html().count("<tr>") == 60_000
    assert shown_block(long).rows == shown_block(short).rows * 20_000
    assert mark_of(long)
    assert not long.hasFormat("image/png")
    forms = [bytes(long.data(form).data()) for form in FORMS]
    assert long.room * 5 < sum(map(len, forms))


def test_a_long_block_is_not_unpacked_to_see_that_it_is_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    data = written([[Cell(f"{number}")] for number in range(60_000)]).mime()
    assert isinstance(data, PackedForms)
    taken: list[str] = []
    monkeypatch.setattr(data, "retrieveData", lambda kind, _wanted: taken.append(kind))
    assert holds_list(data)
    assert not set(FORMS) & set(taken)
    assert not data.html()
    assert "text/html" in taken


def test_more_selected_cells_than_are_changed_in_one_step_are_told(table: RecordTable) -> None:
    table.records.set_rows([replace(GUESTS[0], id=str(number)) for number in range(20_000)])
    table.moves.select_all()
    words = told(table)
    table.commands.clear()
    assert words.at(0)[0] == "120,000 cells are selected; up to 50,000 are changed in one step."


def test_work_is_done_at_once_or_bit_by_bit_with_the_same_result(qtbot: QtBot) -> None:
    def steps(until: float) -> Steps[str]:
        while perf_counter() < until:
            yield
        return "done"

    found: list[str] = []
    owner = QObject()
    work = BitByBit(owner)
    work.run(steps(0), found.append)
    assert found == ["done"]
    work.run(steps(perf_counter() + 0.05), found.append)
    assert work.busy
    qtbot.waitUntil(lambda: found == ["done", "done"])
    work.run(steps(perf_counter() + 60), found.append)
    assert work.stop()
    assert at_once(steps(0)) == "done"
