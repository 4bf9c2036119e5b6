"""The copies of a workspace file that stand beside it, told by the names that were given to them."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cica_events.directions import without_isolates
from cica_events.i18n import LANGUAGES, N_, PARTLY_TRANSLATED, translator
from cica_events.persistence.sqlite import is_foreign
from cica_events.persistence.whole_files import DRAFT

REPLACED = N_("{name}, replaced {time}")
"""How a file is called, but for its ending, in whose place a backup was put."""

SAVED = N_("{name}, saved")
"""How a file is called with what could be saved of a damaged one."""

LEFT = ".old"
"""The ending of a file that is to be overwritten; one is left where the computer stops just then."""

_TIME = r"\d{4}-\d\d-\d\d \d\d-\d\d-\d\d"
_QUIET = 600  # seconds after which nobody writes to a draft any more


def copies_beside(path: Path) -> Iterator[Path]:
    """Yield what was kept of the workspace file `path` in its folder, in no order; OSError.

    Files that a process left half done are among them, whosever they are, if they can be read as a workspace.
    """
    known = re.compile("|".join(_patterns(path)))
    with os.scandir(path.parent) as entries:
        for entry in entries:
            copy = Path(entry.path)
            left = DRAFT.fullmatch(entry.name) and _is_left(copy)
            if left or known.fullmatch(without_isolates(entry.name)):
                yield copy


def _patterns(path: Path) -> Iterator[str]:
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    yield rf"{stem}\.before-schema-.*{suffix}"
    yield rf"\.{stem}\..*{re.escape(LEFT)}"
    for language in (*LANGUAGES, *PARTLY_TRANSLATED):
        for text in (REPLACED, SAVED):
            words = re.escape(translator(language).gettext(text))
            named = words.replace(r"\{name\}", stem).replace(r"\{time\}", _TIME)
            yield rf"{named}( \d+)?{suffix}"


def _is_left(draft: Path) -> bool:
    with suppress(OSError):
        facts = draft.stat()
        old = time.time() - facts.st_mtime > _QUIET
        return old and facts.st_nlink == 1 and not is_foreign(draft)  # with another name it is that file
    return False
