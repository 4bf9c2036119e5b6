"""Lets `python -m cica_events` be the command line."""

from __future__ import annotations

from cica_events.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
