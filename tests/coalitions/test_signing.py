"""Who could sign without the rest, beside the definition as a loop."""

from itertools import product

import numpy as np
import pytest

from summitry.coalitions.game import members
from summitry.coalitions.signing import controlled, game_of, signing, signings
from summitry.errors import TooManyDeals
from summitry.model.issue import Issue, Option
from summitry.model.negotiation import Interaction, Negotiation, Preferences, RedLine, Rule
from summitry.model.party import Party
from summitry.model.table import Table


def draw(seed):
    """A model with 2 to 4 principals and perhaps a bystander, some issues held and some joint."""
    rng = np.random.default_rng(seed)
    n, shape = int(rng.integers(2, 5)), [int(m) for m in rng.integers(1, 4, rng.integers(1, 5))]
    parties = [Party(f"p{p}", f"P{p}") for p in range(n)]
    if seed % 2:
        parties.insert(1, Party("by", "Bystander", principal=False))
    holders = [None, *(party.id for party in parties)]
    issues = tuple(
        Issue(
            f"i{i}",
            f"Issue {i}",
            tuple(Option(str(k), str(k)) for k in range(m)),
            None if rng.random() < 0.05 else int(rng.integers(m)),
            holders[int(rng.integers(len(holders)))],
        )
        for i, m in enumerate(shape)
    )
    wishes = tuple(_preferences(rng, shape) for _ in parties)
    rules = tuple(Rule(f"r{k}", _table(rng, shape, bool)) for k in range(int(rng.integers(0, 2))))
    return Negotiation(tuple(parties), issues, wishes, rules)


def _preferences(rng, shape):
    return Preferences(
        tuple(rng.integers(-2, 5, m) for m in shape),
        int(rng.integers(-4, 5)),
        (Interaction("t", _table(rng, shape, int)),) if rng.random() < 0.4 else (),
        (RedLine("l", _table(rng, shape, bool), "a demand"),) if rng.random() < 0.4 else (),
    )


def _table(rng, shape, kind):
    scope = tuple(i for i in range(len(shape)) if rng.random() < 0.6) or (0,)
    sizes = tuple(shape[i] for i in scope)
    drawn = rng.random(sizes) < 0.8 if kind is bool else rng.integers(-2, 4, sizes)
    return Table(scope, drawn)


def _by_definition(talks, subset):
    """All deals the set could sign, with their total gain."""
    places = [talks.principals[i] for i in members(subset)]
    ids, everyone = {talks.parties[p].id for p in places}, len(places) == len(talks.principals)
    today = [issue.status_quo for issue in talks.issues]
    found = {}
    for deal in product(*map(range, talks.shape)):
        changed = [i for i, option in enumerate(deal) if option != today[i]]
        own = all(talks.issues[i].held_by in ids for i in changed)
        if not everyone and (not own or not changed):
            continue
        if talks.allowed(deal) and all(talks.accepts(p, deal) for p in places):
            gains = [talks.utility(p, deal) - talks.preferences[p].outside for p in places]
            found[deal] = sum(gains)
    return found


@pytest.mark.parametrize("seed", range(250))
def test_every_set_signs_what_the_definition_lets_it(seed):
    talks = draw(seed)
    for one in signings(talks):
        wanted = _by_definition(talks, one.subset) if not one.unknown else {}
        assert one.count == len(wanted)
        best = max(wanted.values(), default=0)
        assert sum(one.gains) == best
        assert sorted(one.deals) == sorted(deal for deal, total in wanted.items() if total == best)


@pytest.mark.parametrize("seed", range(40))
def test_the_game_holds_the_worths_and_nothing_for_one_party(seed):
    talks = draw(seed)
    found = signings(talks)
    game = game_of(talks, found)
    assert game.n == len(talks.principals)
    assert [game.worth[one.subset] for one in found] == [sum(one.gains) for one in found]
    assert {game.worth[1 << i] for i in range(game.n)} == {0}


def _large(held_by, sizes):
    parties = (Party("a", "A"), Party("b", "B"), Party("c", "C"))
    issues = tuple(
        Issue(str(i), str(i), tuple(Option(str(k), str(k)) for k in range(m)), 0, held_by)
        for i, m in enumerate(sizes)
    )
    wishes = Preferences(tuple(np.zeros(m, dtype=np.int64) for m in sizes), 0)
    return Negotiation(parties, issues, (wishes,) * 3)


def test_too_many_combinations_are_refused_with_their_figure():
    with pytest.raises(TooManyDeals, match="1,048,576 ways"):
        signing(_large("a", (2,) * 20), 0b011)
    with pytest.raises(TooManyDeals, match=r"over 10\^18 ways; .*: name fewer issues"):
        signing(_large("a", (2,) * 60), 0b011)
    with pytest.raises(TooManyDeals, match=r"principals \(4\) can settle .* 30,000,003 ways"):
        signings(_large(None, (10, 10, 10, 10, 10, 300)))


def test_without_holders_only_all_together_can_sign():
    talks = _large(None, (2, 2))
    assert [one.possible for one in signings(talks)] == [False, False, False, True]
    assert controlled(talks, 0b011) == ()
    assert controlled(talks, 0b111) == (0, 1)


def test_all_together_can_be_left_out_where_only_they_have_too_many_ways():
    talks = _large(None, (10,) * 20)
    assert [one.subset for one in signings(talks, together=False)] == [0b011, 0b101, 0b110]
