"""Many cells are written beside the window: said meanwhile, as one step, and what is refused is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.errors import Cancelled, CicaError, ConflictError
from cica_events.progress import Progress
from tests.ui.toolkit_guests import done, go, guest_table, paste, told
from tests.ui.toolkit_people import GUESTS, Guestbook
from tests.ui.toolkit_typing import press, type_text
from ui.runtime.tasks import TaskRunner
from ui.toolkit import table_model
from ui.toolkit.editors import EDITORS
from ui.toolkit.paste_preview import PastePreview
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import CellEdit, Refusal, Stop
from ui.toolkit.writing_beside import WritingBeside

Guests = tuple[RecordTable, Guestbook]
Waiting = list[tuple[Sequence[CellEdit], Refusal]]


@pytest.fixture
def guests(qtbot: QtBot) -> Guests:
    return guest_table(qtbot)


@pytest.fixture
def waiting(guests: Guests, monkeypatch: pytest.MonkeyPatch) -> Waiting:
    """What is asked for beside the window, to be answered by the test."""
    found: Waiting = []
    monkeypatch.setattr(table_model, "MANY", 1)

    def edit(edits: Sequence[CellEdit], done: Refusal) -> Stop:
        found.append((edits, done))
        return partial(done, Cancelled("Nothing was changed."))

    guests[0].records.edit_beside = edit
    return found


@pytest.mark.parametrize("act", ["fill_down", "clear"])
def test_a_block_is_one_step_beside_the_window(guests: Guests, waiting: Waiting, act: str) -> None:
    table, book = guests
    go(table, "2", "position", down=3)
    said, finished = told(table), done(table)
    getattr(table.commands, act)()
    ((edits, answer),) = waiting
    assert len(edits) > 1
    assert book.edits == []
    answer(None)
    words = [(spy.count(), spy.at(0)[0]) for spy in (said, finished)]
    assert words == [(1, f"Changing {len(edits)} cells…"), (1, f"{len(edits)} cells were changed.")]
    assert table.hasFocus()


@pytest.mark.parametrize(("cells", "beside"), [(10, False), (100, True)])
def test_a_hundred_cells_are_not_waited_for(guests: Guests, cells: int, beside: bool) -> None:
    table, book = guests
    book.guests = [replace(GUESTS[0], id=str(number), position=f"Post {number}") for number in range(cells)]
    table.records.set_rows(tuple(book.guests))
    asked: list[int] = []

    def edit(edits: Sequence[CellEdit], _done: Refusal) -> Stop:
        asked.append(len(edits))
        return table_model.past_stopping

    table.records.edit_beside = edit
    column = table.records.column_of("position")
    whole = QItemSelection(table.records.index(0, column), table.records.index(cells - 1, column))
    table.selectionModel().select(whole, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    table.commands.fill_down()
    assert asked == [cells - 1] * beside
    assert bool(book.edits) is not beside


def test_what_refuses_a_block_is_told_at_its_first_cell(guests: Guests, waiting: Waiting) -> None:
    table, _book = guests
    go(table, "2", "position", down=3)
    table.commands.clear()
    waiting.pop()[1](ConflictError("Taken."))
    assert table.problem == "Taken."
    table.commands.clear()
    assert len(waiting) == 1  # it may be tried again


def test_a_block_that_is_stopped_is_no_problem_of_a_cell(guests: Guests, waiting: Waiting) -> None:
    table, _book = guests
    go(table, "2", "position", down=3)
    table.commands.clear()
    said = told(table)
    waiting.pop()[1](Cancelled("Nothing was changed."))
    assert (said.at(0)[0], table.problem) == ("Nothing was changed.", "")


def test_nothing_else_is_asked_for_meanwhile(guests: Guests, waiting: Waiting) -> None:
    table, book = guests
    go(table, "2", "position", down=3)
    table.commands.clear()
    go(table, "3", "position")
    table.commands.clear()
    assert (len(waiting), book.edits) == (1, [])
    assert table.problem == "Many cells are still being changed. Try again in a moment."


def test_the_preview_of_a_paste_stays_until_all_is_pasted(guests: Guests, waiting: Waiting) -> None:
    table, _book = guests
    paste(table, "2", "position", "Envoy\nConsul\n")
    QApplication.processEvents()
    (dialog,) = table.window().findChildren(PastePreview)
    dialog.primary.click()
    dialog.primary.click()
    assert (len(waiting), dialog.isVisible(), dialog.summary) == (1, True, "Pasting…")
    dialog.reject()
    assert (dialog.isVisible(), dialog.problem) == (True, "Nothing was changed.")
    dialog.primary.click()
    assert len(waiting) == 2
    waiting.pop()[1](ConflictError("Taken."))
    assert (dialog.isVisible(), dialog.problem) == (True, "Taken.")
    dialog.primary.click()
    waiting.pop()[1](None)
    assert not dialog.isVisible()


def test_what_was_typed_stays_open_until_all_have_it(guests: Guests, waiting: Waiting) -> None:
    table, _book = guests
    go(table, "2", "position", down=2)
    type_text(table, "Envoy")
    (editor,) = (one for one in table.viewport().children() if isinstance(one, EDITORS))
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.isVisible()
    waiting.pop()[1](None)
    assert not editor.isVisible()
    assert table.hasFocus()


# The worker


class Book:
    """Writes in whatever thread it is asked, or refuses."""

    def __init__(self) -> None:
        self.threads: list[bool] = []
        self.go_on = Event()
        self.error: BaseException | None = None

    def write(self, _edits: Sequence[CellEdit], progress: Progress) -> None:
        assert self.go_on.wait(10)
        progress(0, 1)
        self.threads.append(current_thread() is main_thread())
        if self.error is not None:
            raise self.error


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def tasks(qapp: QApplication, book: Book) -> Iterator[TaskRunner]:
    runner = TaskRunner(lambda _error: None)
    yield runner
    book.go_on.set()
    runner.close()


EDITS = [CellEdit("1", "position", "Envoy")]


@pytest.mark.parametrize(
    ("error", "told", "reported"),
    [
        (None, "None", 0),
        (ConflictError("Taken."), "Taken.", 0),
        (ZeroDivisionError(), "Nothing was changed.", 1),
    ],
)
def test_it_is_written_in_another_thread_and_a_refusal_comes_back(
    qtbot: QtBot, tasks: TaskRunner, book: Book, error: BaseException | None, told: str, reported: int
) -> None:
    answers: list[CicaError | None] = []
    errors: list[BaseException] = []
    owner = QObject()
    book.error = error
    book.go_on.set()
    WritingBeside(tasks, errors.append, book.write, owner)(EDITS, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert book.threads == [False]
    assert [str(answer) for answer in answers] == [told]
    assert len(errors) == reported


def test_what_is_stopped_is_told_and_not_written(qtbot: QtBot, tasks: TaskRunner, book: Book) -> None:
    answers: list[CicaError | None] = []
    owner = QObject()
    with qtbot.waitSignal(tasks.started) as started:
        stop = WritingBeside(tasks, lambda _error: None, book.write, owner)(EDITS, answers.append)
    stop()
    book.go_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert ([str(each) for each in answers], book.threads) == (["Nothing was changed."], [])
    assert started.args is not None
    assert started.args[0].title == "Changing cells"  # which is shown with Cancel where it takes long


def test_a_list_that_is_gone_hears_nothing_and_all_is_written(
    qtbot: QtBot, tasks: TaskRunner, book: Book
) -> None:
    answers: list[CicaError | None] = []
    owner = QObject()
    WritingBeside(tasks, lambda _error: None, book.write, owner)(EDITS, answers.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    book.go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert (answers, book.threads) == ([], [False])
