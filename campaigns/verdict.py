"""Looks a workspace over that a victim left behind, and says what is not as it must be."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from campaigns.acknowledged import Account, Known
from campaigns.victim_work import known_in
from cica_events.errors import CicaError
from cica_events.persistence import schema
from cica_events.persistence.archive_reading import opened
from cica_events.persistence.seal import State
from cica_events.services.people import PeopleService
from cica_events.services.workspace import Workspace, open_workspace

_SOUND = (State.WHOLE, State.UNSEALED, State.SEAL_UNREADABLE)  # what is no damage after a crash


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: what must not be, the state of the seal, and what the workspace holds now."""

    wrong: tuple[str, ...]
    seal: str
    known: Known


def judged(path: Path, account: Account, steps: int) -> Verdict:
    """Open the workspace at `path` as a person would after the crash, and compare it with what was told.

    `steps` is how many its history had when the victim began.
    """
    wrong = [f"the victim met {words}" for words in account.broken]
    try:
        with closing(open_workspace(path)) as workspace:
            finding = workspace.database.look_over()
            assert finding is not None
            if finding.state not in _SOUND:
                wrong.append(f"the seal says {finding.state.name} {finding.reason}")
            wrong += workspace.check()
            known = _compare(path, account, steps, wrong)
            _go_on(workspace, wrong)
        return Verdict(tuple(wrong), finding.state.name, known)
    except (CicaError, sqlite3.Error) as error:
        return Verdict((*wrong, f"it cannot be used: {error}"), "none", {})


def _compare(path: Path, account: Account, steps: int, wrong: list[str]) -> Known:
    with closing(sqlite3.connect(path.as_uri() + "?mode=ro", uri=True)) as connection:
        known = known_in(connection)
        count = connection.execute("SELECT count(*) FROM change_set").fetchone()[0] - steps
    if not any(known == may and count == number for may, number in account.may_be):
        wrong.append(_difference(account, known, count))
    return known


def _difference(account: Account, known: Known, count: int) -> str:
    lost = [name for name in account.known if name not in known]
    more = [name for name in known if name not in account.known]
    otherwise = [name for name in known if name in account.known and known[name] != account.known[name]]
    pending = len(account.pending["wanted"]) if account.pending else 0
    return (
        f"{len(lost)} lost, {len(more)} more, {len(otherwise)} otherwise; "
        f"{account.steps} steps acknowledged, {count} there, {pending} records in the one under way"
    )


def _go_on(workspace: Workspace, wrong: list[str]) -> None:
    """Work on: a change is saved and the file is sealed again."""
    PeopleService(workspace.database).add({"family_name": "After"})
    seal = workspace.database.seal
    assert seal is not None
    seal.forget()
    found = seal.look()
    if found.state is not State.WHOLE:
        wrong.append(f"after the next change the seal says {found.state.name}")


def half_files(folder: Path, files: Sequence[Path], account: Account) -> Iterator[str]:
    """Tell which `files` are not whole, and which were acknowledged in `folder` and are not there."""
    for name in account.written:
        if not (folder / name).exists():
            yield f"{name} was acknowledged and is not there"
    for path in files:
        if not path.name.startswith(".") and not is_whole(path):
            yield f"{path.name} is not whole, {path.stat().st_size} bytes"


def kept_details(files: Iterable[Path], account: Account) -> Iterator[str]:
    """Tell which `files` hold details whose erasure was acknowledged."""
    for path in files:
        content = path.read_bytes() if account.erased else b""
        for secret in account.erased:
            if secret.encode() in content:
                yield f"{path.name} holds what was erased"


def is_whole(path: Path) -> bool:
    """Tell by its kind whether a file has its end and all between."""
    content = path.read_bytes()
    if path.suffix == ".csv":
        return content.endswith(b"\r\n") and content.startswith(b"\xef\xbb\xbf")
    if path.suffix == ".ics":
        return content.endswith(b"END:VCALENDAR\r\n")
    if path.suffix == ".pdf":
        return content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF")
    if path.suffix == ".cica":
        return is_sound(path)
    return _is_whole_archive(path)


def _is_whole_archive(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            sound = archive.testzip() is None
        if path.suffix == ".zip":
            with opened(path) as everything:
                everything.check()
    except (zipfile.BadZipFile, CicaError, OSError):
        return False
    return sound


def is_sound(path: Path) -> bool:
    """Tell whether a workspace at rest, such as a backup, is whole; one that is only read."""
    try:
        with closing(sqlite3.connect(path.as_uri() + "?mode=ro", uri=True)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchall()
            known = connection.execute("PRAGMA user_version").fetchone()[0] in range(1, schema.SCHEMA + 1)
    except sqlite3.Error:
        return False
    return said == [("ok",)] and known
