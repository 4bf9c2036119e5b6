"""Runs a campaign and leaves its report in `campaigns/reports`.

python -m campaigns.run flips --times 1000
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from time import monotonic

from campaigns.campaign import Campaign, Outcome

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "reports"


def campaigns() -> dict[str, Campaign]:
    """Return every campaign by its name."""
    modules = {info.name: import_module(f"campaigns.{info.name}") for info in iter_modules([str(HERE)])}
    return {name: module.CAMPAIGN for name, module in modules.items() if hasattr(module, "CAMPAIGN")}


def main(arguments: list[str]) -> int:
    """Run the campaign that is named; 1 where something went as it must not."""
    known = campaigns()
    parser = argparse.ArgumentParser(prog="python -m campaigns.run", description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=sorted(known), help="what is tried")
    parser.add_argument("--times", type=int, help="how often; by default as in the long version")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other trials")
    options = parser.parse_args(arguments)
    campaign = known[options.name]
    times, began = options.times or campaign.times, monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = campaign.run(Path(folder), times, options.seed)
    report = _report(options.name, campaign, times, options.seed, outcome, monotonic() - began)
    print(report)
    REPORTS.mkdir(exist_ok=True)
    (REPORTS / f"{options.name}.txt").write_text(report + "\n", encoding="utf-8")
    return 0 if outcome.good else 1


def _report(name: str, campaign: Campaign, times: int, seed: int, outcome: Outcome, seconds: float) -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return "\n".join(
        (
            campaign.about,
            f"python -m campaigns.run {name} --times {times} --seed {seed}",
            f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine}, Python {platform.python_version()}, "
            f"SQLite {sqlite3.sqlite_version}",
            f"{sum(os.times()[:4]):.0f} s of processor time in {seconds:.0f} s",
            "",
            *outcome.lines,
            "",
            "as it must be" if outcome.good else "NOT AS IT MUST BE",
        )
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
