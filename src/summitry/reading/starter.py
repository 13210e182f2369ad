"""A case to start from where none stands yet: who is quoted most, and one issue to rename.

It checks, and it is wrong on purpose in one way only: it holds no judgement. Its two parties are
those quoted most, which the texts cannot say are the parties.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from summitry.cases.entries import quoted
from summitry.cases.read import CASE_FILE, EVIDENCE_FILE
from summitry.cases.write import replace_file
from summitry.errors import OutputError
from summitry.model.claim import REPORTER
from summitry.model.keys import free_key, key_for

__all__ = ["make_starter", "starter"]

_CASE = """\
# Made by summitry read. Before you review what it found, say here who negotiates about what, and
# run summitry read again: names and keywords decide who is recognised and which issue is meant.
#
#   parties    key: {{name: ..., speakers: [people who speak for it]}}
#   issues     key: {{name: ..., options: {{...}}, keywords: [words the reports use for it]}}
#   aliases    in evidence.yaml: {{White House: us, Kim: Kim Jong Un}}

summitry: 1
title: {title}
date: {day}

# Quoted most, so perhaps a party; rename, add, take away.{others}
parties:
{parties}

issues:
  first_issue:
    name: unnamed
    options: [none, some, all]
    status_quo: none
    keywords: []
    assumed: a place to start from; no report was read for it
"""

_EVIDENCE = """\
# What the record holds. summitry review puts here what you accept.

documents: {}
voices: {}
# Other names the texts use:  words: speaker, party or voice
aliases: {}
claims: {}
"""


def starter(title: str, day: datetime.date, people: Sequence[tuple[str, int]]) -> dict[str, str]:
    """The texts of a case called ``title`` of that ``day``, by file name.

    ``people``: who is quoted, and how often, the most quoted first.
    """
    names = [" ".join(name.split())[:100] for name, _ in people[:2]]
    names += ["First side", "Second side"][len(names) :]
    keys: list[str] = []
    for name in names:
        keys.append(free_key(key_for(name, "x"), (REPORTER, *keys)))
    parties = [
        f"  {key}: {{name: {quoted(name)}, speakers: [{quoted(name)}]}}"
        for key, name in zip(keys, names, strict=True)
    ]
    rest = ", ".join(f"{' '.join(name.split())} ({n})" for name, n in people[2:12])
    others = f"\n# Quoted, too: {rest}" if rest else ""
    case = _CASE.format(
        title=quoted(title), day=day.isoformat(), others=others, parties="\n".join(parties)
    )
    return {CASE_FILE: case, EVIDENCE_FILE: _EVIDENCE}


def make_starter(folder: Path, texts: dict[str, str]) -> None:
    """Write the ``texts`` of a case into ``folder``, made if need be; OutputError if it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from error
    for name, text in texts.items():
        if not (folder / name).exists():
            replace_file(folder / name, text)
