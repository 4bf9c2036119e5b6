"""Reads spreadsheets of strangers and says of each what came of it, beside what a second reader sees.

    python benchmarks/strangers.py [FILE or FOLDER ...] [--all]

Without any, the test files of the source packages of python-calamine, csvkit and agate-excel are fetched.
A file passes if it ends in data or in a reason, and if no cell that the second reader (openpyxl, csv) sees is
missing. All files are shown with --all, else only those that a second look may be worth. The exit status is 1
where a reader hung or died without a reason, or a cell is missing.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).resolve().parent.parent
sys.path[:1] = [str(ROOT)]  # instead of this file's folder

from cica_events.errors import InputError  # noqa: E402 - found by the line above
from cica_events.imports.readers.reading import read_grid  # noqa: E402
from cica_events.imports.sources.grid import Grid, column_letters  # noqa: E402
from cica_events.imports.sources.number_formats import as_duration  # noqa: E402
from cica_events.imports.sources.source import Source  # noqa: E402

PACKAGES: Final = ("python-calamine", "csvkit", "agate-excel")
SUFFIXES: Final = frozenset(
    (
        *(".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".fods", ".csv", ".tsv", ".txt", ".tab"),
        *(".docx", ".vcf", ".html", ".htm", ".xml"),
    )
)
LIMIT: Final = 20  # seconds
SECOND_LIMIT: Final = 120
SHEETS: Final = 30  # of one file

_BUILDER: Final = '''
from pathlib import Path
def prepare_metadata_for_build_wheel(directory, config_settings=None):
    """Say of a package what its own list says, without building it."""
    told = Path("PKG-INFO").read_text(encoding="utf-8")
    lines = told.split("\\n\\n")[0].splitlines()
    said = dict(line.split(": ", 1) for line in lines if line.startswith(("Name: ", "Version: ")))
    folder = Path(directory) / f"{said['Name'].replace('-', '_')}-{said['Version']}.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(told, encoding="utf-8")
    return folder.name
'''

Cells = Mapping[tuple[int, int], Any]


@dataclass
class Result:
    """What came of one sheet of one file."""

    file: str
    sheet: str = ""
    said: str = ""
    seconds: float = 0.0
    missing: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    compared: int | None = None
    failed: bool = False

    @property
    def is_remarkable(self) -> bool:
        return bool(self.failed or self.missing or self.different)


def main(arguments: Sequence[str]) -> int:
    """Show the table; return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("places", nargs="*", type=Path, metavar="FILE or FOLDER")
    parser.add_argument("--all", action="store_true", help="show the files without a remark too")
    parser.add_argument("--second", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.second:
        print(json.dumps(_second(options.second)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        places = options.places or _fetched(Path(folder))
        return _show(list(_files(places)), everything=options.all or not options.places)


def _fetched(folder: Path) -> list[Path]:
    """Return the folders of the unpacked source packages."""
    (folder / "builder").mkdir()
    (folder / "builder" / "maturin.py").write_text(_BUILDER, encoding="utf-8")  # none of them is to be built
    command = [
        "download",
        "-q",
        "--no-deps",
        "--no-binary",
        ":all:",
        "--no-build-isolation",
        "-d",
        str(folder),
    ]
    subprocess.run(
        [sys.executable, "-m", "pip", *command, *PACKAGES],
        env=os.environ | {"PYTHONPATH": str(folder / "builder")},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    places = []
    for packed in sorted(folder.glob("*.tar.gz")):
        with tarfile.open(packed) as archive:
            archive.extractall(folder / "unpacked", filter="data")
    places.append(folder / "unpacked")
    return places


def _files(places: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for place in places:
        if place.is_file():
            yield place, place.name
            continue
        for path in sorted(place.rglob("*")):
            if path.is_file() and path.suffix.lower() in SUFFIXES:
                yield path, str(path.relative_to(place))


def _show(files: Sequence[tuple[Path, str]], *, everything: bool) -> int:
    results: list[Result] = []
    with ThreadPoolExecutor(2) as pool:
        for found in pool.map(_look, files):
            results.extend(found)
            for result in found:
                if everything or result.is_remarkable:
                    print(_line(result), flush=True)
    bad = [result for result in results if result.failed or result.missing]
    cells = sum(result.compared or 0 for result in results)
    slowest = max((result.seconds for result in results), default=0.0)
    print(
        f"\n{len(files)} files, {len(results)} sheets or reasons; {cells:,} cells compared, "
        f"{sum(len(result.missing) for result in results)} missing, "
        f"{sum(len(result.different) for result in results)} different; "
        f"{sum(result.failed for result in results)} without an answer; slowest {slowest:.1f} s"
    )
    return 1 if bad else 0


def _line(result: Result) -> str:
    place = f"{result.file} [{result.sheet}]" if result.sheet else result.file
    against = "" if result.compared is None else f"  {result.compared} compared"
    remarks = "".join(
        f"  {len(cells)} {what}: {'; '.join(cells[:3])}"
        for what, cells in (("MISSING", result.missing), ("different", result.different))
        if cells
    )
    return f"{place}: {result.said}  {result.seconds:.2f} s{against}{remarks}"


def _look(file: tuple[Path, str]) -> list[Result]:
    path, shown = file
    first, grid = _read(Source(path), shown)
    results = [first]
    if grid is None:
        return results
    second = _ask_second(path)
    _compare(first, grid, second)
    for sheet in grid.sheets[:SHEETS]:
        if sheet.name != grid.sheet:
            result, other = _read(replace(Source(path), sheet=sheet.name), shown)
            result.sheet = sheet.name
            if other is not None:
                _compare(result, other, second)
            elif second.get(sheet.name):
                result.missing.extend(second[sheet.name].values())
            results.append(result)
    return results


def _read(source: Source, shown: str) -> tuple[Result, Grid | None]:
    result, start, grid = Result(shown), time.monotonic(), None
    try:
        grid = read_grid(source)
        result.sheet = grid.sheet
        result.said = f"{len(grid.rows)} x {len(grid.columns)}"
    except InputError as error:
        result.said = str(error)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        result.said, result.failed = f"FAILED {error!r}", True
    result.seconds = time.monotonic() - start
    if result.seconds > LIMIT + 1:
        result.said, result.failed = f"TOO SLOW, {result.said}", True
    return result, grid


def _ask_second(path: Path) -> dict[str, dict[str, str]]:
    """Return for each sheet the texts by place; nothing where the second reader cannot read the file."""
    command = [sys.executable, __file__, "--second", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECOND_LIMIT, check=True)
        found: dict[str, dict[str, str]] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return {}
    return found


def _compare(result: Result, grid: Grid, second: Mapping[str, Mapping[str, str]]) -> None:
    cells = second.get(grid.sheet, second.get("*"))
    if cells is None:
        return
    ours = {
        f"{column_letters(column)}{row.number}": _text(cell)
        for row in grid.rows
        for column, cell in zip(grid.columns, row.cells, strict=True)
        if cell is not None
    }
    result.compared = len(cells)
    for place, text in cells.items():
        if place not in ours:
            result.missing.append(f"{place} {text[:30]!r}")
        elif not _same(ours[place], text):
            result.different.append(f"{place} {ours[place][:30]!r} for {text[:30]!r}")


def _same(one: str, other: str) -> bool:
    if one == other or one.split() == other.split():
        return True
    try:
        return abs(float(one) - float(other)) <= abs(float(other)) * 1e-12
    except ValueError:
        return one.lstrip("0") == other


def _second(path: Path) -> dict[str, dict[str, str]]:
    """Return what openpyxl or csv sees in `path`."""
    if path.suffix.lower() in (".csv", ".tsv", ".tab"):
        return {"*": _by_csv(path)}
    import openpyxl

    warnings.simplefilter("ignore")
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: {
            f"{column_letters(cell.column)}{cell.row}": _text(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None and str(cell.value).strip()
        }
        for sheet in book.worksheets
    }


def _by_csv(path: Path) -> dict[str, str]:
    """Return the cells of a text as the sniffer of the standard library parts them."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return {}
    dialect = csv.Sniffer().sniff(text[:20_000], ",;\t|")
    records = csv.reader(io.StringIO(text, newline=""), dialect)
    return {
        f"{column_letters(column)}{number}": cell
        for number, record in enumerate(records, start=1)
        for column, cell in enumerate(record, start=1)
        if cell.strip()
    }


def _text(value: Any) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime() if value.time() == clock():
            return value.date().isoformat()
        case datetime():
            return value.replace(microsecond=0).isoformat()
        case date() | clock():
            return value.isoformat()
        case timedelta():
            return as_duration(value)
        case float() if value.is_integer():
            return str(int(value))
    return str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
