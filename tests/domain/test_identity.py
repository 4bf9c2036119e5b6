"""Identifiers are version 7 UUIDs that grow in the order in which they are made."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122, UUID

from cica_events.domain.identity import Identifiers, new_id


def test_an_identifier_is_a_version_7_uuid_of_now() -> None:
    before = time.time_ns() // 1_000_000
    text = new_id()
    after = time.time_ns() // 1_000_000
    identifier = UUID(hex=text)
    assert len(text) == 32
    assert (identifier.version, identifier.variant) == (7, RFC_4122)
    assert before - 1 <= identifier.int >> 80 <= after + 1


def test_identifiers_grow_even_within_a_millisecond() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(set(made))


def test_identifiers_made_by_many_threads_are_all_different() -> None:
    identifiers = Identifiers()

    def several(_: int) -> list[str]:
        return [identifiers.next() for _ in range(500)]

    with ThreadPoolExecutor(8) as pool:
        batches = list(pool.map(several, range(20)))
    assert all(batch == sorted(batch) for batch in batches)
    assert len({text for batch in batches for text in batch}) == 10_000


def test_a_full_counter_moves_on_to_the_next_millisecond() -> None:
    identifiers = Identifiers()
    ahead = time.time_ns() // 1_000_000 + 60_000
    identifiers._millisecond, identifiers._counter = ahead, (1 << 42) - 1
    assert UUID(hex=identifiers.next()).int >> 80 == ahead + 1
