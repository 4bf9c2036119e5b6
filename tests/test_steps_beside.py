"""Steps beside others: what they say is shown whole, and an interrupted run begins no other."""

from __future__ import annotations

from typing import IO

import pytest

from tests import steps_beside
from tests.steps_beside import beside


def says(words: str, status: int = 0) -> steps_beside.Step:
    def step(into: IO[bytes] | None) -> int:
        assert into is not None
        into.write(words.encode())
        return status

    return step


def test_each_step_is_shown_when_it_is_waited_for(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps_beside, "TURN", 0)
    with beside({"types": says("Вид\n"), "journeys": says("bad\n", 3)}) as waiting:
        assert waiting["types"](None) == 0
        first = capfdbinary.readouterr().out
        assert waiting["journeys"](None) == 3
    assert "Вид".encode() in first
    assert b"bad" in capfdbinary.readouterr().out


def test_an_interrupted_run_begins_no_other_step_and_shows_what_was_said(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(steps_beside, "TURN", 0.2)

    def interrupted() -> None:
        with beside({"types": says("half"), "journeys": lambda _: begun.append("journeys") or 0}):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert begun == []
    assert b"half" not in capfdbinary.readouterr().out  # it had not begun either
