"""Bodies that an office describes itself, as the command line knows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import MEETING, Run


@pytest.fixture
def bodies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "data" / "CICA Events" / "bodies"
    folder.mkdir(parents=True)
    return folder


def test_a_broken_description_is_told_and_stops_nothing(run: Run, sample: Path, bodies: Path) -> None:
    (bodies / "broken.toml").write_text("code = ", "utf-8")
    answer = run("meetings", sample)
    assert answer.status == 0
    assert MEETING in answer.out
    assert "broken.toml" in answer.err
    assert "Correct or remove it" in answer.err


def test_a_sound_description_is_taken_without_a_word(run: Run, sample: Path, bodies: Path) -> None:
    (bodies / "wc.toml").write_text('code = "WC"\nname = { en = "Women\'s Council" }\n', "utf-8")
    assert run("meetings", sample).err == ""
