"""Cases for the clock: a market whose outside options drift, and what stands in the way."""

from tests.reports.conftest import SMALL


def drifting(east="-1", west="2", *, points=("90", "50"), patience=""):
    """East and West of the border market with outside options that drift by so much a month."""
    text = SMALL.replace("{points: 90,", f"{{points: {points[0]}, per_month: {east},")
    text = text.replace("{points: 50,", f"{{points: {points[1]}, per_month: {west},")
    return text + patience


PATIENCE = "    patience: {value: 0.9, assumed: a guess}\n"
"""Of West, which stands last."""

LINE = "    red_lines:\n      low: {rule: fee = low, assumed: a guess}\n"

FACE = (
    "    public:\n      market: {option: shut, assumed: a guess}\n"
    "    face: {points_per_step_back: 3, assumed: a guess}\n"
)
