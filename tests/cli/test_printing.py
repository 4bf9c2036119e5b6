"""What the command line prints is safe for a terminal."""

from __future__ import annotations

import pytest

from cica_events.cli.output import say, say_table


def test_signs_that_turn_the_direction_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    say_table(["Name"], [["A\u202eB\u2066C"]])
    say("D\u202eE")
    assert capsys.readouterr().out.split()[-2:] == ["ABC", "DE"]
