"""Files that cannot be written: a plain sentence, and everything as it was."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cica_events.errors import OutputError
from cica_events.exports.target import explain, replacing


def write(path: Path, content: bytes = b"new") -> None:
    with replacing(path) as file:
        file.write(content)


def break_off(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"half")
        raise EOFError


def test_a_file_takes_its_place_and_replaces_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old and longer")
    write(path)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(EOFError):
        break_off(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_keeps_pointing_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link, real = tmp_path / "list.xlsx", tmp_path / "there" / "list.xlsx"
    link.symlink_to(real)
    write(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_workspace_to_which_a_name_leads_is_not_written_over(sqlite_workspace: str, tmp_path: Path) -> None:
    workspace = Path(sqlite_workspace)
    before, link = workspace.read_bytes(), tmp_path / "list.xlsx"
    link.symlink_to(workspace)
    words = f"“{workspace.name}” cannot be written: a workspace"
    with pytest.raises(OutputError, match=words), replacing(link) as file:
        file.write(b"new")
    assert workspace.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == sorted([workspace, link])


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("missing/list.xlsx", "does not exist"),
        ("a file/list.xlsx", "is not a folder"),
        ("a folder", "a folder has that name"),
        ("x" * 300 + ".xlsx", "too long"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_in_words(place: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a file").write_bytes(b"")
    (tmp_path / "a folder").mkdir()
    path = tmp_path / place
    with pytest.raises(OutputError, match=words) as refused:
        write(path)
    assert path.name in str(refused.value)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "no space"), "the disk is full"),
        (OSError(errno.EROFS, "read-only"), "can only be read"),
        (PermissionError(errno.EACCES, "in use"), "open in another program, such as Excel"),
        (OSError(errno.EIO, "input/output error"), "input/output error"),
    ],
)
def test_every_failure_names_the_file_and_the_way_on(error: OSError, words: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    sentence = explain(error, path)
    assert "list.xlsx" in sentence
    assert words in sentence
    assert sentence.endswith(".")


def test_a_folder_without_permission_is_told_apart_from_a_file_in_use(tmp_path: Path) -> None:
    refused = PermissionError(errno.EACCES, "denied")
    assert "you may not write to" in explain(refused, tmp_path / "list.xlsx")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
@pytest.mark.parametrize(("rows", "room"), [(3000, 40_000), (1, 5_000)], ids=["a part", "the workbook"])
def test_a_disk_that_takes_no_more_keeps_the_old_file(rows: int, room: int, tmp_path: Path) -> None:
    """The limit meets a part on its way into the workbook, or the workbook itself."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"old")
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from cica_events.errors import OutputError\n"
        "from cica_events.exports.registry import find_export\n"
        "from cica_events.progress import silent\n"
        "from tests.exports.examples import document, participant\n"
        "rows = [participant(number=n, family_name=f'Name {n}') for n in range(int(sys.argv[2]))]\n"
        "export, given = find_export('participants'), document('participants', rows)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n"
        "try:\n"
        "    export.write(given, Path(sys.argv[1]), silent)\n"
        "except OutputError as error:\n"
        "    print(error)\n"
    )
    home = Path(__file__).parents[2]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), str(rows), str(room)],
        cwd=home,
        env={**os.environ, "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("“list.xlsx” cannot be written: the disk takes no file of that size.")
    assert path.read_bytes() == b"old"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["list.xlsx", "temporary"]
    assert list(temporary.iterdir()) == []


def test_what_a_killed_writer_left_goes_with_the_next_file_after_an_hour(tmp_path: Path) -> None:
    old, fresh, other = (tmp_path / name for name in (f".{'a' * 12}.tmp", f".{'b' * 12}.tmp", ".mine.tmp"))
    for path in (old, fresh, other):
        path.write_bytes(b"unfinished")
    hours_ago = time.time() - 7200
    for path in (old, other):
        os.utime(path, (hours_ago, hours_ago))
    write(tmp_path / "list.xlsx")
    assert sorted(path.name for path in tmp_path.iterdir()) == [fresh.name, other.name, "list.xlsx"]
