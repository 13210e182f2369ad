from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.deals.blockers import why, why_found, why_listed
from summitry.deals.requirements import broken_by
from summitry.deals.space import list_deals

drawn = settings(max_examples=60, deadline=None)


def _minimal(sets):
    return {s for s in sets if not any(other < s for other in sets)}


def _broken(found, deals):
    return {
        deal: frozenset(broken_by(found.negotiation, deal, found.requirements)) for deal in deals
    }


@drawn
@given(data=st.data())
def test_openings_are_the_minimal_broken_sets(data, negotiations, by_definition):
    negotiation = data.draw(negotiations())
    found = why_listed(list_deals(negotiation))
    broken = _broken(found, by_definition.deals(negotiation))
    expected = _minimal(set(broken.values())) - {frozenset()}
    assert [frozenset(o.requirements) for o in found.openings].count(frozenset()) == 0
    assert {frozenset(o.requirements) for o in found.openings} == expected
    assert len(found.openings) == len(expected)
    assert found.n_deals == len(broken)
    assert found.n_accepted == len(by_definition.room(negotiation))


@drawn
@given(data=st.data())
def test_blockers_are_the_minimal_sets_that_no_deal_meets(data, negotiations, by_definition):
    negotiation = data.draw(negotiations(possible=True))
    found = why_listed(list_deals(negotiation))
    places = range(len(found.requirements))
    broken = set(_broken(found, by_definition.deals(negotiation)).values())
    unmet = {
        frozenset(some)
        for size in range(len(places) + 1)
        for some in combinations(places, size)
        if all(set(some) & one for one in broken)
    }
    assert {frozenset(b.requirements) for b in found.blockers} == _minimal(unmet)
    assert found.complete
    assert found.blocked == (not by_definition.room(negotiation))


@drawn
@given(data=st.data())
def test_an_opening_says_what_it_opens(data, negotiations, by_definition):
    found = why_listed(list_deals(data.draw(negotiations())))
    negotiation = found.negotiation
    broken = _broken(found, by_definition.deals(negotiation))
    for opening in found.openings:
        given_up = frozenset(opening.requirements)
        opened = {deal for deal, some in broken.items() if some <= given_up}
        assert opening.n_deals == len(opened)
        assert set(opening.best) <= opened
        assert len(set(opening.best)) == len(opening.best) == min(opening.n_best, 12)
        efficient = by_definition.frontier(negotiation, opened)
        assert {by_definition.points(negotiation, d) for d in opening.best} <= set(efficient)
        assert opening.parties == tuple(sorted({found.requirements[r].party for r in given_up}))


@drawn
@given(data=st.data())
def test_the_best_opened_deal_is_the_one_announced(data, negotiations, by_definition):
    found = why_listed(list_deals(data.draw(negotiations())))
    negotiation = found.negotiation
    broken = _broken(found, by_definition.deals(negotiation))
    for opening in found.openings:
        opened = [d for d, some in broken.items() if some <= set(opening.requirements)]
        gains = [by_definition.gains(negotiation, deal) for deal in opened]
        assert opening.nobody_worse == all(min(g) >= 0 for g in gains)
        if not opening.nobody_worse:
            assert {min(g) for g in opening.gains} == {max(map(min, gains))}
        announced = {by_definition.gains(negotiation, deal) for deal in opening.best}
        assert announced <= set(opening.gains)
        assert opening.n_best == sum(g in opening.gains for g in gains)


@drawn
@given(data=st.data())
def test_giving_up_fewer_opens_nothing(data, negotiations, by_definition):
    found = why_listed(list_deals(data.draw(negotiations())))
    broken = set(_broken(found, by_definition.deals(found.negotiation)).values())
    for opening in found.openings:
        for kept in opening.requirements:
            fewer = set(opening.requirements) - {kept}
            assert not any(one <= fewer for one in broken)


@drawn
@given(data=st.data())
def test_elimination_finds_the_reasons_of_listing(data, negotiations):
    tied = data.draw(st.booleans())
    negotiation = data.draw(negotiations(parties=st.integers(2, 4), tied=tied))
    merged, listed = why_found(negotiation), why_listed(list_deals(negotiation))
    assert merged.blockers == listed.blockers
    assert (merged.n_deals, merged.n_accepted) == (listed.n_deals, listed.n_accepted)
    assert (merged.blocked, merged.complete) == (listed.blocked, listed.complete)
    assert [_without_deals(o) for o in merged.openings] == [
        _without_deals(o) for o in listed.openings
    ]
    for one, other in zip(merged.openings, listed.openings, strict=True):
        assert len(one.best) == len(other.best)
        if one.n_best == len(one.best):
            assert set(one.best) == set(other.best)


def _without_deals(o):
    return o.requirements, o.n_deals, o.n_best, o.gains, o.parties, o.nobody_worse


