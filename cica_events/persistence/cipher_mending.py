"""Makes the pages of a damaged locked file readable again, in a copy of it: by their codes, with its key."""

from __future__ import annotations

from pathlib import Path

from cica_events.persistence.cipher import Key, wrong
from cica_events.persistence.cipher_pages import PAGE, PageCodes
from cica_events.persistence.own_handle import OwnHandle, handle_of
from cica_events.persistence.rescue import Salvaged

_MOST_MENDED = 4  # pages, as looking for one wrong byte takes up to 8 s of processor time a page


def put_right_locked(path: Path, copy: Path, key: Key, found: Salvaged) -> frozenset[int]:
    """Mend the pages with one wrong byte, let the others be read as they are, and return those.

    Of a page that is read as it is, 16 bytes are lost where one was wrong. Raises LockedError where no page
    fits the key.
    """
    codes = PageCodes(key)
    with handle_of(copy) as handle:
        bad = codes.damaged(handle)
        if len(bad) >= handle.size // PAGE:
            raise wrong(path)
        left = set(bad)
        for number in bad:
            page = handle.read((number - 1) * PAGE, PAGE)
            right = codes.mended(page, number) if len(bad) <= _MOST_MENDED else None
            _write(handle, number, right or codes.signed(page, number))
            if right is not None:
                found.mended += 1
                left.discard(number)
    return frozenset(left)


def _write(handle: OwnHandle, number: int, page: bytes) -> None:
    handle.write((number - 1) * PAGE, page)
