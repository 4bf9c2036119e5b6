"""Plants payloads in every field of every record and looks at whatever the workspace hands out."""

from __future__ import annotations

import csv
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from campaigns.campaign import Campaign, Outcome
from campaigns.payload_files import look
from campaigns.payload_ground import Ground, entered, plant, plant_unchecked, text_fields
from campaigns.payload_texts import PAYLOADS, seen
from campaigns.payload_ways import Way, ways
from cica_events.domain.base import fields_of
from cica_events.domain.fields import Privacy
from cica_events.domain.model import RECORDS
from cica_events.errors import CicaError, ValidationError
from cica_events.services.archives import hand_out, rebuild
from cica_events.services.workspace import Workspace, open_workspace

_ABOUT = "Payloads in every field of every record, through all that is handed out"


def run(folder: Path, times: int, _seed: int) -> Outcome:
    """Plant `times` rounds, each with another payload in every field, and look at every file."""
    lines, files, noticed = entering(), Counter[str](), 0
    problems = [line for line in lines if line.startswith("LOST")]
    for shift in range(times):
        place = folder / str(shift)
        place.mkdir()
        workspace, ground = plant(place / "payloads.cica", shift)
        with closing(workspace):
            for language in ("en", "ru"):
                problems += tried(workspace, ground, language, place, files)
            problems += archived(workspace, place)
        problems += unchecked(place, shift, ground, files)
        noticed += control(place / "control.csv", ground)
    lines += ["", f"{files.total():,} files of {len(files)} kinds in {times} rounds", ""]
    lines += problems[:100] or ["no formula, no link, no field, no line of its own, no text lost"]
    lines += ["", f"control, the same texts written as they are: {noticed} formulas found"]
    return Outcome(lines, not problems and noticed > 0)


def entering() -> list[str]:
    """Enter every payload into every field: what is kept looks as it did, the rest is refused in words."""
    kept: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    lost = []
    for entity, field in text_fields():
        for payload in PAYLOADS:
            try:
                text = entered(entity, field, payload)
            except ValidationError as error:
                refused[payload.kind] += bool(str(error).strip())
                continue
            kept[payload.kind] += 1
            if seen(text) != seen(payload.text):
                became = f"{payload.text[:40]!a} became {text[:40]!a}"
                lost.append(f"LOST {entity.__tablename__}.{field.key}: {became}")
    rows = [f"{kind:<10}{kept[kind]:>6} kept as they look{refused[kind]:>6} refused" for kind in sorted(kept)]
    return [f"{len(list(text_fields()))} fields of records x {len(PAYLOADS)} payloads", *rows, *lost]


def tried(
    workspace: Workspace, ground: Ground, language: str, folder: Path, files: Counter[str], but: str = "none"
) -> list[str]:
    """Write every file once, but those of one ending, and return what is wrong with any, in words."""
    problems = []
    for way in ways(workspace, ground.meeting, language):
        path = folder / f"{language} {way.name}"
        if path.suffix == but:
            continue
        files[way.name] += 1
        try:
            way.write(path)
        except CicaError as error:
            problems.append(f"{path.name}: refused: {error}")
            continue
        found = look(path)
        problems += [f"{path.name}: {problem}" for problem in found.problems]
        problems += [f"{path.name}: lost {key}" for key in lost(way, ground, found.texts)]
    return problems


def control(path: Path, ground: Ground) -> int:
    """Write what fields took as it is, and return how many formulas are found in that."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["field", "text"], *([key, text] for (_of, key), text in ground.taken.items())]
        )
    return len(look(path).problems)


def lost(way: Way, ground: Ground, texts: list[str]) -> list[str]:
    """Return the fields whose planted text is not in the file."""
    there = {seen(text) for text in texts}
    missing = []
    for (table, key), text in ground.taken.items():
        if table == way.table and key in way.keys and not any(seen(text) in each for each in there):
            missing.append(f"{table}.{key}: {text[:40]!a}")
    return missing


def archived(workspace: Workspace, folder: Path) -> list[str]:
    """Hand out the whole, make a workspace of it again, and compare what both hold."""
    hand_out(workspace.database, folder / "all.zip")
    rebuild(folder / "all.zip", folder / "again.cica")
    with closing(open_workspace(folder / "again.cica")) as again:
        same = _held(again) == _held(workspace)
    return [] if same else ["the archive does not come back as it was"]


def _held(workspace: Workspace) -> list[object]:
    """Return every record but what an archive leaves out unless it is asked for."""
    from tests.contents import contents

    found: list[object] = []
    for (table, record), values in contents(workspace.database).items():
        described = fields_of(RECORDS[table])
        secret = {key for key, each in described.items() if each.privacy is Privacy.SENSITIVE}
        found.append((table, record, {key: value for key, value in values.items() if key not in secret}))
    return found


def unchecked(folder: Path, shift: int, ground: Ground, files: Counter[str], but: str = "none") -> list[str]:
    """Look at what is handed out where another program wrote what no field takes."""
    path = folder / "payloads.cica"
    plant_unchecked(path, shift + 1)
    with closing(open_workspace(path)) as workspace:
        left_out = replace(ground, taken={})  # signs that no file can hold
        return tried(workspace, left_out, "en", folder, files, but)


CAMPAIGN = Campaign(_ABOUT, len(PAYLOADS), run)
