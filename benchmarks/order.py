"""How long the order of protocol takes for a meeting of thousands, beside reading its rows."""

from __future__ import annotations

import random
from pathlib import Path
from time import perf_counter

from sqlalchemy import select

from benchmarks import scenes
from benchmarks.figures import Figure, Size, median
from cica_events.domain.collation import collation_key
from cica_events.domain.participants import Participant
from cica_events.domain.ranks import rank_of
from cica_events.queries.participants import in_protocol_order
from cica_events.queries.reading import columns
from cica_events.services.workspace import open_workspace

TITLE = "The order of protocol"
LIMIT = 50  # milliseconds


def measure(size: Size, folder: Path) -> list[Figure]:
    """Order the same rows with nothing remembered of their names, and again as after an edit."""
    path, crowd, _small = scenes.crowded(folder / "crowded.cica", participants=size.participants)
    workspace = open_workspace(str(path))
    times: dict[str, list[float]] = {"read": [], "first": [], "again": []}
    with workspace.database.reading() as session:
        places = {row.id: row.number for row in workspace.delegations.rows(crowd)}
        query = select(*columns(Participant)).where(Participant.meeting_id == crowd)
        for _ in range(size.runs):
            begun = perf_counter()
            rows = list(session.execute(query))
            times["read"].append(perf_counter() - begun)
            random.Random(5).shuffle(rows)
            collation_key.cache_clear()
            rank_of.cache_clear()
            for name in ("first", "again"):
                begun = perf_counter()
                ordered = in_protocol_order(rows, places, "en")
                times[name].append(perf_counter() - begun)
            assert len(ordered) == len(rows)
    workspace.close()
    found = {name: median(values) * 1000 for name, values in times.items()}
    count = f"{size.participants:,} participants"
    return [
        Figure(f"floor: their rows read from the database, {count}", found["read"], "ms"),
        Figure(f"ordered for the first time, {count}", found["first"], "ms", LIMIT),
        Figure(f"ordered again, {count}", found["again"], "ms", LIMIT),
    ]
