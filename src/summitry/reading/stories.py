"""Stories: which documents tell the same, how their sentences pair up, and what a person is asked.

The file versions.json holds them, so that a review needs no text: clusters of documents, the pairs
within them with both containments, and for each pair the sentences that are not identical.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from summitry.errors import CaseError, Problem
from summitry.reading.files import versions_file
from summitry.reading.lines import put_file

__all__ = ["Difference", "Pair", "Stories", "read_stories", "write_stories"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sentences that pair up, or one that stands in one document only.

    kind : "identical", "spelling", "reworded", or "only here" (one of the two is empty then).
    moved : whether it stands at another place in the order of the other document.
    pieces : the passages that differ, of the first and of the second.
    """

    kind: str
    first: str
    second: str
    moved: bool = False
    pieces: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents by their sha256, how much of each stands in the other (0..1, of its three-word
    shingles), how far each could be derived from the other ("wholly", "partly", "not derived"),
    and whether a person is ``asked`` if the two are one story."""

    first: str
    second: str
    of_first: float
    of_second: float
    first_derived: str
    second_derived: str
    asked: bool
    counts: Mapping[str, int] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Stories:
    """``clusters`` of documents (by sha256), ``pairs`` that overlap, and by proposal the
    ``statements``: the key of the utterance that proposals of several documents report."""

    clusters: tuple[tuple[str, ...], ...] = ()
    pairs: tuple[Pair, ...] = ()
    statements: Mapping[str, str] = field(default_factory=dict)

    def cluster_of(self, sha256: str) -> tuple[str, ...]:
        """The documents of one story with that of the hash ``sha256``, itself among them."""
        return next((c for c in self.clusters if sha256 in c), (sha256,))


def write_stories(case: Path, stories: Stories) -> None:
    """Write the ``stories`` of the case in the folder ``case``, in one step."""
    text = json.dumps(asdict(stories), ensure_ascii=False, indent=1)
    put_file(versions_file(case), text + "\n")


def read_stories(case: Path) -> Stories:
    """The stories of the case in the folder ``case``; none if there is no such file.

    CaseError if the file is something else.
    """
    path = versions_file(case)
    if not path.is_file():
        return Stories()
    try:
        return _of_plain(json.loads(path.read_bytes().decode("utf-8", "surrogatepass")))
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        message = "holds no versions; run summitry read again to make it anew"
        raise CaseError([Problem(str(path), 1, 1, "", message)]) from error


def _of_plain(plain: Mapping[str, Any]) -> Stories:
    return Stories(
        tuple(tuple(cluster) for cluster in plain["clusters"]),
        tuple(_pair(pair) for pair in plain["pairs"]),
        dict(plain["statements"]),
    )


def _pair(plain: Mapping[str, Any]) -> Pair:
    differences = tuple(
        Difference(**{**d, "pieces": tuple((one, other) for one, other in d["pieces"])})
        for d in plain["differences"]
    )
    return Pair(**{**plain, "differences": differences})
