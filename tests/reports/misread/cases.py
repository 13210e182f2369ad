"""Small cases with beliefs: a market that one side sees otherwise than it is."""

from tests.reports.conftest import SMALL

OFFER = """\
offers:
  first: {by: east, name: First, options: {market: daily, fee: high}, assumed: a guess}
"""

HOPEFUL = (
    SMALL
    + OFFER
    + """\
beliefs:
  east:
    west:
      scores:
        market: {shut: 0, weekly: 20, daily: 40, assumed: it hopes}
      outside: {points: 20, assumed: it hopes}
"""
)
"""West would refuse the offer (50 points of fee, none of market, 50 needed: it takes it as
modelled at 50); in the eyes of the East it is worth 90 over 20."""

REFUSED = HOPEFUL.replace("outside: {points: 50,", "outside: {points: 60,")
"""The same with a West that needs 60: it refuses the offer, and the East expects it to take it."""

SAME = (
    SMALL
    + OFFER
    + """\
beliefs:
  east:
    west:
      outside: {points: 50, assumed: it knows}
"""
)
"""A belief that is what the model says."""

DROPPED = (
    SMALL
    + """\
    red_lines:
      never: {text: no daily market, rule: market != daily, assumed: a guess}
"""
    + OFFER
    + """\
beliefs:
  east:
    west:
      drop:
        never: {assumed: it does not believe it}
  west:
    east:
      red_lines:
        cheap: {text: no high fee, rule: fee = low, assumed: it fears so}
"""
)
"""A red line that one side does not believe in, and one that only the other side sees."""
