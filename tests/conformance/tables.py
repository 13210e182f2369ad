"""Utilities of every deal of a scenario, to be compared with what a platform printed."""

import math

import numpy as np


def utilities(scenario):
    """Utilities of all deals (n_deals, n_sides): exact sums, each rounded to a float once."""
    columns = []
    for profile in scenario.profiles:
        unit = math.lcm(*(term.denominator for row in profile.terms for term in row))
        sums = np.zeros(1, dtype=object)
        for row in profile.terms:
            sums = np.add.outer(sums, [int(term * unit) for term in row]).reshape(-1)
        columns.append([int(total) / unit for total in sums])
    return np.array(columns).T
