"""How much processor time a long list takes as a workbook, beside other libraries and the bare deflating."""

from __future__ import annotations

from pathlib import Path

from benchmarks.figures import Figure, Size, median
from benchmarks.peer_rows import as_cells
from benchmarks.peers import Times, against, cpu_of, has, office, office_cpu

TITLE = "A list of 15 columns written as an Excel workbook"
ROWS = 20  # for each participant of the other benchmarks: 100,000
FLOOR = "floor: the sheet's bytes deflated, nothing else"
OURS = "CICA Events: ready values, rows streamed"
WHOLE = "CICA Events: from records, widths and heights fitted"
OFFICE, XLSX = "LibreOffice: the same from CSV", "XlsxWriter"
PEERS = {
    OURS: ("rows_alone", ""),
    FLOOR: ("deflated", ""),
    WHOLE: ("whole", ""),
    XLSX: ("xlsxwriter", "xlsxwriter"),
    "XlsxWriter, constant memory": ("xlsxwriter_streaming", "xlsxwriter"),
    "openpyxl, write-only": ("openpyxl_streaming", ""),
    "openpyxl": ("openpyxl", ""),
    "pandas with openpyxl, without looks": ("pandas", "pandas"),
}
LIMIT, OF_XLSXWRITER = 2.5, 0.3
LONG = 50_000  # rows from which on the limits hold


def measure(size: Size, folder: Path) -> list[Figure]:
    """Let each peer write the same list, by turns."""
    rows = size.participants * ROWS
    times: Times = {name: [] for name in (FLOOR, *PEERS, OFFICE)}
    text = as_text(folder / "list.csv", rows)
    for _ in range(max(1, size.runs // 3)):
        written = folder / "rows_alone.xlsx"
        written.unlink(missing_ok=True)
        for name, (peer, needed) in PEERS.items():
            path = written if peer == "deflated" else folder / f"{peer}.xlsx"
            if not needed or has(needed):
                times[name].append(cpu_of("peer_writing", peer, str(path), str(rows)))
        if program := office():
            times[OFFICE].append(office_cpu(program, folder, "--convert-to", "xlsx", str(text)))
    limits = {OURS: LIMIT} if rows > LONG else {}
    return [*against(FLOOR, times, limits), *_of_xlsxwriter(times, rows)]


def as_text(path: Path, rows: int) -> Path:
    """Write the list as separated text, for LibreOffice."""
    headings, values = as_cells(rows)
    lines = (",".join("" if cell is None else f'"{cell}"' for cell in row) for row in (headings, *values))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _of_xlsxwriter(times: Times, rows: int) -> list[Figure]:
    if not times[XLSX]:
        return []
    return [
        Figure(
            f"{name}, against XlsxWriter",
            median(one / other for one, other in zip(times[name], times[XLSX], strict=True)),
            "×",
            OF_XLSXWRITER if name == OURS and rows > LONG else None,
        )
        for name in (OURS, WHOLE)
    ]
