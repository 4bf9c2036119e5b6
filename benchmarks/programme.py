"""Whether a session of a large programme follows the mouse, and how soon its conflicts are told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.figures import Figure, Size, median
from benchmarks.large_programme import ROOMS, build
from benchmarks.window import Bench, Painted
from cica_events.services.workspace import create_workspace, open_workspace
from ui.main import Application
from ui.programme.programme_view import ProgrammeView
from ui.programme.sitting_block import SittingBlock

TITLE = "A programme of three days in six rooms: 200 items, 150 speakers"
FRAME, SOON = 16, 100  # milliseconds
STEPS = 20  # of one drag
LEFT = Qt.MouseButton.LeftButton

Times = dict[str, list[float]]


def measure(size: Size, folder: Path) -> list[Figure]:
    """Drag sessions with the mouse, make them longer, and drop them where they do not fit."""
    path = folder / "programme.cica"
    workspace = create_workspace(path)
    meeting_id = build(workspace)
    workspace.close()
    bench, times = Bench(folder, size.rest), Times()
    application = bench.open(path)
    first = bench.watch.time(lambda: _go(application, meeting_id), lambda: _shown(application))
    bench.rest(application)
    view = _view(application)
    moved = next(block.id for block in view.canvas.blocks if block.sitting.row.room)
    for _ in range(size.runs):
        _drag(bench, application, view, moved, times)
        _plain(bench, view, _block(view, moved).size(), times)
    bench.close(application)
    _bare(path, meeting_id, size.runs, times)
    step, floor = times["a drag step painted"], times["floor"]
    return [
        Figure("first gone to: until the day is shown", first, "ms"),
        Figure("floor: a plain widget of that size moved and painted", median(floor), "ms"),
        Figure("a drag step painted", median(step), "ms", FRAME),
        Figure("the slowest of all drag steps", max(step), "ms"),
        Figure("a drag step, against the floor", median(step) / median(floor), "×"),
        Figure("a step of making it longer painted", median(times["longer"]), "ms", FRAME),
        Figure("floor: the move stored and its conflicts worked out, no window", median(times["bare"]), "ms"),
        Figure("a drop: until its conflicts are told", median(times["told"]), "ms", SOON),
        Figure("a drop, against the floor", median(times["told"]) / median(times["bare"]), "×"),
        Figure("a drop: what the window's thread computes", median(times["worked"]), "ms"),
    ]


def _go(application: Application, meeting_id: str) -> None:
    application.window.show_page("meeting", meeting_id=meeting_id, tab="agenda", view="programme")


def _view(application: Application) -> ProgrammeView:
    return application.window.findChildren(ProgrammeView)[0]


def _shown(application: Application) -> bool:
    views = application.window.findChildren(ProgrammeView)
    return bool(views) and views[0].isVisible() and bool(views[0].canvas.blocks)


def _block(view: ProgrammeView, sitting_id: str) -> SittingBlock:
    found = view.canvas.block(sitting_id)
    assert found is not None
    return found


def _handle(block: SittingBlock) -> QPoint:
    """Return the place by which a block is moved."""
    return block.pos() + QPoint(block.width() // 2, 6)


def _drag(bench: Bench, application: Application, view: ProgrammeView, moved: str, times: Times) -> None:
    """Drag a session up and down over its neighbours and let it go over another one, then pull its edge."""
    block, room = _block(view, moved), view.canvas.scale.left(1)
    start = _handle(block)
    times.setdefault("a drag step painted", []).extend(_pull(bench, block, view, start))
    to = start + QPoint(room if block.placed.first < ROOMS - 1 else -room, 0)
    _send(view, to)
    told, worked = view.programme.conflicts, thread_time()
    spent = bench.watch.time(lambda: _release(view, to), lambda: view.programme.conflicts is not told)
    times.setdefault("worked", []).append((thread_time() - worked) * 1000)
    times.setdefault("told", []).append(spent)
    bench.rest(application)
    block = _block(view, moved)
    edge = block.geometry().bottomLeft() + QPoint(30, -2)
    times.setdefault("longer", []).extend(_pull(bench, block, view, edge))
    QTest.keyClick(block, Qt.Key.Key_Escape)
    _release(view, edge)
    bench.rest(application)


def _pull(bench: Bench, block: SittingBlock, view: ProgrammeView, start: QPoint) -> list[float]:
    """Press and move the mouse in steps; return the milliseconds of each until the block was painted."""
    painted = Painted(block)
    _press(view, start)
    found = []
    for number in range(1, STEPS + 1):
        at = start + QPoint(0, 16 * number if number % 2 else -24)
        painted.forget()
        found.append(bench.watch.time(partial(_send, view, at), painted))
    block.removeEventFilter(painted)
    return found


def _plain(bench: Bench, view: ProgrammeView, size: QSize, times: Times) -> None:
    """Move a widget that draws nothing but its ground over another one, in the same steps."""
    ground = QWidget()
    ground.resize(view.frame.area.viewport().size())
    widget = QWidget(ground)
    widget.setAutoFillBackground(True)
    widget.resize(size)
    ground.show()
    painted = Painted(widget)
    bench.watch.until(painted)
    for number in range(1, STEPS + 1):
        painted.forget()
        step = partial(_step, widget, 16 * number if number % 2 else 0)
        times.setdefault("floor", []).append(bench.watch.time(step, painted))
    ground.close()
    ground.deleteLater()


def _bare(path: Path, meeting_id: str, runs: int, times: Times) -> None:
    """Move a session to and fro and work out the conflicts, in a process that shows nothing."""
    workspace = open_workspace(path)
    sitting = next(each for each in workspace.programme.read(meeting_id).sittings() if each.row.room)
    for number in range(runs + 1):
        start = perf_counter()
        room = "Hall 3" if number % 2 else "Hall 4"
        workspace.programme.move(sitting.row.id, sitting.row.day, sitting.row.start, room)
        workspace.conflicts.with_programme(meeting_id)
        if number:  # the first one also prepares the queries
            times.setdefault("bare", []).append((perf_counter() - start) * 1000)
    workspace.close()


def _step(widget: QWidget, top: int) -> None:
    widget.move(10, top)
    widget.update()


def _press(view: ProgrammeView, at: QPoint) -> None:
    QTest.mousePress(view.canvas, LEFT, pos=at)


def _release(view: ProgrammeView, at: QPoint) -> None:
    QTest.mouseRelease(view.canvas, LEFT, pos=at)


def _send(view: ProgrammeView, at: QPoint) -> None:
    """Move the mouse with the button held."""
    where, plain = QPointF(view.canvas.mapToGlobal(at)), Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), where, Qt.MouseButton.NoButton, LEFT, plain)
    QCoreApplication.sendEvent(view.canvas, event)
