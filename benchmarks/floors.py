"""What the machine needs at the least: a bare window, a bare query, a bare reading and writing of a sheet.

Each is a process of its own, with nothing of the application:

    python benchmarks/floors.py window             a bare window with an empty table, until it is painted
    python benchmarks/floors.py query FILE.cica    the same, then SQLAlchemy and one query on the file
    python benchmarks/floors.py write FILE.xlsx ROWS COLUMNS      openpyxl alone writes that many texts
    python benchmarks/floors.py read FILE.xlsx                    python-calamine alone reads the first sheet
"""

from __future__ import annotations

import os
import sys
import time


def say(name: str) -> None:
    """Print `name` and the milliseconds since the process started, as `ui/runtime/trace.py` does."""
    try:
        with open("/proc/self/stat", encoding="ascii") as file:  # noqa: PTH123 - nothing more is imported
            started = int(file.read().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
        passed = time.clock_gettime(time.CLOCK_BOOTTIME) - started
    except OSError:
        passed = time.perf_counter() - LOADED
    print(f"{name} {passed * 1000:.0f}", file=sys.stderr, flush=True)


def say_peak() -> None:
    """Print the most memory that this process ever had, in megabytes; nothing where the system is silent."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123 - nothing more is imported
            kilobytes = next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return
    print(f"peak {kilobytes / 1024:.1f}", file=sys.stderr, flush=True)


def window(database: str = "") -> None:
    """Show a bare window with an empty table; with `database` run one query on it then."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    class Window(QMainWindow):
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt names it
            super().paintEvent(event)
            if not self.painted:
                self.painted = True
                QTimer.singleShot(0, self, self.finish)

        def finish(self) -> None:
            say("painted")
            if database:
                query(database)
                say("usable")
            self.close()

    app = QApplication(sys.argv[:1])
    shown = Window()
    shown.setCentralWidget(QTableView(shown))
    shown.resize(1200, 740)
    shown.show()
    app.exec()
    say_peak()


def query(database: str) -> None:
    """Import the database layer and run one query."""
    import sqlalchemy.orm

    engine = sqlalchemy.create_engine(f"sqlite:///{database}")
    with sqlalchemy.orm.Session(engine) as session:
        session.execute(sqlalchemy.text("SELECT count(*) FROM meeting")).all()


def write(path: str, rows: int, columns: int) -> float:
    """Write that many text cells in openpyxl's fastest way and return the seconds that it took."""
    from openpyxl import Workbook

    cells = [f"made-up text {column}" for column in range(columns)]
    start = time.perf_counter()
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(rows):
        sheet.append(cells)
    book.save(path)
    return time.perf_counter() - start


def read(path: str) -> float:
    """Read the first sheet in calamine's own way and return the seconds that it took."""
    from python_calamine import CalamineWorkbook

    start = time.perf_counter()
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return time.perf_counter() - start


LOADED = time.perf_counter()

if __name__ == "__main__":
    match sys.argv[1:]:
        case ["window"]:
            window()
        case ["query", database]:
            window(database)
        case ["write", path, rows, columns]:
            print(f"seconds {write(path, int(rows), int(columns)):.6f}", file=sys.stderr)
        case ["read", path]:
            print(f"seconds {read(path):.6f}", file=sys.stderr)
        case _:
            sys.exit(__doc__)
