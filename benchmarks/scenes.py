"""The workspaces on which is measured: the sample, an empty one, a large one, one with large meetings."""

from __future__ import annotations

from pathlib import Path
from random import Random

from benchmarks.finding import rename
from cica_events.domain.meetings import Stage
from cica_events.services.workspace import create_workspace, open_workspace
from tests.made_up import fill

PARTIES = 40


def sample(path: Path) -> Path:
    """Create a workspace with the sample's data."""
    create_workspace(path, sample=True).close()
    return path


def empty(path: Path) -> Path:
    """Create a workspace without meetings."""
    create_workspace(path).close()
    return path


def large(path: Path, *, people: int, meetings: int) -> Path:
    """Create a workspace with many people and meetings, those of the past held."""
    workspace = create_workspace(path)
    fill(workspace.database, parties=PARTIES, people=people, meetings=meetings, participants=4 * meetings)
    past = [row.id for row in workspace.meetings.rows() if row.date and row.date.last_day.year < 2025]
    workspace.meetings.edit(past, {"stage": Stage.HELD})
    workspace.close()
    return path


def office(path: Path, *, people: int, meetings: int, participants: int) -> tuple[Path, str]:
    """Create a workspace like `large` with rarer names and a meeting of many among them; return its id.

    All of the made-up histories are short: what was set up here was not done step by step.
    """
    large(path, people=max(1, people - participants), meetings=meetings)
    workspace = open_workspace(str(path))
    (crowd,) = fill(
        workspace.database, parties=PARTIES, meetings=1, participants=participants, seed=7, first=2 * meetings
    )
    rename(workspace, Random(5))
    workspace.close()
    return path, crowd


def crowded(path: Path, *, participants: int) -> tuple[Path, str, str]:
    """Create a workspace with a meeting of many participants and a small one; return their ids."""
    workspace = create_workspace(path)
    (crowd,) = fill(workspace.database, parties=PARTIES, meetings=1, participants=participants)
    plan = workspace.meetings.plan("SOC", None)
    small = workspace.meetings.create(plan)
    workspace.close()
    return path, crowd, small
