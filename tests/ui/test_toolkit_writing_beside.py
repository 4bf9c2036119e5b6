"""Many cells are written beside the window: said meanwhile, as one step, and what is refused is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.errors import CicaError, ConflictError
from tests.ui.toolkit_guests import go, guest_table, paste, told
from tests.ui.toolkit_people import Guestbook
from tests.ui.toolkit_typing import press, type_text
from ui.runtime.tasks import TaskRunner
from ui.toolkit import table_model
from ui.toolkit.editors import EDITORS
from ui.toolkit.paste_preview import PastePreview
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import CellEdit, Refusal
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
    guests[0].records.edit_beside = lambda edits, done: found.append((edits, done))
    return found


@pytest.mark.parametrize("act", ["fill_down", "clear"])
def test_a_block_is_one_step_beside_the_window(guests: Guests, waiting: Waiting, act: str) -> None:
    table, book = guests
    go(table, "2", "position", down=3)
    said = told(table)
    getattr(table.commands, act)()
    ((edits, done),) = waiting
    assert len(edits) > 1
    assert book.edits == []
    done(None)
    words = [said.at(number)[0] for number in range(said.count())]
    assert words == [f"Changing {len(edits)} cells…", f"{len(edits)} cells were changed."]
    assert table.hasFocus()


def test_what_refuses_a_block_is_told_at_its_first_cell(guests: Guests, waiting: Waiting) -> None:
    table, _book = guests
    go(table, "2", "position", down=3)
    table.commands.clear()
    waiting.pop()[1](ConflictError("Taken."))
    assert table.problem == "Taken."
    table.commands.clear()
    assert len(waiting) == 1  # it may be tried again


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
    dialog.reject()
    assert (len(waiting), dialog.isVisible(), dialog.summary) == (1, True, "Pasting…")
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

    def write(self, _edits: Sequence[CellEdit]) -> None:
        assert self.go_on.wait(10)
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
