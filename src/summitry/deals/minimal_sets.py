"""Minimal sets and what meets them, as bit sets: openings and blockers are made of these.

A **hitting set** of some sets meets every one of them. The minimal hitting sets are found by Berge
multiplication (Berge (1989), Hypergraphs): one set after another is met, and what is not minimal
is dropped. Their number can be exponential, so the list can be cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["mask_of", "minimal_hitting_sets", "minimal_sets", "places_of"]


def minimal_sets(masks: Iterable[int]) -> list[int]:
    """The bit sets among ``masks`` that contain no other one, each once, smallest first.

    >>> minimal_sets([0b011, 0b001, 0b110, 0b111])
    [1, 6]
    """
    kept: list[int] = []
    for mask in sorted(set(masks), key=lambda m: (m.bit_count(), m)):
        if not any(small & mask == small for small in kept):
            kept.append(mask)
    return kept


def minimal_hitting_sets(sets: Sequence[int], limit: int) -> tuple[list[int], bool]:
    """All minimal bit sets that meet every one of ``sets``, and whether the list is complete.

    Berge multiplication: one set after another is met, and what is not minimal is dropped. The
    list is cut at ``limit`` sets; each set given is minimal even then.

    >>> minimal_hitting_sets([0b001, 0b110, 0b1010], 100)
    ([3, 13], True)
    """
    if not sets:
        return [], True
    found, complete = [0], True
    for one in sets:
        bits = [1 << place for place in places_of(one)]
        found = minimal_sets(
            kept for old in found for kept in ([old] if old & one else [old | b for b in bits])
        )
        if len(found) > limit:
            found, complete = found[:limit], False
    if not complete:  # what was cut away might have shown these to be too large
        found = minimal_sets(_shrunk(mask, sets) for mask in found)
    return found, complete


def _shrunk(mask: int, sets: Sequence[int]) -> int:
    """A minimal part of ``mask`` that still meets every one of ``sets``."""
    for place in places_of(mask):
        fewer = mask & ~(1 << place)
        if all(fewer & one for one in sets):
            mask = fewer
    return mask


def mask_of(places: Iterable[int]) -> int:
    """The bit set with the bits at ``places``.

    >>> mask_of([0, 2])
    5
    """
    return sum(1 << place for place in places)


def places_of(mask: int) -> tuple[int, ...]:
    """The places of the bits of ``mask``, rising.

    >>> places_of(5)
    (0, 2)
    """
    return tuple(place for place in range(mask.bit_length()) if mask >> place & 1)
