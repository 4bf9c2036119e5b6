"""How much processor time a long list takes to be read, beside other libraries and a bare parser."""

from __future__ import annotations

from pathlib import Path

from benchmarks.figures import Figure, Size
from benchmarks.peers import Times, against, cpu_of, has, office, office_cpu

TITLE = "A workbook of 15 columns read"
ROWS = 20  # for each participant of the other benchmarks: 100,000
FLOOR, OFFICE = "floor: expat alone goes through the sheet", "LibreOffice: opened, and saved as CSV"
PEERS = {
    FLOOR: ("parsed", ""),
    "CICA Events: read in a guarded process of its own": ("ours", ""),
    "python-calamine": ("calamine", ""),
    "openpyxl, read-only": ("openpyxl_streaming", ""),
    "openpyxl": ("openpyxl", ""),
    "pandas with openpyxl": ("pandas", "pandas"),
}


def measure(size: Size, folder: Path) -> list[Figure]:
    """Let each peer read the same list, by turns."""
    path = folder / "list.xlsx"
    cpu_of("peer_writing", "whole", str(path), str(size.participants * ROWS))
    times: Times = {name: [] for name in (*PEERS, OFFICE)}
    for _ in range(max(1, size.runs // 3)):
        for name, (peer, needed) in PEERS.items():
            if not needed or has(needed):
                times[name].append(cpu_of("peer_reading", peer, str(path)))
        if program := office():
            times[OFFICE].append(office_cpu(program, folder, "--convert-to", "csv", str(path)))
    return against(FLOOR, times)
