"""A pure conflict in one YAML file: parties, what each can do alone, what each prefers.

``read`` the file as a whole, ``parties`` who holds which action, ``feasible`` the combinations
that can be, ``states`` their names, ``listed`` states and moves that are given one by one,
``preferences`` (with ``ranking``) what each party prefers, ``reached`` the states that no move
leads to. ``places`` says where in the file something is wrong.
"""

from __future__ import annotations

from summitry.cases.conflicts.read import (
    ConflictFile,
    is_conflict_file,
    parse_conflict,
    read_conflict,
)

__all__ = ["ConflictFile", "is_conflict_file", "parse_conflict", "read_conflict"]
