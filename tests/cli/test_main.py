"""Exit statuses, streams and failures of the command line as a whole."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from cica_events.cli.main import SUBCOMMANDS, main
from cica_events.cli.parser import build_parser
from cica_events.services.history import HistoryService
from tests.cli.conftest import MEETING, Run

HOME = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "cica_events"]


def start(*arguments: object, **given: object) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, cwd=HOME, stderr=subprocess.PIPE, check=False, **given)  # type: ignore[call-overload]


def test_the_launcher_knows_every_verb() -> None:
    verbs = next(action.choices for action in build_parser()._actions if action.dest == "command")
    assert verbs is not None
    assert set(verbs) == set(SUBCOMMANDS)


def test_asking_for_the_verbs_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "import cica_events.cli.main\n"
        "print([name for name in ('sqlalchemy', 'openpyxl', 'argparse') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HOME, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["meetings"],
        ["meetings", "a.cica", "b.cica"],
        ["export", "badges", "a.cica", "X", "y.xlsx"],
        ["export", "participants", "a.cica"],
        ["meetings", "a.cica", "--language", "xx"],
        ["history", "a.cica", "--limit", "0"],
        ["new", "--sample"],
    ],
)
def test_wrong_usage_is_status_two(arguments: list[str], run: Run) -> None:
    answer = run(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("usage: cica-events")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["export", "participants", "--help"]])
def test_help_is_no_failure(arguments: list[str], run: Run) -> None:
    answer = run(*arguments)
    assert (answer.status, answer.err) == (0, "")
    assert "cica-events" in answer.out


def test_an_unexpected_failure_is_one_sentence_and_a_report_in_the_log(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_service: HistoryService, *_wanted: object) -> None:
        raise KeyError("out of the blue")

    monkeypatch.setattr(HistoryService, "find", broken)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "platform", "linux")
    answer = run("history", sample)
    log = tmp_path / "data" / "CICA Events" / "command-line.log"
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert str(log) in answer.err
    assert "Traceback" not in answer.err
    assert log.read_text(encoding="utf-8").endswith("KeyError\n\n")  # its text may be data


def test_a_stopped_command_says_so(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_service: HistoryService, *_wanted: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(HistoryService, "find", stopped)
    answer = run("history", sample)
    assert (answer.status, answer.err) == (1, "Stopped.\n")


def test_a_command_stopped_while_it_loads_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_parser: ArgumentParser, _arguments: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ArgumentParser, "parse_args", stopped)
    answer = run("meetings", "a.cica")
    assert (answer.status, answer.err) == (1, "Stopped.\n")


def test_output_is_utf8_whatever_the_system_thinks(sample: Path) -> None:
    plain = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = start("participants", sample, MEETING, "--language", "ru", stdout=subprocess.PIPE, env=plain)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Казахстан" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a pipe that nobody reads ends differently on Windows")
def test_a_reader_that_goes_away_is_no_failure(sample: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = start("meetings", sample, "--json", stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="streams are closed by a shell of Unix")
@pytest.mark.parametrize(("command", "status"), [(["check"], 0), (["participants", "none"], 1)])
def test_closed_streams_are_no_failure(command: list[str], status: int, sample: Path) -> None:
    call = shlex.join([*COMMAND, command[0], str(sample), *command[1:]])
    closed = subprocess.run(
        f"{call} >&-; echo $?; {call} 2>&-; echo $?",
        cwd=HOME,
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    sound = f"{sample} is sound.\n" if status == 0 else ""
    assert closed.stdout == f"{status}\n{sound}{status}\n"
    assert closed.stderr == ("" if status == 0 else "There is no meeting “none” in this workspace.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("verb", ["check", "meetings"])
def test_an_answer_that_cannot_be_written_is_told(verb: str, sample: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = start(verb, sample, stdout=full)
    assert done.returncode == 1
    assert done.stderr.decode() == "The answer cannot be written: No space left on device.\n"


def test_the_command_line_runs_as_a_module(sample: Path) -> None:
    done = start("check", sample, stdout=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


def test_main_takes_its_arguments_as_a_list(sample: Path) -> None:
    assert main(["check", str(sample)]) == 0


@pytest.mark.parametrize(
    "arguments",
    [["history", "--by", "x\udc80"], ["history", "--record", "x\udc80"], ["take-back", "x\udc80"]],
)
def test_words_in_letters_of_no_language_find_nothing(arguments: list[str], run: Run, sample: Path) -> None:
    verb, *more = arguments
    assert "unexpected" not in run(verb, sample, *more).err
