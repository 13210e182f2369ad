"""The frontier by merge and prune, beside the definition over all deals listed, in one run.

    python benchmarks/frontier.py

Two opposed parties, 10 options an issue, points 0..100 an option. At 10^4, 10^5 and 10^6 deals
both ways run on the same model and must agree; at 10^10 and 10^15 nothing can be listed. Prints the
median of five runs of each and the ratio.
"""

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from summitry.deals.frontier import Frontier, frontier_listed, frontier_eliminated
from summitry.deals.space import list_deals
from summitry.model.issue import Issue, Option
from summitry.model.negotiation import Negotiation, Preferences
from summitry.model.party import Party

RUNS = 5
SEED = 1950


def opposed(sizes: list[int]) -> Negotiation:
    """Two parties: what an option gives one it takes, more or less, from the other."""
    generator = np.random.default_rng(SEED)
    firsts = [np.sort(generator.integers(0, 101, size)) for size in sizes]
    seconds = [np.sort(generator.integers(0, 101, size))[::-1] for size in sizes]
    return Negotiation(
        parties=(Party("first", "First"), Party("second", "Second")),
        issues=tuple(
            Issue(f"i{i}", f"Issue {i}", tuple(Option(f"o{k}", "") for k in range(size)))
            for i, size in enumerate(sizes)
        ),
        preferences=tuple(Preferences(tuple(points), 0) for points in (firsts, seconds)),
    )


def listed(negotiation: Negotiation) -> Frontier:
    """Every deal written out, then the definition."""
    return frontier_listed(list_deals(negotiation))


def timed(
    method: Callable[[Negotiation], Frontier], negotiation: Negotiation
) -> tuple[float, Frontier]:
    """Median seconds of RUNS runs, and the frontier."""
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        frontier = method(negotiation)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), frontier


def main() -> None:
    """Print one row for each size."""
    print(
        f"{'deals':>8} {'points':>7} {'merge and prune':>16} {'every deal listed':>18} {'ratio':>9}"
    )
    for power in (4, 5, 6, 10, 15):
        negotiation = opposed([10] * power)
        assert negotiation.n_combinations == 10**power
        merged_s, merged = timed(frontier_eliminated, negotiation)
        row = f"{'10^' + str(power):>8} {len(merged.points):>7} {merged_s * 1000:>13.2f} ms"
        if power > 6:
            print(f"{row} {'-':>18} {'-':>9}")
            continue
        listed_s, brute = timed(listed, negotiation)
        if merged.points.tolist() != brute.points.tolist() or merged.counts != brute.counts:
            sys.exit(f"the two ways disagree at 10^{power} deals")
        print(f"{row} {listed_s * 1000:>15.2f} ms {listed_s / merged_s:>8.1f}x")


if __name__ == "__main__":
    main()
