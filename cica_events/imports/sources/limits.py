"""How much time, memory and size the reading of one spreadsheet may take."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no honest list reaches."""

    seconds: int = 20
    memory: int = 1 << 30  # bytes of address space
    unpacked: int = 600 << 20  # bytes, all members of a zipped workbook together
    text: int = 200 << 20  # bytes of a text file
    rows: int = 200_000  # that hold something
    columns: int = 1_000  # that hold something

    def confine_this_process(self) -> None:
        """Let the operating system hold this process to the limits, as far as it can."""
        if sys.platform == "win32":
            from cica_events.imports.sources.windows_job import join_limited_job

            join_limited_job(self.memory, self.seconds + 5)
            return
        import resource

        for what, most in ((resource.RLIMIT_AS, self.memory), (resource.RLIMIT_CPU, self.seconds + 5)):
            try:
                resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
            except (ValueError, OSError):  # macOS refuses to bound the address space
                continue
