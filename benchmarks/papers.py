"""How long each paper of a large programme takes as Word and PDF: three days, six rooms, 150 speakers."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Figure, Size, median
from benchmarks.large_programme import build
from cica_events.services.papers import MAY_BE_PRINTED, SUFFIXES, IssueStage, PaperOptions, Visibility
from cica_events.services.workspace import create_workspace

TITLE = "The papers of a programme of 200 items with 150 speakers"
LIMIT = 2_000  # milliseconds
NAMES = {".docx": "Word", ".pdf": "PDF"}
OPTIONS = PaperOptions(
    stage=IssueStage.ANNOTATED, audience=Visibility.SECRETARIAT, show=MAY_BE_PRINTED
)  # as much as there is


def measure(size: Size, folder: Path) -> list[Figure]:
    """Write each paper in each format: for the first time, with what has to be loaded, and again."""
    figures = []
    with closing(create_workspace(folder / "papers.cica")) as workspace:
        meeting = build(workspace)
        for kind in workspace.papers.kinds():
            for suffix in SUFFIXES:
                times = []
                for number in range(size.runs + 1):
                    begun = time.perf_counter()
                    path = folder / f"{kind.key}-{number}{suffix}"
                    workspace.papers.write(meeting, kind.key, path, OPTIONS)
                    times.append((time.perf_counter() - begun) * 1000)
                name = f"{kind.label} as {NAMES[suffix]}"
                figures.append(Figure(f"{name}, the first time", times[0], "ms", LIMIT))
                figures.append(Figure(f"{name}, again", median(times[1:]), "ms", LIMIT))
    return figures
