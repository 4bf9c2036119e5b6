"""How long import and export of thousands of participants take, and how long the window stands still."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from openpyxl import Workbook
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QLineEdit

from benchmarks import processes, scenes
from benchmarks.figures import Figure, Size, median
from benchmarks.meeting import go, tab_of
from benchmarks.window import Bench
from cica_events.exports.registry import find_export
from tests.made_up import MadeUp
from ui.imports.import_dialog import ImportDialog
from ui.main import Application
from ui.runtime.tasks import Task
from ui.shell.export_dialog import ExportDialog

TITLE = "Taking in and handing out thousands of participants"
LIMIT = 100  # milliseconds
HEADINGS = ("Family name", "Given name", "Position", "Organization", "Country", "E-mail", "Phone")
KEYS = ("family_name", "given_name", "position", "organization", "party", "email", "phone")

Times = dict[str, list[float]]
D = TypeVar("D", bound=QDialog)


def measure(size: Size, folder: Path) -> list[Figure]:
    """Import and export through the dialogs of the window, beside the libraries alone."""
    path, crowd, small = scenes.crowded(folder / "crowded.cica", participants=size.participants)
    sheet = made_up_sheet(folder / "list.xlsx", size.participants)
    bench, times = Bench(folder, size.rest), Times()
    application = bench.open(path)
    for number in range(max(1, size.runs // 3)):
        _floors(folder, sheet, size.participants, times)
        _note(times, "floor: longest stop of the window with nothing to do", bench.watch.idle(4 * bench.calm))
        _hand_out(bench, application, crowd, folder / f"out-{number}.xlsx", times)
        _take_in(bench, application, small, sheet, size.participants, times)
        application.opener.workspace.history.undo()  # type: ignore[union-attr]  # it is open
        bench.rest(application)
    bench.close(application)
    return _figures({name: median(values) for name, values in times.items()}, size.participants)


def made_up_sheet(path: Path, rows: int) -> Path:
    """Write a list of made-up participants of the made-up parties, as an office would send it."""
    source = MadeUp(7)
    parties = [MadeUp(2023)]
    names = [parties[0].party(number)["short_name"] for number in range(scenes.PARTIES)]
    book = Workbook(write_only=True)
    page = book.create_sheet("Participants")
    page.append(HEADINGS)
    for number, person in enumerate(source.people(rows)):
        values = person | {"party": names[number % len(names)]}
        page.append([values[key] for key in KEYS])
    book.save(path)
    return path


def _floors(folder: Path, sheet: Path, rows: int, times: Times) -> None:
    columns = len(find_export("participants").default)
    written = processes.floor("write", str(folder / "floor.xlsx"), str(rows), str(columns))
    _note(times, "floor: openpyxl alone writes as many cells", written["seconds"] * 1000)
    read = processes.floor("read", str(sheet))
    _note(times, "floor: calamine alone reads the list", read["seconds"] * 1000)


def _hand_out(bench: Bench, application: Application, meeting: str, target: Path, times: Times) -> None:
    go(application, meeting)
    bench.rest(application)
    steps = Steps(application)
    dialog = _opened(bench, application, tab_of(application).export, ExportDialog)
    dialog.findChildren(QLineEdit)[-1].setText(str(target))
    _note(times, "export", bench.watch.time(dialog.primary.click, target.exists))
    _note(times, "export: longest stop of the window", bench.watch.longest)
    steps.demand()
    _stop_export(bench, application, target.with_suffix(".stopped.xlsx"), times)


def _stop_export(bench: Bench, application: Application, target: Path, times: Times) -> None:
    bench.rest(application)
    steps = Steps(application)
    dialog = _opened(bench, application, tab_of(application).export, ExportDialog)
    dialog.findChildren(QLineEdit)[-1].setText(str(target))
    bench.watch.time(dialog.primary.click, lambda: bool(steps.told))
    stopped = bench.watch.time(dialog.reject, lambda: not application.tasks.busy)
    _note(times, "export: from Cancel to the end of the work", stopped)
    dialog.reject()
    bench.rest(application)
    if target.exists() and steps.told[-1][0] < steps.told[-1][1]:
        raise AssertionError("an export that was cancelled left a file")


def _take_in(
    bench: Bench, application: Application, meeting: str, sheet: Path, count: int, times: Times
) -> None:
    go(application, meeting)
    bench.rest(application)
    tab, steps = tab_of(application), Steps(application)
    dialog = _opened(bench, application, tab.import_list, ImportDialog)
    total = bench.watch.time(lambda: dialog.take(sheet), dialog.primary.isEnabled)
    _note(times, "import: until the preview is shown", total)
    _note(times, "import: longest stop of the window until the preview", bench.watch.longest)
    bench.rest(application)
    done = bench.watch.time(dialog.primary.click, lambda: tab.list.model.rowCount() >= count)
    _note(times, "import: from the button to the rows in the table", done)
    _note(times, "import: longest stop of the window from the button on", bench.watch.longest)
    steps.demand()


def _opened(bench: Bench, application: Application, act: object, kind: type[D]) -> D:
    """Open a dialog and return it when it is at rest."""
    assert callable(act)
    bench.watch.time(act, lambda: bool(application.window.findChildren(kind)))
    bench.rest(application)
    return application.window.findChildren(kind)[-1]


class Steps(QObject):
    """Collects the progress that the window is told of."""

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self.told: list[tuple[int, int]] = []
        application.tasks.started.connect(self._follow)

    def demand(self) -> None:
        """Raise AssertionError where work went on without a word."""
        if not self.told:
            raise AssertionError("no progress was told")

    def _follow(self, task: Task) -> None:
        task.progressed.connect(lambda done, total: self.told.append((done, total)))


def _note(times: Times, name: str, value: float) -> None:
    times.setdefault(name, []).append(value)


def _limited(name: str) -> bool:
    return "longest stop" in name and not name.startswith("floor")


def _figures(found: dict[str, float], count: int) -> list[Figure]:
    figures = [
        Figure(f"{name}, {count:,} participants", value, "ms", LIMIT if _limited(name) else None)
        for name, value in sorted(found.items())
    ]
    writing = found["export"] / found["floor: openpyxl alone writes as many cells"]
    preview = found["import: until the preview is shown"] / found["floor: calamine alone reads the list"]
    return [
        *figures,
        Figure("export, against openpyxl alone", writing, "×"),
        Figure("import's preview, against calamine alone", preview, "×"),
    ]
