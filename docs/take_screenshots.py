"""Takes the pictures of `docs/screenshots/`: every page of the window, every paper, and a story.

    python docs/take_screenshots.py [every] [papers] [story] [--into FOLDER]
    python docs/take_screenshots.py every --only home,calendar --looks light-en,dark-ru --sizes laptop,4k

Without a word it takes all: every page light and dark, in English and Russian, at 1366x768 and 3840x2160
with 200 % (in `every-page/`), the papers as pages, and the story of `docs/first-programme.md`, written
anew as well. The first needs Xvfb and starts displays of its own; the story needs a display of 1366x768, the
papers LibreOffice and pdftoppm.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docs.camera import application
from docs.first_programme import tell_story
from docs.pictures_of_papers import take_papers

PARTS = ("every", "papers", "story")
SCREENS = {"laptop": ("1366x768x24", "1"), "4k": ("3840x2160x24", "2")}  # of the display; Qt's scale on it
EVERY = Path(__file__).parent / "every_page.py"


def main() -> None:
    """Take all pictures, or those of the parts that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help=", ".join(PARTS))
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "screenshots")
    parser.add_argument("--sizes", default=",".join(SCREENS))
    parser.add_argument("--only", default="", help="beginnings of names, separated by commas")
    parser.add_argument("--looks", default="", help="such as light-en,dark-ru")
    chosen = parser.parse_args()
    wanted = set(chosen.parts or PARTS)
    if unknown := wanted - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    chosen.into.mkdir(parents=True, exist_ok=True)
    if "every" in wanted:
        further = ["--only", chosen.only, *(["--looks", chosen.looks] if chosen.looks else [])]
        take_every_page(chosen.into / "every-page", chosen.sizes.split(","), further)
    if wanted & {"papers", "story"}:
        app = application()
        if "papers" in wanted:
            take_papers(chosen.into)
        if "story" in wanted:
            with tempfile.TemporaryDirectory() as folder:
                tell_story(app, Path(folder) / "story", chosen.into)


def take_every_page(into: Path, sizes: list[str], further: list[str]) -> None:
    """Take the pictures of all sizes at once, each in a process and on a display of its own."""
    with ExitStack() as stack:
        running = []
        for size in sizes:
            screen, scale = SCREENS[size]
            display = stack.enter_context(_display(screen))
            run = [sys.executable, str(EVERY), "--size", size, "--into", str(into), *further]
            scene = {**os.environ, "DISPLAY": display, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "xcb"}
            running.append(subprocess.Popen(run, env=scene))
        ends = [process.wait() for process in running]
        if any(ends):
            raise SystemExit("a size could not be taken")


@contextmanager
def _display(screen: str) -> Iterator[str]:
    """Give a display of its own that is gone afterwards."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen], pass_fds=(writing,)
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
