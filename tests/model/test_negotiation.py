"""A wage and a pension between a union and a firm, with a mediator who only cares."""

from dataclasses import replace

import numpy as np
import pytest

from summitry.errors import UnknownName
from summitry.model.issue import Issue, Option
from summitry.model.negotiation import Interaction, Negotiation, Preferences, RedLine, Rule
from summitry.model.party import Party
from summitry.model.table import Table

WAGE = Issue("wage", "Wage", tuple(Option(o, o) for o in ("low", "middle", "high")), 0)
PENSION = Issue("pension", "Pension", (Option("no", "no"), Option("yes", "yes")), 1)


def _points(*rows):
    return tuple(np.array(row, dtype=np.int64) for row in rows)


@pytest.fixture
def talks():
    both = Table((0, 1), np.array([[0, 0], [0, 0], [0, -50]]))
    return Negotiation(
        parties=(Party("union", "Union"), Party("firm", "Firm"), Party("aide", "Aide", False)),
        issues=(WAGE, PENSION),
        preferences=(
            Preferences(
                _points([0, 40, 100], [0, 30]),
                70,
                red_lines=(RedLine("raise", Table((0,), np.array([False, True, True])), "more"),),
            ),
            Preferences(
                _points([100, 70, 20], [20, 0]), 10, interactions=(Interaction("both", both),)
            ),
            Preferences(_points([1, 2, 3], [4, 5]), 0),
        ),
        rules=(Rule("cap", Table((0, 1), np.array([[True, True], [True, True], [True, False]]))),),
    )


def test_a_model_knows_its_shape_and_its_principals(talks):
    assert talks.shape == (3, 2)
    assert talks.n_combinations == 6
    assert talks.principals == (0, 1)
    assert talks.outside.tolist() == [70, 10, 0]


def test_utility_is_the_sum_of_points_and_interactions(talks):
    assert talks.utility(0, (1, 1)) == 40 + 30
    assert talks.utility(1, (2, 0)) == 20 + 20
    assert talks.utility(1, (2, 1)) == 20 + 0 - 50


def test_a_party_accepts_what_is_worth_its_outside_option(talks):
    assert talks.accepts(0, (1, 1))
    assert not talks.accepts(0, (1, 0))
    assert not talks.accepts(1, (2, 1))


def test_a_party_does_not_accept_what_breaks_its_red_line(talks):
    generous = replace(talks.preferences[0], outside=0)
    talks = replace(talks, preferences=(generous, *talks.preferences[1:]))
    assert not talks.accepts(0, (0, 1))
    assert talks.accepts(0, (1, 0))


def test_a_deal_is_allowed_if_every_rule_holds(talks):
    assert talks.allowed((2, 0))
    assert not talks.allowed((2, 1))


def test_the_status_quo_is_a_deal_only_if_known_for_every_issue(talks):
    assert talks.status_quo == (0, 1)
    assert replace(talks, issues=(replace(WAGE, status_quo=None), PENSION)).status_quo is None


def test_a_model_is_additive_if_nothing_ties_issues_together(talks):
    bare = tuple(replace(p, interactions=(), red_lines=()) for p in talks.preferences)
    assert replace(talks, rules=(), preferences=bare).additive
    assert not replace(talks, preferences=bare).additive
    assert not replace(talks, rules=()).additive
    for place in (0, 1):
        one = (*bare[:place], talks.preferences[place], *bare[place + 1 :])
        assert not replace(talks, rules=(), preferences=one).additive


def test_the_number_of_combinations_is_exact_above_64_bits(talks):
    assert replace(talks, issues=(WAGE,) * 60).n_combinations == 3**60


def test_names_lead_to_places_and_unknown_ones_to_the_nearest(talks):
    assert (talks.party("firm"), talks.issue("pension")) == (1, 1)
    with pytest.raises(UnknownName, match="no such party: frim; did you mean firm"):
        talks.party("frim")
    with pytest.raises(UnknownName, match="no such issue: pensoin; did you mean pension"):
        talks.issue("pensoin")
