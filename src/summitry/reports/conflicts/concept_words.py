"""The concepts of stability in words."""

from __future__ import annotations

__all__ = ["CONCEPT_WORDS"]

CONCEPT_WORDS: dict[str, tuple[str, str]] = {
    "nash": ("Nash", "no move of its own pays"),
    "gmr": ("GMR", "whatever pays could be answered so that it does not, at whatever cost"),
    "smr": ("SMR", "the same, and no way of its own out of the answer"),
    "seq": ("SEQ", "whatever pays could be answered by moves that pay those who answer"),
    "sseq": ("SSEQ", "the same, and no way of its own out of the answer"),
    "sim": ("SIM", "whatever pays is spoilt if others move for their own gain at the same time"),
    "sim_tableau": ("tableau", "as SEQ, or as SIM among the sides that are unstable by SEQ"),
}
"""Concept -> its short name and what it asks of a state, for one party."""
