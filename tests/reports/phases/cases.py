"""Cases for plans step by step: a market that East opens and a fee that West lowers."""

MARKET = """\
summitry: 1
title: A border market
date: 2021-03-04
parties:
  east: {name: East}
  west: {name: West, called: the West}
issues:
  market:
    options: {shut: the market is shut, weekly: it opens weekly, daily: it opens daily}
    status_quo: shut
    held_by: east
  fee:
    options: {high: the fee is high, low: the fee is low}
    status_quo: high
    held_by: west
preferences:
  east:
    scores:
      market: {shut: 30, weekly: 20, daily: 0, assumed: a guess}
      fee: {high: 0, low: 60, assumed: a guess}
    outside: {points: 30, per_month: -1, assumed: a guess}
    patience: {value: 0.9, assumed: a guess}
  west:
    scores:
      market: {shut: 0, weekly: 20, daily: 70, assumed: a guess}
      fee: {high: 20, low: 0, assumed: a guess}
    outside: {points: 20, assumed: a guess}
    patience: {value: 0.9, assumed: a guess}
offers:
  first: {by: east, name: First, options: {market: daily, fee: low}, assumed: a guess}
"""

STEPS = """\
steps:
  market:
    weekly: {detection: [0.4, 0.6], reversible: 1, months: 1, assumed: a guess}
    daily: {detection: [0.4, 0.6], reversible: 1, months: 1, assumed: a guess}
  fee:
    low: {detection: 1, reversible: [0.8, 1.0], months: 1, assumed: a guess}
"""

SOFT = """\
readings:
  soft:
    name: East needs it
    credence: 0.3
    assumed: a guess
    preferences: {east: {outside: {points: 5, assumed: a guess}}}
"""

PAPER = """\
  paper:
    options: {none: there is no paper, signed: a paper is signed}
    status_quo: none
"""


def replaced(text, *pairs):
    """The ``text`` with every old of ``pairs`` replaced by its new; each must be there."""
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


HOLDS = MARKET + STEPS
"""A plan holds, and everything in one exchange too."""

UNSEEN = replaced(HOLDS, ("[0.4, 0.6]", "0"))
"""What East does is never seen: no plan holds, whatever it is."""

SILENT = replaced(MARKET, ("    patience: {value: 0.9, assumed: a guess}\n", ""))
"""Nothing is said of steps, nor of patience."""

GUARANTEED = (
    replaced(UNSEEN, ("detection: 0", "detection: 0.02"))
    + """\
guarantees:
  bond: {binds: east, by: west, to: west, points: 400, assumed: a guess}
plan: {months: 2, grace: 1, assumed: a guess}
"""
)
"""East is hardly ever seen; a bond of it makes up for that. Stages of two months, one to spare."""

BANKED = replaced(
    HOLDS,
    ("  west: {name: West, c", "  bank: {name: Bank, role: interested}\n  west: {name: West, c"),
    ("  fee:\n    options", "  loan:\n    options: {none: no loan, paid: a loan is paid}\n"
     "    status_quo: none\n    held_by: bank\n  fee:\n    options"),
    ("offers:", "  bank:\n    scores:\n      loan: {none: 0, paid: -5, assumed: a guess}\n"
     "      market: {shut: 0, weekly: 5, daily: 20, assumed: a guess}\noffers:"),
    ("      fee: {high: 0, low: 60,", "      loan: {none: 0, paid: 20, assumed: a guess}\n"
     "      fee: {high: 0, low: 60,"),
    ("options: {market: daily,", "options: {loan: paid, market: daily,"),
)  # fmt: skip
"""A bank that need not sign pays a loan."""

THREE = (
    replaced(BANKED, ("{name: Bank, role: interested}", "{name: Bank}"))
    .replace("      market: {shut: 0, weekly: 5,", "      market: {shut: 0, weekly: 10,")
    .replace("offers:", "    outside: {points: 0, assumed: a guess}\noffers:")
)
"""The bank signs too."""

JOINT = replaced(
    MARKET,
    ("    held_by: east\n", ""),
    ("    held_by: west\n", ""),
)
"""All is done together."""

MIXED = replaced(
    HOLDS,
    ("preferences:\n", f"{PAPER}preferences:\n"),
    ("market: daily, fee: low", "market: daily, fee: low, paper: signed"),
    ("      fee: {", "      paper: {none: 0, signed: 2, assumed: a guess}\n      fee: {"),
)
"""A paper beside, signed together."""

LONG = replaced(
    HOLDS,
    ("it opens daily", "it opens " + "daily and for all who come from near and far " * 4),
    ("name: East}", f"name: {'East of the River and the Hills ' * 3}}}"),
)

RULED = replaced(
    HOLDS, ("offers:", "rules:\n  fair: {rule: market = daily -> fee = low, assumed: law}\noffers:")
)

AFTER = replaced(HOLDS, ("fee:\n    low: {", "fee:\n    low: {after: [market.weekly], "))
"""The fee is lowered only once the market is open weekly: not in one exchange."""

GRADUAL = """\
summitry: 1
title: A market opened by degrees
date: 2021-03-04
parties:
  east: {name: East}
  west: {name: West}
issues:
  market:
    options: {shut: the market is shut, weekly: it opens weekly, daily: it opens daily}
    status_quo: shut
    held_by: east
  fee:
    options: {high: the fee is high, mid: the fee is cut, low: the fee is low}
    status_quo: high
    held_by: west
preferences:
  east:
    scores:
      market: {shut: 20, weekly: 10, daily: 0, assumed: a guess}
      fee: {high: 0, mid: 30, low: 50, assumed: a guess}
    outside: {points: 20, assumed: a guess}
    patience: {value: 0.37, assumed: a guess}
  west:
    scores:
      market: {shut: 0, weekly: 30, daily: 50, assumed: a guess}
      fee: {high: 20, mid: 10, low: 0, assumed: a guess}
    outside: {points: 20, assumed: a guess}
    patience: {value: 0.37, assumed: a guess}
offers:
  whole: {by: east, name: Whole, options: {market: daily, fee: low}, assumed: a guess}
  half: {by: west, name: Half, options: {market: weekly, fee: mid}, assumed: a guess}
steps:
  market:
    weekly: {detection: 1, reversible: 1, months: 1, assumed: a guess}
    daily: {detection: 1, reversible: 1, months: 1, assumed: a guess}
  fee:
    mid: {detection: 1, reversible: 1, months: 1, assumed: a guess}
    low: {detection: 1, reversible: 1, months: 1, assumed: a guess}
"""
"""The whole by degrees holds, but both steps taken back late would pay: .63 times 50 is more than
30. The half does not: .63 times 30 is less than 20."""
