"""Takes the pictures of `docs/screenshots/`: every page of the window, every paper, and a story.

    python docs/take_screenshots.py [every] [papers] [story] [help] [messages] [--into FOLDER]
    python docs/take_screenshots.py every --only home,calendar --looks light-en,dark-ru --sizes laptop,4k

Without a word it takes all: every page light and dark, in English and Russian, at 1366x768 and 3840x2160
with 200 % (in `every-page/`), the papers as pages, the story of `docs/first-programme.md`, written anew as
well, the pictures of the help (in `resources/help/pictures/`), and those of the messages (in `messages/`; of
full and lost disks for root on Linux only). The first and the last two need Xvfb and start displays of their
own; the story needs a display of 1366x768, the papers LibreOffice and pdftoppm.
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

PARTS = ("every", "papers", "story", "help", "messages")
SCREENS = {"laptop": ("1366x768x24", "1"), "4k": ("3840x2160x24", "2")}  # of the display; Qt's scale on it
PERSON = "d.omarova"
EVERY = Path(__file__).parent / "every_page.py"
HELP = Path(__file__).parent / "pictures_of_help.py"
MESSAGES = Path(__file__).parent / "pictures_of_messages.py"


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
    if "help" in wanted:
        take_alone(HELP, list(filter(None, chosen.only.split(","))))
    if "messages" in wanted:
        take_alone(MESSAGES, list(filter(None, chosen.only.split(","))))
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
            home = stack.enter_context(tempfile.TemporaryDirectory())
            scene = {**os.environ, "DISPLAY": display, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "xcb"}
            scene |= _person(home)
            running.append(subprocess.Popen(run, env=scene))
        ends = [process.wait() for process in running]
        if any(ends):
            raise SystemExit("a size could not be taken")


def take_alone(script: Path, only: list[str]) -> None:
    """Take the pictures of a script on a display of their own, only those named in `only` if any are."""
    screen, scale = SCREENS["laptop"]
    with _display(screen) as display, tempfile.TemporaryDirectory() as home:
        scene = {**os.environ, "DISPLAY": display, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, str(script), *only], env=scene | _person(home), check=True)


def _person(folder: str) -> dict[str, str]:
    """Return the surroundings of a made-up person, whose name and folders the pictures may show.

    The home folder need not exist: what is written goes to `folder`.
    """
    written = {f"XDG_{kind}_HOME": f"{folder}/{kind.lower()}" for kind in ("CACHE", "CONFIG", "DATA")}
    return {**written, **dict.fromkeys(("LOGNAME", "USER"), PERSON), "HOME": f"/home/{PERSON}"}


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
