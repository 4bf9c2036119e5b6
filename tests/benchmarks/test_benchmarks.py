"""Benchmarks run, on sizes at which they say nothing of speed, and tell when a demand is missed.

What "meeting", "large" and "memory" have of their own is little; "million" takes too long even when it is
small.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import everyday
from benchmarks.figures import Figure, markdown, table

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = {
    "start": ("painted, against floor 1", "usable, against floor 2"),
    "files": ("export: longest stop", "import: longest stop", "from Cancel to the end"),
    "edits": ("an edit in a meeting", "undo of an import"),
    "documents": ("Word, for the first time", "PDF, again", "Excel, again"),
    "duplicates": ("pairs of two people: proposed", "pairs of one person: missed", "typed: who is like that"),
    "matching": ("planned:", "one row decided", "longest stop of another thread"),
    "order": ("ordered for the first time", "ordered again"),
    "everyday": (
        "open People: longest stop",
        "scroll People by wheel, against the floor",
        "memory at the most",
    ),
    "programme": ("a drag step painted", "until its conflicts are told"),
}


def test_each_benchmark_measures_what_it_names() -> None:
    done = run(*EXPECTED, "--tiny")
    assert done.returncode in (0, 1), done.stderr  # on a busy machine a demand may be missed
    assert "Traceback" not in done.stderr
    tables = iter(re.split(r"^(?=\S)", done.stdout, flags=re.MULTILINE)[1:])
    for name, figures in EXPECTED.items():
        told = next(tables)
        assert all(figure in told for figure in figures), f"{name}: {told}"
    assert (" MISSED" in done.stdout) == (done.returncode == 1)


def test_an_unknown_benchmark_is_refused_in_words() -> None:
    done = run("speed")
    assert done.returncode == 2
    assert "there is no benchmark called speed" in done.stderr
    assert all(f"everyday/{part}" in done.stderr for part in everyday.PARTS)


@pytest.mark.parametrize(("value", "kept"), [(99.0, True), (100.0, True), (101.0, False)])
def test_a_figure_tells_whether_its_demand_is_kept(value: float, kept: bool) -> None:
    figure = Figure("an edit", value, "ms", 100)
    assert figure.kept is kept
    assert ("MISSED" in table("Edits", [figure])) is not kept
    assert ("MISSED" in markdown("Edits", [figure])) is not kept


def test_a_figure_without_a_demand_is_always_kept() -> None:
    assert Figure("a floor", 1e9, "ms").kept


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the suite as a user does."""
    command = [sys.executable, str(ROOT / "benchmarks" / "run.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
