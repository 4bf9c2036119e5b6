"""How long one edit takes from the key to the picture, and taking it back; taking back a large import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from benchmarks import scenes
from benchmarks.figures import Figure, Size, median
from benchmarks.files import made_up_sheet
from benchmarks.meeting import go, tab_of
from benchmarks.window import Bench
from cica_events.imports.sources.source import Source
from ui.main import Application
from ui.participants.participants_tab import ParticipantsTab

TITLE = "Edits and taking back"
LIMIT = 100  # milliseconds
FIELD = "position"

Times = dict[str, list[float]]


def measure(size: Size, folder: Path) -> list[Figure]:
    """Edit a cell and undo it in a large and a small meeting, then undo an import."""
    large, crowd, target = scenes.crowded(folder / "large.cica", participants=size.participants)
    small, few, _ = scenes.crowded(folder / "small.cica", participants=min(100, size.participants))
    sheet = made_up_sheet(folder / "list.xlsx", size.participants)
    bench, times = Bench(folder, size.rest), Times()
    for path, meeting, name in ((small, few, "of 100"), (large, crowd, f"of {size.participants:,}")):
        application = bench.open(path)
        go(application, meeting)
        bench.rest(application)
        for number in range(size.runs):
            _edit(bench, application, name, f"Made-up post {number}", times)
        if path == large:
            for _ in range(max(1, size.runs // 3)):
                _undo_import(bench, application, target, sheet, size.participants, times)
        bench.close(application)
    return [
        Figure(name, median(values), "ms", LIMIT if "import: until" not in name else None)
        for name, values in times.items()
    ]


def _edit(bench: Bench, application: Application, name: str, text: str, times: Times) -> None:
    tab = tab_of(application)
    line = next(n for n in range(tab.list.model.rowCount()) if tab.list.model.row_at(n))
    index = tab.list.model.index(line, tab.list.model.column_of(FIELD))
    before = str(index.data() or "")
    tab.table.setCurrentIndex(index)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_F2)
    editor = tab.table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    QTest.keyClicks(editor, text)
    bench.rest(application)
    done = bench.watch.time(
        lambda: QTest.keyClick(editor, Qt.Key.Key_Return), lambda: _shown(tab, text, line)
    )
    _note(times, f"an edit in a meeting {name}: until it is stored and shown", done)
    bench.rest(application)
    undo = application.window.undo.undo
    back = bench.watch.time(undo.trigger, lambda: _shown(tab, before, line))
    _note(times, f"its undo in a meeting {name}: until it is shown", back)
    bench.rest(application)


def _shown(tab: ParticipantsTab, text: str, line: int) -> bool:
    model = tab.list.model
    return str(model.index(line, model.column_of(FIELD)).data() or "") == text


def _undo_import(
    bench: Bench, application: Application, meeting: str, sheet: Path, count: int, times: Times
) -> None:
    go(application, meeting)
    bench.rest(application)
    workspace, tab = application.opener.workspace, tab_of(application)
    assert workspace is not None
    imports = workspace.imports
    imports.commit(imports.plan(imports.read(meeting, Source(sheet))))
    bench.watch.until(lambda: tab.list.model.rowCount() >= count)
    bench.rest(application)
    done = bench.watch.time(application.window.undo.undo.trigger, lambda: not tab.list.rows)
    _note(times, f"undo of an import: until {count:,} rows are gone", done)
    _note(times, "undo of an import: longest stop of the window", bench.watch.longest)
    bench.rest(application)


def _note(times: Times, name: str, value: float) -> None:
    times.setdefault(name, []).append(value)
