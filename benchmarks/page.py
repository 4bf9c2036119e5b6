"""Writes a table of figures into its place on a page, with what is to be known of how it was taken."""

from __future__ import annotations

import os
import platform
import re
from datetime import datetime
from pathlib import Path


def fill_in(page: Path, name: str, text: str) -> None:
    """Put `text` between the marks `<!-- name -->` and `<!-- /name -->` of `page`.

    Raises ValueError where the page has no such marks.
    """
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    between = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    filled, count = between.subn(lambda _found: f"{begin}\n{text.strip()}\n{end}", page.read_text("utf-8"))
    if count != 1:
        raise ValueError(f"{page.name} has no place for {name}")
    page.write_text(filled, "utf-8")


def taken(name: str) -> str:
    """Return in a line how the figures were taken: command, day, class of machine, how busy it was."""
    day = datetime.now().astimezone()
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    command = f"`python benchmarks/run.py {name} --markdown`"
    return f"{command}, {day.day} {day:%B %Y}, {os.cpu_count()} processors, {system}{load}."
