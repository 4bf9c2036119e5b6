"""Sends exported lists through LibreOffice and back, edited at random: exactly that must return.

    python benchmarks/round_trip.py --times 20

LibreOffice saves them before they are edited by openpyxl, after it, or both, as .xlsx and .ods, opens and
saves text files, and edits some itself (that needs a Python that has its module `uno`, as Debian's has).
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.coming_back import (  # noqa: E402 - found by the line above
    CHOICES,
    COLUMNS,
    EDITABLE,
    check,
    compared,
    crowd,
    written,
)
from tests.edited_workbook import Expected, edit_at_random  # noqa: E402

TEXT = "Text - txt - csv (StarCalc):44,34,76,1"  # comma, double quotes, UTF-8
SECONDS = 600
Rows = dict[str, list[Any]]


class Office:
    """LibreOffice without a window, with settings of its own in `folder`."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program = program
        self.common = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]

    def save(self, paths: Iterable[Path], target: Path, kind: str, *, opens: str = "") -> None:
        """Open each of `paths` and save it in the folder `target` as that kind of file."""
        how = [f"--infilter={opens}"] if opens else []
        files = [str(path) for path in paths]
        command = [self.program, *self.common, *how, "--convert-to", kind, "--outdir", str(target), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        missing = [name for name in files if not any(target.glob(f"{Path(name).stem}.*"))]
        assert not missing, f"LibreOffice saved nothing of {missing}"


def main() -> int:
    """Make the round trips, print what came of each way, and return 1 where one lost or made up a cell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print("LibreOffice is not installed: nothing was tried.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        trips = Trips(Office(program, Path(folder)), Path(folder), given.times, given.seed)
        trips.unedited()
        trips.edited_by_openpyxl()
        trips.edited_by_libreoffice()
    for way, count in trips.good.items():
        print(f"{way:58} {count:4} as they should be, {trips.bad[way]} not")
    return 1 if trips.bad.total() else 0


class Trips:
    """The lists of each round, and what came of them."""

    def __init__(self, office: Office, folder: Path, times: int, seed: int) -> None:
        self._office, self._folder, self._seed = office, folder, seed
        self._rows: Rows = {
            f"list{number}": crowd(Random(seed + number), Random(seed + number).randint(1, 25))
            for number in range(times)
        }
        self.good: Counter[str] = Counter()
        self.bad: Counter[str] = Counter()
        for name, rows in self._rows.items():
            written(self._new("out") / f"{name}.xlsx", rows)
            written(self._new("text") / f"{name}.csv", rows)

    def unedited(self) -> None:
        """Look whether a list that was only opened and saved brings back anything."""
        books, texts = self._files("out"), self._files("text")
        for way, paths, kind, opens in (
            ("xlsx", books, "xlsx", ""),
            ("ods", books, "ods", ""),
            ("csv", texts, f"csv:{TEXT}", TEXT),
            ("csv to xlsx", texts, "xlsx", TEXT),
            ("csv to ods", texts, "ods", TEXT),
        ):
            saved = self._new(f"unedited {way}")
            self._office.save(paths, saved, kind, opens=opens)
            self._look(f"opened and saved: {way}", saved, _is_unedited)

    def edited_by_openpyxl(self) -> None:
        """Let LibreOffice save the lists before they are edited, after it, and both."""
        before, edited = self._new("before"), self._new("edited")
        self._office.save(self._files("out"), before, "xlsx")
        done = self._edit("out", edited)
        self._look_for("edited by openpyxl", edited, done)
        for kind in ("xlsx", "ods"):
            after = self._new(f"after {kind}")
            self._office.save(edited.iterdir(), after, kind)
            self._look_for(f"edited by openpyxl, then saved by LibreOffice: {kind}", after, done)
        both = self._new("both")
        done = self._edit("before", both)
        self._look_for("saved by LibreOffice, then edited by openpyxl", both, done)
        after = self._new("both after")
        self._office.save(both.iterdir(), after, "xlsx")
        self._look_for("saved by LibreOffice before and after", after, done)

    def edited_by_libreoffice(self) -> None:
        """Let LibreOffice itself sort, edit, clear and delete."""
        python = _python_with_uno()
        if python is None:
            print("No Python with the module uno: LibreOffice edited nothing itself.")
            return
        saved, jobs, done = self._new("in office"), [], {}
        for name, rows in self._rows.items():
            steps, done[name] = _steps(Random(f"{self._seed}{name}"), rows)
            source, kind = self._new("out") / f"{name}.xlsx", Random(name).choice(("xlsx", "ods"))
            jobs.append({"source": str(source), "target": str(saved / f"{name}.{kind}"), **steps})
        plan = self._folder / "jobs.json"
        plan.write_text(json.dumps(jobs), "utf-8")
        script = ROOT / "benchmarks" / "inside_libreoffice.py"
        command = [python, str(script), self._office.program, str(plan), *self._office.common]
        subprocess.run(command, check=True, timeout=SECONDS)
        self._look_for("sorted and edited in LibreOffice", saved, done)

    def _edit(self, source: str, target: Path) -> dict[str, Expected]:
        return {
            path.stem: edit_at_random(
                path, target / path.name, COLUMNS, EDITABLE, CHOICES, self._seed + number
            )
            for number, path in enumerate(self._files(source))
        }

    def _look_for(self, way: str, folder: Path, done: dict[str, Expected]) -> None:
        self._look(way, folder, lambda path, rows: check(path, rows, done[path.stem]))

    def _look(self, way: str, folder: Path, look: Callable[[Path, list[Any]], None]) -> None:
        began = time.monotonic()
        for path in sorted(folder.iterdir()):
            try:
                look(path, self._rows[path.stem])
                self.good[way] += 1
            except AssertionError as error:
                self.bad[way] += 1
                print(f"{way}: {path.name}: {error}")
        print(f"… {way}: {time.monotonic() - began:.0f} s", file=sys.stderr)

    def _files(self, name: str) -> list[Path]:
        return sorted((self._folder / name).iterdir())

    def _new(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir(exist_ok=True)
        return folder


def _is_unedited(path: Path, rows: list[Any]) -> None:
    found = compared(path, rows)
    cells = {number: dict(row.cells) for number, row in found.rows.items() if row.cells}
    assert not cells, cells
    assert not found.gone
    assert len(found.rows) == len(rows)


def _steps(random: Random, rows: list[Any]) -> tuple[dict[str, Any], Expected]:
    """Return what LibreOffice is to do with an exported list, and what must come back."""
    done = Expected()
    ids = [row.id for row in rows]
    for _ in range(random.randint(0, 6)):
        key, record_id = random.choice(EDITABLE), random.choice(ids)
        text = random.choice(CHOICES[key]) if key in CHOICES else random.choice(("", "Edited", "=A1", "+7 1"))
        done.cells[record_id, key] = text
    done.gone = set(random.sample(ids, random.choice((0, 0, 1)) if len(ids) > 1 else 0))
    done.cells = {at: text for at, text in done.cells.items() if at[0] not in done.gone}
    cells = [
        {"id": record_id, "column": COLUMNS.index(key), "text": text}
        for (record_id, key), text in done.cells.items()
    ]
    steps = {
        "cells": cells,
        "gone": sorted(done.gone),
        "sort": random.randrange(len(COLUMNS)),
        "width": len(COLUMNS),
    }
    now = {row.id: row for row in rows}
    same = {at for at, text in done.cells.items() if _shown(now[at[0]], at[1]) == text}
    done.cells = {at: text for at, text in done.cells.items() if at not in same}
    return steps, done


def _shown(row: Any, key: str) -> str:
    value = getattr(row, key)
    return str(getattr(value, "label", value or "")).strip()


def _python_with_uno() -> str | None:
    for name in ("/usr/bin/python3", shutil.which("python3"), shutil.which("python")):
        command = [name or "", "-c", "import uno"]
        if name and not subprocess.run(command, check=False, capture_output=True).returncode:
            return name
    return None


if __name__ == "__main__":
    sys.exit(main())
