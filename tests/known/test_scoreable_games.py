"""The scoreable games, in the format they come in; every count by product and brute force."""

from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import yaml

from summitry.deals.counts import EliminatedCensus, ListedCensus
from summitry.deals.frontier import frontier_eliminated, frontier_listed
from summitry.deals.space import list_deals
from summitry.deals.zopa import room_found, room_listed
from summitry.model.issue import Issue, Option
from summitry.model.negotiation import Negotiation, Preferences
from summitry.model.party import Party

FOLDER = Path(__file__).parent / "scoreable-games"
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))["games"]


class Game(NamedTuple):
    """``scores[party][issue][option]``; ``veto`` are places of parties."""

    names: list[str]
    scores: list[list[list[int]]]
    minimum: list[int]
    veto: set[int]


def _read(folder):
    rows = [line.split(",") for line in (folder / "config.txt").read_text().splitlines()]
    tables = []
    for _, file, *_ in rows:
        lines = (folder / "scores_files" / f"{file}.txt").read_text().splitlines()
        tables.append([[int(x) for x in line.split(",")] for line in lines])
    return Game(
        names=[name for name, *_ in rows],
        scores=[table[:-1] for table in tables],
        minimum=[table[-1][0] for table in tables],
        veto={place for place, row in enumerate(rows) if row[2] in ("p1", "p2")},
    )


def _negotiation(game):
    return Negotiation(
        parties=tuple(Party(f"p{i}", name) for i, name in enumerate(game.names)),
        issues=tuple(
            Issue(letter, letter, tuple(Option(f"{letter}{k + 1}", "") for k in range(len(row))))
            for letter, row in zip("ABCDEFG", game.scores[0], strict=False)
        ),
        preferences=tuple(
            Preferences(tuple(np.array(row, dtype=np.int64) for row in scores), minimum)
            for scores, minimum in zip(game.scores, game.minimum, strict=True)
        ),
    )


@pytest.fixture(scope="module", params=EXPECTED)
def case(request):
    """A game, its model, its sums by brute force, and the known counts."""
    game = _read(FOLDER / request.param)
    assert len(game.veto) == 2
    deals = list(product(*(range(len(row)) for row in game.scores[0])))
    sums = [
        [sum(row[x] for row, x in zip(table, deal, strict=True)) for table in game.scores]
        for deal in deals
    ]
    return game, _negotiation(game), np.array(sums), EXPECTED[request.param]


def test_every_combination_is_a_deal(case):
    _, negotiation, sums, expected = case
    assert (list_deals(negotiation).utility == sums).all()
    assert negotiation.n_combinations == len(sums) == expected["deals"]


def test_the_room_holds_the_deals_that_all_accept(case):
    game, negotiation, sums, expected = case
    by_loop = sum(all(u >= m for u, m in zip(row, game.minimum, strict=True)) for row in sums)
    found = room_listed(list_deals(negotiation))
    assert found.count == by_loop == expected["all_accept"]
    merged = room_found(negotiation)
    assert merged.inside.points.tolist() == found.inside.points.tolist()
    assert merged.inside.counts == found.inside.counts
    assert merged.solutions == found.solutions


def test_counting_for_many_parties_is_left_to_listing(case):
    _, negotiation, _, _ = case
    assert room_found(negotiation).count is None


def test_a_deal_passes_with_both_vetoes_and_all_others_but_one(case):
    game, negotiation, sums, expected = case
    below = sums < np.array(game.minimum)
    by_loop = sum(not row[list(game.veto)].any() and row.sum() <= 1 for row in below)
    assert _passing(game, ListedCensus(list_deals(negotiation))) == by_loop == expected["passing"]


def _passing(game, census):
    """Deals that all accept, and for each party without a veto those that only it refuses."""
    bounds = dict(enumerate(game.minimum))
    everyone = census.at_least(bounds)
    free = [place for place in bounds if place not in game.veto]
    but_one = [census.at_least({p: m for p, m in bounds.items() if p != out}) for out in free]
    return everyone + sum(count - everyone for count in but_one)


def test_convolution_counts_the_deals_that_both_vetoes_let_through(case):
    game, negotiation, sums, _ = case
    veto = list(game.veto)
    by_loop = sum((row[veto] >= np.array(game.minimum)[veto]).all() for row in sums)
    assert EliminatedCensus(negotiation).at_least({p: game.minimum[p] for p in veto}) == by_loop


def test_the_efficient_deals_are_those_nothing_dominates(case):
    _, negotiation, sums, expected = case
    by_loop = sum(not ((sums >= row).all(axis=1) & (sums > row).any(axis=1)).any() for row in sums)
    for frontier in (frontier_listed(list_deals(negotiation)), frontier_eliminated(negotiation)):
        assert sum(frontier.counts) == by_loop == expected["efficient"]
