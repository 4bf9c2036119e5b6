"""Takes the pictures of the messages, in `docs/screenshots/messages/`: damage, locks, privacy, disks.

    python docs/pictures_of_messages.py [NAME ...]     every message, or those whose names begin so

What is pictured happens: bytes of a copy are changed, passphrases are typed, a small disk is filled, taken
away and made read-only, which takes root on Linux; elsewhere the pictures of disks are left out.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from campaigns.small_disk import SmallDisk, small_disk, why_not
from cica_events.i18n import use_language
from docs.camera import LAPTOP, application, window_in
from docs.messages_of_damage import DamageWalk
from docs.messages_of_disks import DiskWalk
from docs.messages_of_locks import LockWalk
from docs.messages_of_privacy import PrivacyWalk
from docs.office_to_picture import make_office
from docs.page_walk import SmallCamera

INTO = Path(__file__).parent / "screenshots" / "messages"
LOOKS = ("light-en", "light-ru", "dark-en")
QUIET = 0.3  # seconds until all has come to rest
PERSON = "d.omarova"  # as in the other pictures
DISK = 24  # MB, of the small disk
DARK = frozenset({"damaged-page", "damaged-header", "lock-forgotten", "lock-shut", "full-cell", "away-cell"})


def take_messages(only: Sequence[str] = (), into: Path = INTO) -> None:
    """Take the pictures in all looks, only those whose names begin as `only` says if anything is said."""
    into.mkdir(parents=True, exist_ok=True)
    app = application()
    with _home() as folder:
        for look in LOOKS:
            language = look.split("-")[1]
            use_language(language)
            office = folder / f"Office {language}.cica"
            if not office.exists():
                make_office(office, datetime.now().astimezone().date())
            _take(app, look, office, folder / look, tuple(only), into)


@contextmanager
def _home() -> Iterator[Path]:
    """Lend a folder whose name may be shown, and is the same each time."""
    folder = Path(tempfile.gettempdir()) / PERSON
    shutil.rmtree(folder, ignore_errors=True)  # what a broken-off run left
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take(app: QApplication, look: str, office: Path, place: Path, only: tuple[str, ...], into: Path) -> None:
    theme, language = look.split("-")
    place.mkdir()
    wanted = only if theme == "light" else tuple(DARK if not only else DARK & set(only))
    with ExitStack() as stack:
        disk: SmallDisk | None = None
        if not why_not():
            disk = stack.enter_context(small_disk(place, DISK))
        os.environ["CICA_EVENTS_BACKUPS"] = str(place / "backups")
        running = stack.enter_context(window_in(place / "settings", app, theme=theme, language=language))
        running.start()
        camera = SmallCamera(running, into, f"{language}-{theme}", LAPTOP, QUIET)
        camera.place()
        camera.settle()
        walks: list[Callable[[], object]] = [
            DamageWalk(camera, place, office, wanted).show,
            LockWalk(camera, place, office, wanted).show,
            PrivacyWalk(camera, place, office, wanted).show,
        ]
        if disk is not None:
            walks.append(partial(DiskWalk(camera, place, office, wanted).show_on, disk))
        for show in walks:
            show()
        running.ways_in.close_workspace()
        camera.rest()


if __name__ == "__main__":
    if reason := why_not():
        print(f"Left out are the pictures of disks: {reason}.", file=sys.stderr)  # noqa: T201
    take_messages(sys.argv[1:])
