"""What is wrong with what a screen reader is told of a window, and with where Tab leads in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from tests.journeys.screen_reader import BUTTONS, Node

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


def spoken_faults(tree: Node, stop: dict) -> Iterator[str]:
    """Name all that a screen reader is not told, or told wrongly, at a stop of which the application told."""
    return chain(faults_of(tree), faults_of_tables(tree), missing(tree, stop), faults_of_states(tree, stop))


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


def missing(tree: Node, stop: dict) -> Iterator[str]:
    """Name the controls that are not told at all."""
    named = {node.number for node in tree.within()}
    for number, words in stop["wanted"].items():
        if int(number) not in named:
            yield f"{words} is not in the tree"


def faults_of_keys(stop: dict) -> Iterator[str]:
    """Name what Tab does not lead to, and where it gets lost."""
    for number, words in stop["wanted"].items():
        if int(number) not in stop["reached"]:
            yield f"Tab does not lead to {words}"
    for words in stop["trap"]:
        yield f"Tab does not lead out of {words}"


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
