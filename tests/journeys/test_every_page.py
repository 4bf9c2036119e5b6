"""Every page and dialog in Russian can be read, reached by the keyboard, and heard by who sees nothing.

Nothing is cut, faint or left in English, the keyboard can be seen; each control has a name and a role, and
Tab leads to it. One walk serves it all, in a process of its own: what is read aloud must answer meanwhile.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.screen_reader import Node, ScreenReader, missing_programs, session
from tests.journeys.spoken_faults import faults_of_keys, spoken_faults
from tests.journeys.walked_pages import SEEN

ROOT = Path(__file__).parents[2]
GONE = "Could not find accessible on path"  # Qt's answer to a reader that asks for what has just gone away
COMPLAINTS = re.compile(rf"Unexpected error|Qt: (?!This plugin does not support |{GONE})")
LINUX = sys.platform.startswith("linux")
MANY = 90  # stops, at the least


def test_every_page_can_be_read_and_heard(sample_of_2023: Path, tmp_path: Path, qapp: QApplication) -> None:
    silent = why_silent()
    assert not (silent and LINUX and os.environ.get("CI")), silent
    qapp.clipboard().clear()  # what earlier tests copied; this process does not answer while it reads
    qapp.processEvents()
    faults: list[str] = []
    stops = 0
    with ExitStack() as stack:
        environment, reader = dict(os.environ), None
        if not silent:
            environment = stack.enter_context(session(tmp_path))
            reader = stack.enter_context(closing(ScreenReader(environment["DBUS_SESSION_BUS_ADDRESS"])))
        for stop, tree in told_stops(sample_of_2023, tmp_path, environment, reader):
            stops += 1
            found = [*faults_of_keys(stop), *(spoken_faults(tree, stop) if tree else ())]
            faults += [f"{stop['stop']}: {fault}" for fault in found]
    faults += json.loads((tmp_path / SEEN).read_text("utf-8"))
    assert stops > MANY
    assert not faults, "\n".join(dict.fromkeys(faults))
    if silent:
        pytest.skip(f"every page was looked at, but not heard: {silent}")


def why_silent() -> str:
    """Return why no screen reader can hear the window here, an empty text if one can."""
    if not LINUX:
        return "AT-SPI is the way of Linux; here the system's own screen reader is asked"
    lacking = missing_programs()
    return f"install {lacking}" if lacking else ""


def told_stops(
    workspace: Path, folder: Path, environment: dict[str, str], reader: ScreenReader | None
) -> Iterator[tuple[dict, Node | None]]:
    """Run the application past every page; yield what it and the reader tell at each stop.

    What goes away by itself while the tree is read, such as a message, is not wanted in it, nor a state that
    changes meanwhile.
    """
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "tests.journeys.walked_pages",
        str(workspace),
        str(folder),
    ]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    said = folder / "said"
    with (
        said.open("w") as errors,
        subprocess.Popen(command, cwd=ROOT, env=environment, stderr=errors, **streams) as process,
    ):
        try:
            for line in process.stdout:
                stop, tree = json.loads(line), None
                if reader is not None:
                    assert reader.application(), "the application is not on the bus"
                    tree = reader.read(stop["window"])
                process.stdin.write("\n")
                process.stdin.flush()
                stayed = json.loads(process.stdout.readline())
                wanted = {key: words for key, words in stop["wanted"].items() if int(key) in stayed["wanted"]}
                lasting = {
                    key: one for key, one in stop["states"].items() if stayed["states"].get(key) == one
                }
                yield stop | {"wanted": wanted, "states": lasting}, tree
            assert process.wait() == 0, said.read_text() + logged(folder)
            assert not COMPLAINTS.search(logged(folder)), logged(folder)
        finally:
            process.kill()


def logged(folder: Path) -> str:
    """Return what the application wrote into its log."""
    return "".join(file.read_text("utf-8") for file in folder.rglob("*.log"))
