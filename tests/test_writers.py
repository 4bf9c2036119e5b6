"""Files that others read are written by one helper; who writes otherwise is named here, with the reason."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
WRITES = re.compile(
    r"""\.write_bytes\(|(?<!table)\.write_text\(|\bopen\([^)\n]*["'][wxa]b?["']|copyfile\(|QSaveFile"""
)
OTHERWISE = {
    "cica_events/exports/target.py": "the helper itself",
    "cica_events/own_files.py": "copies for the owner only, such as that of damaged settings",
    "cica_events/cli/crash_log.py": "a log grows",
    "cica_events/documents/typst_room.py": "a folder that is thrown away",
    "cica_events/persistence/archive_writing.py": "parts of an archive that the helper puts in its place",
    "cica_events/exports/sheet_file.py": "parts of an archive that the helper puts in its place",
    "cica_events/persistence/backup_opening.py": "a draft that is thrown away",
    "cica_events/persistence/salvage.py": "a draft that is looked over before it is named",
    "cica_events/persistence/known_schema.py": "a file of the program, made by a developer",
    "cica_events/imports/formats/letter_lessons.py": "a file of the program, made by a developer",
    "cica_events/imports/readers/reader_process.py": "a pipe",
}


def writers() -> set[str]:
    sources = [path for top in ("cica_events", "ui") for path in (ROOT / top).rglob("*.py")]
    found = (path for path in sources if WRITES.search(path.read_text(encoding="utf-8")))
    return {path.relative_to(ROOT).as_posix() for path in found}


def test_who_writes_a_file_uses_the_helper_or_says_why_not() -> None:
    assert writers() == OTHERWISE.keys()
