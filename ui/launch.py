"""The entry point: a subcommand goes to the command line, anything else opens the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

READER_FLAG = "--read-grid"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the application with `argv` (default: the process's) and return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] == READER_FLAG:
        from cica_events.imports.readers.reader_process import main as read

        return read(arguments)
    if arguments and not _is_workspace(arguments):
        from cica_events.cli.main import main as command

        return command(arguments)
    return _open_window(arguments[0] if arguments else "")


def _is_workspace(arguments: list[str]) -> bool:
    """Tell whether `arguments` are one workspace; if in doubt they are a command, well or badly spelt."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        return False
    word = arguments[0]
    if word.lower().endswith(".cica") or "://" in word or "/" in word or "\\" in word:
        return True
    from cica_events.cli.main import SUBCOMMANDS

    return word not in SUBCOMMANDS


def _open_window(address: str) -> int:
    problem = ""
    if sys.platform.startswith("linux"):
        from ui.display import display_problem

        problem = display_problem()
    if not problem:
        try:
            from ui.runtime import quick_start

            quick_start.begin()
            from ui.process import run
        except ImportError as error:
            from ui.display import library_problem

            problem = library_problem(error)
            if not problem:
                raise
        else:
            return run(address)
    print(problem, file=sys.stderr)  # noqa: T201 - there is no window to say it on
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
