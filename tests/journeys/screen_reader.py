"""What a screen reader is told: a reader of its own of the tree that AT-SPI offers over D-Bus."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PROGRAMS = ("dbus-daemon", "Xvfb")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/a11y/atspi/accessible/root"
MANY = 100  # questions under way at once
LISTS = frozenset({"table", "tree table", "tree", "list"})
LONG = 30  # lines or cells of a list, of which only the first are read
PARTS = {"Name": "name", "Description": "description", "ChildCount": "count"}
BUTTONS = frozenset({"push button", "check box"})
LEAVES = BUTTONS | {"column header", "row header", "radio button", "separator"}  # with nothing in them
STATES = {"checked": 4, "enabled": 8, "expandable": 9, "expanded": 10, "focusable": 11, "focused": 12}
STATES |= {"selected": 23, "sensitive": 24, "showing": 25, "checkable": 41}


@dataclass(slots=True)
class Node:
    """One thing of the tree: its number, role, name, description of a button, states and what is in it."""

    number: int
    role: str
    name: str
    description: str
    states: frozenset[str]
    count: int
    children: list[Node] = field(default_factory=list)

    def within(self) -> Iterator[Node]:
        """Return this and all below it."""
        yield self
        for child in self.children:
            yield from child.within()


def missing_programs() -> str:
    """Return which program a screen reader's bus lacks here, an empty text where none."""
    lacking = [one for one in PROGRAMS if shutil.which(one) is None]
    lacking += [] if any(Path(one).exists() for one in LAUNCHERS) else ["at-spi2-core"]
    return ", ".join(lacking)


@contextmanager
def session(folder: Path) -> Iterator[dict[str, str]]:
    """Start a session's D-Bus with everything of its own below `folder`; yield the environment for it."""
    around = os.environ | {"XDG_RUNTIME_DIR": str(folder), "XDG_CACHE_HOME": str(folder)}
    around.pop("AT_SPI_BUS_ADDRESS", None)
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=around, **streams) as bus:
        try:
            spoken = {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
            yield around | spoken | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        finally:
            bus.terminate()


class ScreenReader:
    """Listens to the one application on the bus."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as bus:
            asked = new_method_call(
                DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress"
            )
            (address,) = bus.send_and_get_reply(asked).body
        self._bus: DBusConnection = open_dbus_connection(address)
        self._name = ""

    def close(self) -> None:
        """Listen no more."""
        self._bus.close()

    def application(self) -> bool:
        """Tell whether the application has come to the bus."""
        registry = DBusAddress(ROOT, "org.a11y.atspi.Registry", ACCESSIBLE)
        (found,) = self._bus.send_and_get_reply(new_method_call(registry, "GetChildren")).body
        self._name = found[0][0] if found else ""
        return bool(found)

    def read(self, number: int) -> Node:
        """Return what is told of the thing with this number and all in it that can be seen."""
        (top,) = self._nodes([number])
        level = [top]
        while level:
            inside = self._inside([one for one in level if opened(one)])
            for parent, numbers in inside:
                parent.children = self._nodes(numbers)
            level = [child for parent, _numbers in inside for child in parent.children]
        return top

    def _nodes(self, numbers: Sequence[int]) -> list[Node]:
        """Ask for what each is; only of what can be seen also for what is said of it and is in it."""
        asked = [self._message(number, verb) for number in numbers for verb in ("GetRoleName", "GetState")]
        answers = iter(self._ask(asked))
        found = []
        for number in numbers:
            role, states = next(answers), next(answers)
            if role is not None and states is not None:
                bits = states[0][0] | states[0][1] << 32
                known = frozenset(state for state, place in STATES.items() if bits >> place & 1)
                found.append(Node(number, role[0], "", "", known, 0))
        seen = [node for node in found if "showing" in node.states]
        wanted = [(node, part) for node in seen for part in said_of(node)]
        asked = [
            self._message(node.number, "Get", "ss", (ACCESSIBLE, part), PROPERTIES) for node, part in wanted
        ]
        gone = set[int]()
        for (node, part), answer in zip(wanted, self._ask(asked), strict=True):
            if answer is None:
                gone.add(node.number)
            else:
                setattr(node, PARTS[part], answer[0][1])
        return [node for node in found if node.number not in gone]

    def _inside(self, nodes: Sequence[Node]) -> list[tuple[Node, list[int]]]:
        asked, owners = [], []
        for node in nodes:
            if node.count <= LONG or node.role not in LISTS:
                asked.append(self._message(node.number, "GetChildren"))
            else:
                places = [(place,) for place in range(LONG)]
                asked += [self._message(node.number, "GetChildAtIndex", "i", place) for place in places]
            owners += [node] * (len(asked) - len(owners))
        found: dict[int, list[int]] = {node.number: [] for node in nodes}
        for owner, said in zip(owners, self._ask(asked), strict=True):
            answer = said[0] if said else []
            for _bus, path in answer if isinstance(answer, list) else [answer]:
                number = path.rpartition("/")[2]
                found[owner.number] += [int(number)] if number.isdigit() else []
        return [(node, found[node.number]) for node in nodes]

    def _message(
        self,
        number: int,
        verb: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
        interface: str = ACCESSIBLE,
    ) -> Message:
        path = f"/org/a11y/atspi/accessible/{number}"
        return new_method_call(DBusAddress(path, self._name, interface), verb, signature, body)

    def _ask(self, messages: Sequence[Message]) -> list[tuple[Any, ...] | None]:
        """Send many questions and return their answers in the same order, None of what is gone."""
        answers: list[tuple[Any, ...] | None] = []
        for start in range(0, len(messages), MANY):
            serials = {}
            for place, message in enumerate(messages[start : start + MANY]):
                serial = next(self._bus.outgoing_serial)
                self._bus.send(message, serial=serial)
                serials[serial] = place
            got: dict[int, tuple[Any, ...] | None] = {}
            while len(got) < len(serials):
                reply = self._bus.receive(timeout=20)
                place = serials.get(reply.header.fields.get(HeaderFields.reply_serial, -1))
                if place is not None:
                    there = reply.header.message_type is MessageType.method_return
                    got[place] = reply.body if there else None  # it went away meanwhile
            answers += [got[place] for place in range(len(serials))]
        return answers


def said_of(node: Node) -> Iterator[str]:
    """Return what is asked of a thing with its role: descriptions matter on buttons, and few are empty."""
    yield "Name"
    if node.role in BUTTONS:
        yield "Description"
    if node.role not in LEAVES:
        yield "ChildCount"


def opened(node: Node) -> bool:
    """Tell whether what is in a thing is looked at: not the list of a combo box that is shut."""
    return node.count > 0 and "showing" in node.states and node.role not in ("combo box", "popup menu")