def test_walk_away_values_block_each_other_on_a_pie(build):
    pie = list(range(11))
    found = why(build([[pie], [pie[::-1]]], [7, 5]))
    assert [b.requirements for b in found.blockers] == [(0, 1)]
    assert [(o.requirements, o.best, o.gains) for o in found.openings] == [
        ((0,), ((5,),), ((-2, 0),)),
        ((1,), ((7,),), ((0, -2),)),
    ]


def test_a_large_additive_model_says_why_without_listing(build):
    n = 60
    found = why(build([[[0, 1]] * n, [[1, 0]] * n], [40, 40]))
    assert found.blocked
    assert [b.requirements for b in found.blockers] == [(0, 1)]
    assert sorted(o.requirements for o in found.openings) == [(0,), (1,)]
    assert found.n_deals == 2**n


def test_a_large_model_tied_together_has_its_reasons(build):
    both = ((0, 1), [[1, 0], [0, 1]])
    wish = ((0,), [False, True])
    other = ((1,), [True, False])
    model = build([[[0, 1]] * 40] * 2, [0, 40], rules=[both], red_lines={0: [wish], 1: [other]})
    found = why(model)
    assert [b.requirements for b in found.blockers] == [(0, 2), (2, 3)]
    assert [(o.requirements, o.n_deals) for o in found.openings] == [
        ((2,), 1),
        ((0, 3), 2**38),
    ]
    assert found.n_deals == 2**39


def _doubted(negotiation, party, credence):
    """The model with the red lines of one party believed less."""
    changed = list(negotiation.preferences)
    lines = tuple(replace(line, credence=credence) for line in changed[party].red_lines)
    changed[party] = replace(changed[party], red_lines=lines)
    return replace(negotiation, preferences=tuple(changed))


FIRST, SECOND = ((0,), [True, False]), ((0,), [False, True])
"""Red lines over one issue of two options: the first option, or the second."""


def test_a_doubtful_red_line_is_the_cheapest_to_give_up(build):
    clash = build([[[5, 5]], [[5, 5]]], [0, 0], red_lines={0: [FIRST], 1: [SECOND]})
    assert [o.parties for o in why(clash).openings] == [(0,), (1,)]
    assert [o.parties for o in why(_doubted(clash, 1, 0.5)).openings] == [(1,), (0,)]


def test_one_red_line_is_cheaper_than_two_doubtful_ones(build):
    clash = build([[[5, 5]], [[5, 5]]], [0, 0], red_lines={0: [FIRST] * 2, 1: [SECOND]})
    assert [o.parties for o in why(_doubted(clash, 0, 0.2)).openings] == [(1,), (0,)]


def test_two_red_lines_are_cheaper_than_a_walk_away_value(build):
    clash = build([[[0, 5]], [[5, 5]]], [1, 0], red_lines={1: [FIRST] * 2})
    assert [(o.parties, o.nobody_worse) for o in why(clash).openings] == [
        ((1,), True),
        ((0,), False),
    ]


def test_of_two_equal_openings_the_one_with_the_larger_smallest_gain_is_cheaper(build):
    clash = build([[[9, 3]], [[2, 9]]], [0, 0], red_lines={0: [FIRST], 1: [SECOND]})
    assert [(o.parties, o.gains) for o in why(clash).openings] == [
        ((0,), ((3, 9),)),
        ((1,), ((9, 2),)),
    ]
    clash = build([[[9, 2]], [[3, 9]]], [0, 0], red_lines={0: [FIRST], 1: [SECOND]})
    assert [o.parties for o in why(clash).openings] == [(1,), (0,)]


def test_where_nobody_is_worse_off_the_best_deal_is_the_nash_solution(build):
    lines = {0: [((0,), [True, False, False])], 1: [((0,), [False, True, True])]}
    clash = build([[[0, 12, 8]], [[0, 5, 6]]], [0, 0], red_lines=lines)
    (opening,) = [o for o in why(clash).openings if o.parties == (0,)]
    assert (opening.best, opening.gains, opening.n_deals) == (((1,),), ((12, 5),), 2)


def test_at_most_twelve_of_many_equal_deals_are_shown_and_all_are_counted(build):
    alike = [[5, 5]] + [[0, 0]] * 4
    clash = build([alike, alike], [0, 0], red_lines={0: [FIRST], 1: [SECOND]})
    for opening in why(clash).openings:
        assert (opening.n_deals, opening.n_best) == (16, 16)
        assert len(set(opening.best)) == len(opening.best) == 12


def test_room_needs_no_opening_and_has_no_blocker(build):
    found = why(build([[[0, 1]], [[1, 0]]], [0, 0]))
    assert (found.blocked, found.blockers, found.openings, found.n_accepted) == (False, (), (), 2)
