"""Lets several programs change one workspace at once, a file and a PostgreSQL database, and kills one.

Each counts up in a field that all change and adds people of its own. What was acknowledged must be there, no
step may be written over by another, and the steps must be numbered without a gap.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns.campaign import Campaign, Outcome
from cica_events.persistence.address import Address
from cica_events.persistence.integrity import problems_of
from cica_events.persistence.opening import create_database, open_database
from cica_events.services.history import HistoryService
from cica_events.services.people import PeopleService

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARED = "Shared"
PROGRAMS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What came of several programs on one workspace."""

    line: str
    wrong: tuple[str, ...]


def run(folder: Path, times: int, seed: int, *, server: bool = True) -> Outcome:
    """Let programs do `times` steps together on a file and on a server, where one can be started."""
    found: list[Found] = []
    controls: list[Found] = []
    lines: list[str] = []
    with _addresses(folder, lines, server=server) as addresses:
        for kind, address in addresses.items():
            person = _prepared(address)
            found.append(_together(kind, address, person, times, seed))
            controls.append(
                _together(f"control, {kind}", address, person, min(times, 120), seed, careless=True)
            )
    lines = [*(each.line for each in (*found, *controls)), *lines]
    lines += [wrong for each in found for wrong in each.wrong]
    return Outcome(lines, not any(each.wrong for each in found) and all(each.wrong for each in controls))


@contextmanager
def _addresses(folder: Path, lines: list[str], *, server: bool) -> Iterator[dict[str, str]]:
    from tests.postgres_databases import new_postgres_database
    from tests.postgres_server import NoServerError, running_server

    file = str(folder / "together.cica")
    if not server:
        yield {"file": file}
        return
    try:
        with running_server() as started, new_postgres_database(started, "template0") as address:
            yield {"file": file, "server": address}
    except NoServerError as error:
        lines.append(f"no server: {error}")
        yield {"file": file}


def _prepared(address: str) -> str:
    with closing(create_database(Address.of(address))) as database:
        return PeopleService(database).add({"family_name": _SHARED, "position": "0"})


def _together(
    kind: str, address: str, person: str, times: int, seed: int, *, careless: bool = False
) -> Found:
    before, _names = _state(address, person)
    share = times // PROGRAMS
    programs = [
        _started(address, f"{kind[0]}{seed}{number}{careless:d}", person, share, careless)
        for number in range(PROGRAMS)
    ]
    _begin(programs)
    told = [_told(programs[0], until=share // 2 * 2)]
    programs[0].send_signal(signal.SIGKILL)
    told += [_told(program) for program in programs]
    said = Counter(line.split(" ", 2)[0] + " " + line.split(" ", 2)[1] for lines in told for line in lines)
    added = [line.split(" ")[2] for lines in told for line in lines if line.startswith("done adds")]
    now, names = _state(address, person)
    pending = said["begins counts"] - sum(said[f"{word} counts"] for word in ("done", "conflict", "refused"))
    wrong = []
    if not said["done counts"] <= now - before <= said["done counts"] + pending:
        wrong.append(f"{kind}: {said['done counts']} counts acknowledged, {now - before} there")
    wrong += [f"{kind}: {name} is lost" for name in added if name not in names]
    wrong += [f"{kind}: ended with {p.returncode}" for p in programs[1:] if p.returncode]
    wrong += [] if careless else _history(address)
    line = (
        f"{kind:<18}{said['done counts']:>5} counts and {len(added):>4} additions acknowledged, "
        f"{said['conflict counts']:>4} told that somebody was quicker, "
        f"{said['refused counts'] + said['refused adds']} refused, counted to {now - before}"
    )
    return Found(line, tuple(wrong))


def _started(address: str, name: str, person: str, times: int, careless: bool) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "campaigns.colleague", "-", name, person, str(times)]
    command += ["--careless"] if careless else []
    environment = {**os.environ, "CICA_CAMPAIGN_ADDRESS": address}
    root = Path(__file__).parent.parent
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment, cwd=root)


def _begin(programs: Sequence[subprocess.Popen[str]]) -> None:
    """Let all begin when the last one is ready."""
    for program in programs:
        _told(program, until=1)
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.close()


def _told(program: subprocess.Popen[str], until: int | None = None) -> Sequence[str]:
    """Return what a program tells, up to so many lines or to its end."""
    assert program.stdout is not None
    if until is not None:
        return [program.stdout.readline().rstrip("\n") for _line in range(until)]
    lines = [line.rstrip("\n") for line in program.stdout if line.endswith("\n")]
    program.wait()
    program.stdout.close()
    return lines


def _state(address: str, person: str) -> tuple[int, frozenset[str]]:
    with closing(open_database(Address.of(address))) as database:
        rows = PeopleService(database).rows()
    count = next(int(row.position.split()[0]) for row in rows if row.id == person)
    return count, frozenset(row.family_name for row in rows)


def _history(address: str) -> list[str]:
    with closing(open_database(Address.of(address))) as database:
        numbers = [step.sequence for step in HistoryService(database).steps(100_000)]
        wrong = [*problems_of(database)]
    if numbers != list(range(len(numbers), 0, -1)):
        wrong.append("the steps are not numbered in one row")
    return wrong


CAMPAIGN = Campaign("Several programs that change one workspace at once, one of them killed", 3000, run)
