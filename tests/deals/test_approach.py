from itertools import combinations

import pytest

from summitry.deals import approach, elimination, space
from summitry.deals.approach import EXACT, Approach, way
from summitry.deals.blockers import why
from summitry.deals.elimination import MAX_CELLS
from summitry.deals.zopa import room
from summitry.errors import TooManyDeals


def free(build, n):
    return build([[[0, 1]] * n] * 2, [0, 0])


def dense(build, n, n_parties=2, interested=()):
    """All pairs of n issues are tied: width n - 1, a table of 2^n cells."""
    rules = [(pair, [[1, 1], [1, 0]]) for pair in combinations(range(n), 2)]
    nothing = [0] * n_parties
    return build([[[0, 1]] * n] * n_parties, nothing, rules=rules, interested=interested)


@pytest.fixture
def small(monkeypatch):
    """Limits to reach with few issues: 8 written out, 16 cells, 64 written out at worst."""
    monkeypatch.setattr(approach, "WRITE_OUT", 8)
    monkeypatch.setattr(approach, "ROOMY", 16)
    monkeypatch.setattr(approach, "MAX_CELLS", 16)
    monkeypatch.setattr(elimination, "MAX_CELLS", 16)
    monkeypatch.setattr(space, "LIST_LIMIT", 64)


@pytest.mark.usefixtures("small")
def test_few_deals_are_written_out_and_more_are_not(build):
    assert way(free(build, 3)) == way(dense(build, 3)) == "list"
    assert way(free(build, 4)) == way(dense(build, 4)) == way(free(build, 60)) == "eliminate"


@pytest.mark.usefixtures("small")
def test_what_is_too_dense_is_written_out_as_far_as_it_can_be(build):
    assert way(dense(build, 5)) == way(dense(build, 6)) == "list"
    for allowed in (EXACT, Approach(within=10)):
        with pytest.raises(TooManyDeals):
            way(dense(build, 7, n_parties=3), allowed)


@pytest.mark.usefixtures("small")
def test_two_principals_with_few_boxes_are_settled_by_them(build):
    assert way(dense(build, 7)) == "boxes"
    bystander = dense(build, 7, n_parties=3, interested=(2,))
    assert way(bystander) == "boxes"


@pytest.mark.usefixtures("small")
def test_few_boxes_come_before_large_tables_and_not_before_small_ones(build, monkeypatch):
    monkeypatch.setattr(approach, "ROOMY", 8)
    assert way(dense(build, 4)) == "list"
    monkeypatch.setattr(space, "LIST_LIMIT", 8)
    assert way(dense(build, 4)) == "boxes"
    monkeypatch.setattr(approach, "FEW_OPTIONS", 1)
    assert way(dense(build, 4)) == "eliminate"
    assert way(dense(build, 4, n_parties=3)) == way(free(build, 60)) == "eliminate"


@pytest.mark.usefixtures("small")
def test_too_many_boxes_are_refused_like_three_principals(build, monkeypatch):
    def refused(*_):
        raise TooManyDeals("too many boxes")

    monkeypatch.setattr(approach, "box_model", refused)
    with pytest.raises(TooManyDeals, match="width 6"):
        way(dense(build, 7))


@pytest.mark.usefixtures("small")
def test_the_solver_is_asked_only_where_it_is_allowed_and_nothing_else_is_left(build):
    allowed = Approach(solver=True)
    assert way(dense(build, 7, n_parties=3), allowed) == "solve"
    assert way(dense(build, 6), allowed) == "list"
    assert way(free(build, 60), allowed) == "eliminate"


@pytest.mark.usefixtures("small")
def test_the_refusal_names_the_width_the_cells_and_the_switch(build):
    with pytest.raises(TooManyDeals) as error:
        way(dense(build, 7, n_parties=3))
    words = ("7 issues hang together", "width 6", "1.3e+02 cells", "16 are allowed", "--solver")
    assert [word for word in words if word not in str(error.value)] == []
    assert "\n" not in str(error.value)


@pytest.mark.usefixtures("small")
def test_red_lines_and_interactions_of_principals_tie_and_those_of_bystanders_do_not(build):
    pairs = list(combinations(range(7), 2))
    lines = {2: [(pair, [[1, 1], [1, 0]]) for pair in pairs]}
    together = {2: [(pair, [[0, 0], [0, 1]]) for pair in pairs]}
    for tied in ({"red_lines": lines}, {"interactions": together}):
        for interested, refused in (((2,), False), ((), True)):
            model = build([[[0, 1]] * 7] * 3, [0, 0, 0], interested=interested, **tied)
            if refused:
                with pytest.raises(TooManyDeals):
                    way(model)
            else:
                assert way(model) == "eliminate"


def test_the_limits_are_a_million_deals_and_eight_million_cells(build):
    assert (approach.WRITE_OUT, MAX_CELLS, space.LIST_LIMIT) == (10**6, 8 * 10**6, 10**7)
    million = [[0] * 10] * 6
    assert way(build([million] * 2, [0, 0])) == "list"
    assert way(build([[*million, [0, 0]]] * 2, [0, 0])) == "eliminate"


def test_room_and_reasons_go_the_way_that_is_chosen(build, monkeypatch):
    model = free(build, 5)
    assert room(model).frontier.method == "every deal listed"
    monkeypatch.setattr(approach, "WRITE_OUT", 8)
    assert room(model).frontier.method == "bucket elimination"
    for one in (room, why):
        with pytest.raises(TooManyDeals, match="--solver"):
            one(dense(build, 24, n_parties=3))


def test_room_and_reasons_agree_across_the_border(build, monkeypatch):
    model = dense(build, 6)
    listed, said = room(model), why(model)
    monkeypatch.setattr(approach, "WRITE_OUT", 8)
    found, answered = room(model), why(model)
    assert found.frontier.points.tolist() == listed.frontier.points.tolist()
    assert (found.count, found.solutions) == (listed.count, listed.solutions)
    assert answered.n_accepted == said.n_accepted
