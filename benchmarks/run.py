"""Measures speed and memory on made-up people and says which demands are kept.

    python benchmarks/run.py [NAME ...] [--quick | --tiny] [--markdown]

NAME is one of those below; without any all are run, each in a process of its own (with --tiny all in one),
one after the other.
`everyday` takes minutes: `everyday/people`, `everyday/meeting` and `everyday/pages` are its parts, and
`everyday/memory` does all once to tell the memory alone.
`peers` are all that compare with other programs and libraries; in full and with --markdown they also write
their tables into docs/speed.md. The exit status is 1 where a demand is missed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:1] = [str(ROOT)]  # instead of this file's folder

from benchmarks.figures import SIZES, Figure, Size, markdown, table  # noqa: E402 - found by the line above
from benchmarks.page import fill_in, taken  # noqa: E402
from benchmarks.screen import screen  # noqa: E402

NAMES = (
    *("start", "meeting", "large", "files", "reading", "edits", "memory", "order", "documents"),
    "duplicates",
    "matching",
    "programme",
    "papers",
    "finding",
    "everyday",
    "million",
)
IN_A_WINDOW = ("meeting", "files", "edits", "programme", "everyday")
PARTS = ("everyday/people", "everyday/meeting", "everyday/pages", "everyday/memory")
PEERS = (
    *("peer_export", "peer_import", "peer_start", "peer_database", "peer_table", "peer_documents"),
    "peer_growth",
)
PAGE = ROOT / "docs" / "speed.md"
HOMES = ("CONFIG", "DATA", "STATE")


def main(arguments: Sequence[str]) -> int:
    """Run as the program that shows the figures, or as the process that measures them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join((*NAMES, "peers", *PEERS)))
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--quick", dest="size", action="store_const", const="quick", help="fewer runs")
    sizes.add_argument("--tiny", dest="size", action="store_const", const="tiny", help="only to see it run")
    parser.add_argument("--markdown", action="store_true", help="tables for the README")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    names = [each for name in options.names for each in (PEERS if name == "peers" else (name,))]
    unknown = [name for name in names if name not in (*NAMES, *PARTS, *PEERS)]
    if unknown:
        known = ", ".join((*NAMES, *PARTS, "peers", *PEERS))
        parser.error(f"there is no benchmark called {unknown[0]}; choose from {known}")
    size = options.size or "full"
    if options.child:
        return _measure(names, SIZES[size])
    return _show(names or NAMES, size, in_markdown=options.markdown)


def _show(names: Sequence[str], size: str, *, in_markdown: bool) -> int:
    kept = True
    runs = [names] if size == "tiny" else [[name] for name in names]
    with screen() as environment:
        for name, title, figures in (each for run in runs for each in _child(run, size, environment)):
            kept = kept and all(figure.kept for figure in figures)
            text = (markdown if in_markdown else table)(title, figures)
            print(text, flush=True)
            if in_markdown and size == "full" and name in PEERS:
                fill_in(PAGE, name, f"{text}\n{taken(name)}")
    return 0 if kept else 1


def _child(
    names: Sequence[str], size: str, environment: dict[str, str]
) -> Iterator[tuple[str, str, list[Figure]]]:
    """Let a process of its own measure, with settings and logs of its own; yield names, titles, figures."""
    with tempfile.TemporaryDirectory(prefix="cica-benchmark-") as folder:
        homes = {f"XDG_{kind}_HOME": str(Path(folder) / kind.lower()) for kind in HOMES}
        done = subprocess.run(
            [sys.executable, __file__, "--child", *names, *([f"--{size}"] if size != "full" else [])],
            env=os.environ | environment | homes | {"TMPDIR": folder},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    for name, told in zip(names, map(json.loads, done.stdout.splitlines()[-len(names) :]), strict=True):
        yield name, told["title"], [Figure(**each) for each in told["figures"]]


def _measure(names: Sequence[str], size: Size) -> int:
    told = []
    for name in names:
        whole, _slash, part = name.partition("/")
        if whole in IN_A_WINDOW:
            _begin_as_the_program()
        module = importlib.import_module(f"benchmarks.{whole}")
        with tempfile.TemporaryDirectory() as folder:
            chosen = [part] if part else []
            figures: list[Figure] = module.measure(size, Path(folder), *chosen)
        told.append(json.dumps({"title": module.TITLE, "figures": [asdict(figure) for figure in figures]}))
    print("\n".join(told), flush=True)
    return 0


def _begin_as_the_program() -> None:
    """Import from now on as the program does: PySide6 would keep the source of each module in memory."""
    from ui.runtime import quick_start  # and with it PySide6, which other benchmarks do without

    quick_start.begin()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
