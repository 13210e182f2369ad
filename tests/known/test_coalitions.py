"""Known answers on coalitions, from the definitions first: orders, sets, proofs, equilibria."""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from summitry.cases.games import read_game
from summitry.coalitions.bargaining import baron_ferejohn, is_equilibrium
from summitry.coalitions.core import core, proved
from summitry.coalitions.game import Game, from_worths, members
from summitry.coalitions.nucleolus import kohlberg, nucleolus
from summitry.coalitions.power import banzhaf, banzhaf_raw, shapley
from summitry.coalitions.voting import Voting

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/*/answer.yaml"))


def _yaml(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _fractions(words):
    return tuple(Fraction(word) for word in words)


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda f: f"{f.parent.name}/{f.name}")
def known(request):
    """The game as it is stated, as a table of worths, and the answers."""
    file = read_game(str(request.param / "game.yaml"))
    expected = _yaml(request.param / "answer.yaml")
    if file.quota is None:
        game = from_worths(file.players, file.worth)
        return game, game, expected
    veto = tuple(file.players.index(name) for name in file.veto)
    voting = Voting(file.players, file.quota, file.votes, veto)
    return voting, voting.game(), expected


def test_the_proofs_stand(known):
    _, game, _ = known
    assert proved(core(game), game)
    assert kohlberg(game, nucleolus(game))


def test_the_indices_are_the_known_ones(known):
    stated, game, expected = known
    for name, find in (("shapley", shapley), ("banzhaf", banzhaf), ("banzhaf_raw", banzhaf_raw)):
        if name in expected:
            assert find(stated) == find(game) == _fractions(expected[name])


def test_the_core_and_the_nucleolus_are_the_known_ones(known):
    _, game, expected = known
    found = core(game)
    if expected["core"] == "empty":
        assert found.empty
    else:
        assert found.ranges == tuple(_fractions(pair) for pair in expected["core"])
    if "nucleolus" in expected:
        assert nucleolus(game) == _fractions(expected["nucleolus"])


def test_the_security_council_has_the_same_power_in_both_notations():
    names = tuple(map(str, range(15)))
    weights = Voting(names, 39, (7,) * 5 + (1,) * 10)
    vetoes = Voting(names, 9, (1,) * 15, (0, 1, 2, 3, 4))
    assert shapley(weights) == shapley(vetoes)
    assert banzhaf(weights) == banzhaf(vetoes)
    printed = 1e-6  # the figures in print have six places
    assert float(shapley(weights)[0]) == pytest.approx(0.196270, abs=printed)
    assert float(banzhaf(weights)[-1]) == pytest.approx(0.016535, abs=printed)


TALMUD = _yaml(HERE / "aumann-maschler-1985" / "talmud" / "estates.yaml")


@pytest.mark.parametrize("estate", TALMUD["nucleolus"])
def test_the_talmud_divides_by_the_nucleolus(estate):
    claims = TALMUD["claims"]
    others = [sum(claims) - sum(claims[i] for i in members(s)) for s in range(8)]
    game = Game(("a", "b", "c"), tuple(Fraction(max(0, estate - paid)) for paid in others))
    found = nucleolus(game)
    assert kohlberg(game, found)
    assert found == _fractions(TALMUD["nucleolus"][estate])


CLOSED = _yaml(HERE / "baron-ferejohn-1989" / "closed-rule" / "answers.yaml")["games"]


@pytest.mark.parametrize("game", CLOSED, ids=lambda g: f"{len(g['recognition'])}-{g['discount']}")
def test_the_closed_rule_divides_as_published(game):
    discount = Fraction(game["discount"])
    found = baron_ferejohn(_fractions(game["recognition"]), discount, game["quota"])
    assert is_equilibrium(found)
    if "values" in game:
        assert found.values == _fractions(game["values"])
        return
    assert set(found.keeps) == {Fraction(game["keeps"])}
    assert {discount * value for value in found.values} == {Fraction(game["price"])}
