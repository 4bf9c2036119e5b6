"""How much processor time documents take, beside doing nothing but writing their bytes to the disk."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from time import process_time

from benchmarks.documents import OPTIONS, PEOPLE
from benchmarks.figures import Figure, Size, median
from cica_events.services.workspace import create_workspace
from tests.made_up_list import fill_list

TITLE = "The List of Participants as a document, beside writing its bytes"
FORMATS = {".docx": "Word", ".pdf": "PDF", ".xlsx": "Excel"}
TIMES = 50  # of the floor, whose single writing is too short to be measured


def measure(size: Size, folder: Path) -> list[Figure]:
    """Write each format and then its bytes, by turns; what has to be loaded is loaded before."""
    figures = []
    with closing(create_workspace(folder / "list.cica")) as workspace:
        people = min(PEOPLE, size.participants)
        meeting = fill_list(workspace.database, people)
        for suffix, name in FORMATS.items():
            path, times = folder / f"list{suffix}", []
            workspace.documents.write(meeting, path, OPTIONS)
            for _ in range(size.runs):
                begun = process_time()
                workspace.documents.write(meeting, path, OPTIONS)
                times.append((process_time() - begun, _bytes_alone(path)))
            ratio = median(whole / bare for whole, bare in times)
            note = f"{median(whole for whole, _bare in times) * 1000:,.0f} ms, {path.stat().st_size:,} bytes"
            figures.append(Figure(f"{name}, {people:,} people", ratio, "×", None, note))
    return figures


def _bytes_alone(path: Path) -> float:
    """Return the seconds of processor time in which the content of `path` is written, flushed and renamed."""
    content, beside = path.read_bytes(), path.with_suffix(".beside")
    begun = process_time()
    for _ in range(TIMES):
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    return (process_time() - begun) / TIMES
