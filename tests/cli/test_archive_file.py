"""A whole workspace as a file: the archive and back, and what can be saved of a damaged one."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import MEETING, Run


def test_everything_goes_out_into_an_archive_and_comes_back(run: Run, edited: Path, tmp_path: Path) -> None:
    archive, again = tmp_path / "all.zip", tmp_path / "again.cica"
    assert run("export", "archive", edited, archive).out == f"Written: {archive}\n"
    assert run("rebuild", archive, again).status == 0
    for words in (("history",), ("participants", MEETING)):
        verb, *more = words
        assert run(verb, again, *more).out == run(verb, edited, *more).out != ""
    refused = run("rebuild", archive, again)
    assert (refused.status, refused.out) == (1, "")
    assert "exists already" in refused.err


def test_a_damaged_workspace_is_refused_checked_and_saved(run: Run, edited: Path, tmp_path: Path) -> None:
    whole = edited.read_bytes()
    content = bytearray(whole)
    content[whole.index(b"+7 701 123 45 67")] ^= 1
    edited.write_bytes(content)
    for verb in ("undo", "check"):
        answer = run(verb, edited)
        assert answer.status == 1
        assert "is damaged: 1 place in it is not as it was saved" in answer.err
    saved = run("salvage", edited, tmp_path / "saved.cica")
    assert (saved.status, saved.err) == (0, "")
    assert "Nothing is lost" in saved.out
    assert edited.read_bytes() == content
    assert run("undo", tmp_path / "saved.cica").status == 0
