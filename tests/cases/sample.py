"""A small case with comments and every kind of scalar, for the tests of this folder."""

from summitry.cases.checks import findings
from summitry.cases.nodes import Text, parse
from summitry.cases.read import load_case
from summitry.cases.schema import Case
from tests.broken.table import CASE, EVIDENCE

COMMENTED = """\
# What the two sides say of the market.
summitry: 1
title: "A border market"   # quoted
date: 2021-03-04

parties:
  east: {name: 'East', role: principal}   # in quotes
  west:
    name: West  # in a block
  gulf: {name: Gulf, role: interested}
issues:
  market:
    options: [no, weekly, yes]     # words, not truth values
    status_quo: no
  fee: {range: {from: 0, to: 20, step: 5, unit: EUR}, status_quo: 10}

# Facts of the world.
rules:
  cheap:
    rule: market = yes -> fee <= 10
    assumed: >-
      a text in
      two lines
preferences:
  east:
    weights: {market: {value: [30, 60], assumed: a}, fee: {value: 40, assumed: b}}
    scores:
      market: {no: 0, weekly: 60, yes: 100, assumed: c}
      fee: {0: 0, 20: {low: 80, mode: 90, high: 100}, assumed: d}
    outside: {points: 200, per_month: -5, assumed: "e: f # g"}
  west:
    scores:
      fee: {0: 500, 20: 0, assumed: in points}   # no weights
    outside: {points: 100, assumed: a guess}
talks: {protocol: alternating_offers, rounds: 20, assumed: as last year}
# The end.
"""


def written(folder, case=COMMENTED, evidence=None):
    """The folder with the files of a case in it."""
    (folder / "case.yaml").write_bytes(case.encode())
    if evidence is not None:
        (folder / "evidence.yaml").write_bytes(evidence.encode())
    return folder


def sample():
    """The case from which the broken ones are made."""
    plain = parse(Text("case.yaml", CASE)).plain()
    return Case.model_validate({**plain, "evidence": parse(Text("e", EVIDENCE)).plain()})


def found(*path, **entry):
    """What the checks find in the sample with keys set in the mapping at ``path``."""
    plain = parse(Text("case.yaml", CASE)).plain()
    plain["evidence"] = parse(Text("e", EVIDENCE)).plain()
    here = plain
    for part in path:
        here = here.setdefault(part, {})
    here.update(entry)
    return [(".".join(f.path), f.message) for f in findings(Case.model_validate(plain))]


def loaded(folder, case=COMMENTED):
    """A case written to ``folder`` and read."""
    return load_case(written(folder, case))
