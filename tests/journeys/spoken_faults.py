"""A screen reader is told a name and a role of every control of every page, and Tab leads to each."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.screen_reader import BUTTONS, Node, ScreenReader, missing_programs, session

ROOT = Path(__file__).parents[2]
CONTROLS = frozenset(
    {"push button", "toggle button", "check box", "radio button", "combo box", "text", "spin button", "link"}
    | {"table", "tree", "tree table", "list", "page tab", "menu item", "slider", "password text"}
)
WITHOUT_ROLE = frozenset({"invalid", "unknown", "filler", "layered pane", "scroll pane", ""})
LISTS = frozenset({"table", "tree table"})
CLASS_NAME = re.compile(r"Q?[A-Z][a-z]+([A-Z][a-z]+)+|qt_\w+")
CELLS = frozenset({"table cell", "cell", "tree item"})  # they may be empty
INNER = frozenset({"scroll bar", "page tab list", "spin button"})  # whose buttons the keyboard does not need
KEYS = re.compile(r".+\(.+\)")  # a hint that tells the keys


def test_every_control_is_told_and_reached(sample_of_2023: Path, tmp_path: Path, qapp: QApplication) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("AT-SPI is the way of Linux; here the system's own screen reader is asked")
    lacking = missing_programs()
    if lacking and not os.environ.get("CI"):
        pytest.skip(f"install {lacking} to have the window read by a screen reader")
    assert not lacking, lacking
    qapp.clipboard().clear()  # what earlier tests copied; this process does not answer while it reads
    qapp.processEvents()
    faults: list[str] = []
    stops = 0
    with ExitStack() as stack:
        environment = stack.enter_context(session(tmp_path))
        reader = stack.enter_context(closing(ScreenReader(environment["DBUS_SESSION_BUS_ADDRESS"])))
        for stop, tree in told_stops(sample_of_2023, tmp_path, environment, reader):
            stops += 1
            found = (faults_of(tree), faults_of_tables(tree), faults_of_keys(tree, stop))
            told = [*chain(*found), *faults_of_states(tree, stop)]
            faults += [f"{stop['stop']}: {fault}" for fault in told]
    assert stops > 40
    assert not faults, "\n".join(dict.fromkeys(faults))


def told_stops(
    workspace: Path, folder: Path, environment: dict[str, str], reader: ScreenReader
) -> Iterator[tuple[dict, Node]]:
    """Run the application past every page; yield what it and the reader tell at each stop.

    What goes away by itself while the tree is read, such as a message, is not wanted in it.
    """
    command = [sys.executable, "-m", "tests.journeys.spoken_pages", str(workspace), str(folder)]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    said = folder / "said"
    with (
        said.open("w") as errors,
        subprocess.Popen(command, cwd=ROOT, env=environment, stderr=errors, **streams) as process,
    ):
        try:
            for line in process.stdout:
                assert reader.application(), "the application is not on the bus"
                stop = json.loads(line)
                tree = reader.read(stop["window"])
                process.stdin.write("\n")
                process.stdin.flush()
                stayed = json.loads(process.stdout.readline())
                wanted = {number: words for number, words in stop["wanted"].items() if int(number) in stayed}
                yield stop | {"wanted": wanted}, tree
            assert process.wait() == 0, said.read_text() + logged(folder)
        finally:
            process.kill()


def logged(folder: Path) -> str:
    """Return what the application wrote into its log."""
    return "".join(file.read_text("utf-8") for file in folder.rglob("*.log"))


def faults_of(tree: Node) -> Iterator[str]:
    """Name what a screen reader could not tell."""
    for node, parent in pairs(tree):
        if "showing" not in node.states or parent.role == "combo box" or node.role in CELLS:
            continue
        told = f"{node.role} {node.name!r}"
        focusable = "focusable" in node.states
        inner = parent.role in INNER
        if focusable and node.role in WITHOUT_ROLE:
            yield f"{told} takes the keyboard, but has no role"
        if (node.role in CONTROLS or focusable) and not inner and not node.name.strip(" …."):
            yield f"{told} in {parent.role} {parent.name!r} has no name"
        if CLASS_NAME.fullmatch(node.name) and node.role in CONTROLS:
            yield f"{told} is named like its class"
        if node.role == "push button" and not node.description and len(node.name) < 3:
            yield f"{told} is a sign that nothing explains"
        alive = "sensitive" in node.states and not inner
        if alive and not focusable and node.role in BUTTONS and not KEYS.fullmatch(node.description):
            yield f"{told} does not take the keyboard, and no keys do the same"


def faults_of_tables(tree: Node) -> Iterator[str]:
    """Name the tables with columns or lines that are not told."""
    for node in tree.within():
        if node.role in LISTS and node.children:
            headers = [one for one in node.children if one.role.endswith("column header")]
            cells = [one for one in node.children if one.role in CELLS]
            if headers and not all(one.name for one in headers):
                yield f"{node.role} {node.name!r} has a column without a heading"
            if cells and not any(one.name for one in cells):
                yield f"{node.role} {node.name!r} has cells that say nothing"


def faults_of_keys(tree: Node, stop: dict) -> Iterator[str]:
    """Name what Tab does not lead to, and where it gets lost."""
    for number, words in stop["wanted"].items():
        if int(number) not in stop["reached"]:
            yield f"Tab does not lead to {words}"
    for words in stop["trap"]:
        yield f"Tab does not lead out of {words}"
    named = {node.number for node in tree.within()}
    for number, words in stop["wanted"].items():
        if int(number) not in named:
            yield f"{words} is not in the tree"


def faults_of_states(tree: Node, stop: dict) -> Iterator[str]:
    """Name the buttons of which is not told that they are down, or that they cannot be pressed now."""
    nodes = {str(node.number): node for node in tree.within()}
    for number, states in stop["states"].items():
        node = nodes.get(number)
        for state, on in states.items() if node is not None else ():
            if (state in node.states) is not on:
                yield f"{node.role} {node.name!r} is {'' if on else 'not '}{state}, which is not told"


def pairs(tree: Node) -> Iterator[tuple[Node, Node]]:
    """Return each thing with what it is in."""
    for parent in tree.within():
        for node in parent.children:
            yield node, parent
