"""Starts LibreOffice and opens a workbook in a window: run by `peer_start.py`, with a Python that has uno.

python3 benchmarks/libreoffice_opens.py SOFFICE FILE.xlsx FOLDER
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PIPE = f"cica{time.time_ns()}"
PATIENCE = 300  # seconds


def main(program: str, file: str, folder: str) -> None:
    """Print the seconds from the start until the list stands in its window, and the processor time."""
    begun = time.perf_counter()
    accept = f"--accept=pipe,name={PIPE};urp;StarOffice.ComponentContext"
    profile = f"-env:UserInstallation={(Path(folder) / 'office').as_uri()}"
    office = subprocess.Popen(
        [program, profile, "--norestore", "--nologo", "--nodefault", accept],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        desktop = connected(begun)
        desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, ())
        opened = time.perf_counter() - begun
        with suppress(Exception):  # it is gone before it can answer
            desktop.terminate()
        office.wait(60)
    finally:
        office.kill()
        office.wait()
    spent = os.times()
    print(f"opened {opened:.4f}\ncpu {spent[2] + spent[3]:.4f}", file=sys.stderr)


def connected(begun: float) -> Any:
    """Return the desktop of the office as soon as it answers."""
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if time.perf_counter() - begun > PATIENCE:
                raise
            time.sleep(0.01)


if __name__ == "__main__":
    main(*sys.argv[1:])
