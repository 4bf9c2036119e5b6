"""How long the official List of Participants of 500 people takes as Word, PDF and Excel."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Figure, Size, median
from cica_events.services.documents import MAY_BE_SHOWN, IssueStage, ListOptions
from cica_events.services.workspace import create_workspace
from tests.made_up_list import fill_list

TITLE = "The List of Participants of 500 people"
PEOPLE = 500
LIMIT = 3_000  # milliseconds
FORMATS = {".docx": "Word", ".pdf": "PDF", ".xlsx": "Excel"}
OPTIONS = ListOptions(stage=IssueStage.REVISION, capitals=True, with_changes=True, show=MAY_BE_SHOWN)


def measure(size: Size, folder: Path) -> list[Figure]:
    """Write each format: for the first time, with what has to be loaded, and again."""
    figures = []
    with closing(create_workspace(folder / "list.cica")) as workspace:
        meeting = fill_list(workspace.database, min(PEOPLE, size.participants))
        workspace.documents.issue(meeting, OPTIONS)
        for suffix, name in FORMATS.items():
            times = []
            for number in range(size.runs + 1):
                begun = time.perf_counter()
                workspace.documents.write(meeting, folder / f"list-{number}{suffix}", OPTIONS)
                times.append((time.perf_counter() - begun) * 1000)
            figures.append(Figure(f"{name}, for the first time", times[0], "ms", LIMIT))
            figures.append(Figure(f"{name}, again", median(times[1:]), "ms", LIMIT))
    return figures
