"""How long a large list takes until it is read, its first rows and all of it, beside calamine alone.

Run as a program (`python -m benchmarks.reading FILE [FIRST]`) it reads one file and tells how long that took,
how long a thread beside it stood still at the most, and the peak of the reader's process.
"""

from __future__ import annotations

import resource
import sys
import threading
import time
from itertools import cycle
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from benchmarks import processes
from benchmarks.figures import Figure, Size, median
from cica_events.imports.readers.reading import read_grid
from cica_events.imports.sources.source import Source
from tests.imports.raw_workbook import styles_of, write_parts
from tests.made_up import MadeUp

TITLE = "Reading a list of strangers"
ROWS = 20  # for each participant of the other benchmarks: 100,000
COLUMNS = 20
MANY = 50_000  # rows from which on the start of a process is no matter
FIRST = 200  # rows of the first screen
PULSE = 0.001  # seconds between two looks at the clock
FLOOR = (
    "import sys; from python_calamine import CalamineWorkbook; "
    "CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(); "
)


def measure(size: Size, folder: Path) -> list[Figure]:
    """Read by turns with calamine alone, whole, and only the first rows."""
    rows, figures = size.participants * ROWS, []
    for shared in (True, False):
        path = made_up_workbook(folder / f"list-{shared}.xlsx", rows, shared=shared)
        manner = "shared texts, as Excel writes" if shared else "texts in their cells"
        rounds = [
            {
                "calamine": {"seconds": _floor(path)},
                "whole": processes.run([sys.executable, "-m", "benchmarks.reading", str(path)]),
                "first": processes.run([sys.executable, "-m", "benchmarks.reading", str(path), str(FIRST)]),
            }
            for _ in range(max(1, size.runs // 3 * 2))
        ]
        found = processes.gather(rounds)
        ratios = [each["whole"]["seconds"] / each["calamine"]["seconds"] for each in rounds]
        figures += [
            Figure(
                f"floor: a process with calamine alone, {manner}", _ms(found["calamine", "seconds"]), "ms"
            ),
            Figure(f"all {rows:,} rows x {COLUMNS} columns", _ms(found["whole", "seconds"]), "ms"),
            Figure("the same, against calamine alone", median(ratios), "×", 1.3 if rows > MANY else None),
            Figure(f"the first {FIRST} rows", _ms(found["first", "seconds"]), "ms", 2000),
            Figure("the reader's process at the most", median(found["whole", "child"]), "MB", 1024),
            Figure("longest stop of a thread beside it", _ms(found["whole", "stop"]), "ms", 100),
        ]
    return figures


def made_up_workbook(path: Path, rows: int, *, shared: bool) -> Path:
    """Write a list of made-up people as Excel does, or with the texts in their cells."""
    texts: dict[str, int] = {}
    written = []
    people = cycle(list(MadeUp(7).people(min(rows, 5_000))))
    for number, person in zip(range(1, rows + 1), people, strict=False):
        cells = _values(number, [str(value) for value in person.values() if value])
        xml = "".join(
            _cell(f"{get_column_letter(column)}{number}", value, texts if shared else None)
            for column, value in enumerate(cells, start=1)
        )
        written.append(f'<row r="{number}" spans="1:{COLUMNS}">{xml}</row>')
    strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return write_parts(
        path, "".join(written), strings=strings, styles=styles_of(("General", "dd.mm.yyyy", "hh:mm"))
    )


def _values(number: int, person: list[str]) -> list[str | float]:
    values: list[str | float] = [number, 45_000 + number % 900, number * 1.5, f"guest{number}@example.org"]
    values += (person * COLUMNS)[: COLUMNS - len(values)]
    return values


def _cell(place: str, value: str | float, texts: dict[str, int] | None) -> str:
    if isinstance(value, str):
        if texts is None:
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        return f'<c r="{place}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
    style = ' s="1"' if place.startswith("B") else ""
    return f'<c r="{place}"{style}><v>{value}</v></c>'


def _floor(path: Path) -> float:
    start = time.perf_counter()
    processes.run([sys.executable, "-c", f"{FLOOR}print('done 1', file=sys.stderr)", str(path)])
    return time.perf_counter() - start


def _ms(seconds: list[float]) -> float:
    return median(seconds) * 1000


class Beside(threading.Thread):
    """A thread that wants to run all the time, as the window's does."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.longest = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        last = time.perf_counter()
        while not self._done.wait(PULSE):
            now = time.perf_counter()
            self.longest, last = max(self.longest, now - last), now

    def end(self) -> float:
        """Stop and return the longest time in seconds that it did not run."""
        self._done.set()
        self.join()
        return self.longest


def _read(path: Path, first: int | None) -> None:
    beside = Beside()
    beside.start()
    start = time.perf_counter()
    grid = read_grid(Source(path), first=first)
    seconds, stop = time.perf_counter() - start, beside.end()
    if first is not None and len(grid.rows) > first:
        raise AssertionError("more rows than were asked for")
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"seconds {seconds:.4f}\nstop {stop:.4f}\nchild {child:.1f}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    _read(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
