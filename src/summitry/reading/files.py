"""Where a case keeps what was read and what was decided.

CASE/documents/                the documents as they came, byte for byte
CASE/reading/proposals.jsonl   one line a document: what was read in it; can be made again
CASE/reading/versions.json     clusters and the differences of versions; can be made again
CASE/reading/decisions.jsonl   one line a decision of a person; the only copy: keep it
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["decisions_file", "documents_folder", "proposals_file", "versions_file"]


def documents_folder(case: Path) -> Path:
    """The folder of the documents of the case in the folder ``case``."""
    return case / "documents"


def proposals_file(case: Path) -> Path:
    """The file of what was read for the case in the folder ``case``."""
    return case / "reading" / "proposals.jsonl"


def versions_file(case: Path) -> Path:
    """The file of the versions for the case in the folder ``case``."""
    return case / "reading" / "versions.json"


def decisions_file(case: Path) -> Path:
    """The file of what persons decided for the case in the folder ``case``."""
    return case / "reading" / "decisions.jsonl"
