"""What a state graph shows: nodes stand once, edges are moves, and what is drawn is in the data."""

import pytest

from summitry.reports.analysis import Analysis
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import moves_of_case
from summitry.reports.conflicts.file import moves_of_file
from summitry.reports.conflicts.graph import conflict_graph, standoff_graph
from summitry.reports.conflicts.picture import graph_spec
from summitry.reports.conflicts.standing import Standing
from summitry.reports.words import joined, points
from summitry.stability.definitions import improvements
from summitry.stability.paths import reached_by_moves
from tests.reports.conflicts.cases import FILES, HELD, SAME_NAME, drawn, read

STATE_KINDS = {"lasts", "held", "left"}


def assert_whole(graph):
    """Nodes stand once, in a column that is there; edges join them and have a party that is."""
    ids = [node["id"] for node in graph["nodes"]]
    assert len(set(ids)) == len(ids)
    assert all(0 <= node["column"] < len(graph["columns"]) for node in graph["nodes"])
    for edge in graph["edges"]:
        assert edge["source"] in ids
        assert edge["target"] in ids
        assert edge["source"] != edge["target"]
        assert edge["by"] is None or 0 <= edge["by"] < len(graph["parties"])


def node(graph, key):
    [found] = [one for one in graph["nodes"] if one["id"] == key]
    return found


def test_the_picture_of_the_shipped_case_is_whole(hanoi_moves):
    graph = hanoi_moves["graph"]
    assert_whole(graph)
    assert graph["parties"] == ["United States", "North Korea"]
    assert len(graph["columns"]) == 4
    assert graph == standoff_graph(hanoi_moves)


def test_steps_alone_are_those_of_the_table(hanoi_moves):
    graph = hanoi_moves["graph"]
    today = [edge for edge in graph["edges"] if edge["source"] == "today"]
    alone = [edge for edge in today if edge["by"] is not None]
    moves = [
        (by, move) for by, side in enumerate(hanoi_moves["sides"]) for move in side["moves"][:2]
    ]
    assert [(edge["by"], edge["pays"]) for edge in alone] == [
        (by, move["pays"]) for by, move in moves
    ]
    for edge, (by, move) in zip(alone, moves, strict=True):
        found = node(graph, edge["target"])
        assert found["title"] == f"{graph['parties'][by]} {points(move['change'])}"
        assert found["lines"][0] == joined(move["words"])
        assert len(found["lines"]) == 1 + len(move["answers"])


def test_every_deal_is_a_state_and_every_lure_leads_away_from_it(hanoi_moves):
    graph = hanoi_moves["graph"]
    agreed = [edge for edge in graph["edges"] if edge["by"] is None]
    assert [edge["target"] for edge in agreed] == [one["label"] for one in hanoi_moves["signed"]]
    for one in hanoi_moves["signed"]:
        loosest = {"content": "lasts", "leaves": "left"}.get(one["hold"], "held")
        assert node(graph, one["label"])["kind"] == loosest
        lures = [side for side in one["sides"] if side["temptation"]]
        away = [edge for edge in graph["edges"] if edge["source"] == one["label"]]
        assert [graph["parties"][edge["by"]] for edge in away] == [side["party"] for side in lures]
        assert all(edge["pays"] for edge in away)
        for edge, side in zip(away, lures, strict=True):
            told = node(graph, edge["target"])
            gain = points(side["temptation"]["change"])
            assert told["title"] == f"{side['party']} {gain}"
            assert any("held back" in line for line in told["lines"]) == (side["hold"] != "leaves")


@pytest.mark.parametrize("text", [HELD, SAME_NAME])
def test_parties_of_one_name_are_two(made, text):
    """A name is no key: two parties may have the same."""
    data = moves_of_case(made(text), "base", Asked(draws=0))
    graph = data["graph"]
    assert_whole(graph)
    assert len(graph_spec(graph)["layer"]) > 3
    alone = [edge["by"] for edge in graph["edges"] if edge["source"] == "today"]
    assert {by for by in alone if by is not None} == {0, 1}
    for one in data["signed"]:
        lured = [k for k, side in enumerate(one["sides"]) if side["temptation"]]
        away = [edge["by"] for edge in graph["edges"] if edge["source"] == one["label"]]
        assert away == lured


def test_where_nobody_holds_anything_only_deals_are_drawn(variants):
    graph = moves_of_case(variants["with_room"], "base", Asked(draws=0))["graph"]
    ids = {one["id"] for one in graph["nodes"]}
    assert ids == {"today", "A"}
    assert [(edge["source"], edge["target"], edge["by"]) for edge in graph["edges"]] == [
        ("today", "A", None)
    ]


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("known", [True, False])
def test_edges_of_a_conflict_are_its_improvements(seed, known):
    standing = Standing(drawn(seed))
    conflict = standing.conflict
    graph = conflict_graph(standing, 0 if known else None)
    assert_whole(graph)
    shown = [int(one["id"]) for one in graph["nodes"]]
    assert shown == list(range(conflict.n_states))
    found = {(int(e["source"]), int(e["target"]), e["by"], e["pays"]) for e in graph["edges"]}
    assert len(found) == len(graph["edges"])
    worth = conflict.worth
    losing = {edge[:3] for edge in found if not edge[3]}
    assert all(worth[party, end] < worth[party, start] for start, end, party in losing)
    assert not losing or known
    assert {edge[:3] for edge in found} - losing == {
        (state, target, party)
        for party in range(conflict.n_parties)
        for state in shown
        for target in improvements(conflict, party, state)
    }


@pytest.mark.parametrize("seed", range(24))
def test_columns_count_the_moves_from_the_state(seed):
    standing = Standing(drawn(seed))
    found = reached_by_moves(standing.conflict, 0, standing.arcs)
    away = dict(zip(found.states.tolist(), found.distances.tolist(), strict=True)) | {0: 0}
    graph = conflict_graph(standing, 0)
    columns = {int(one["id"]): one["column"] for one in graph["nodes"]}
    for state, column in columns.items():
        assert (graph["columns"][column] == "out of reach") == (state not in away)
    told = [(away[state], column) for state, column in columns.items() if state in away]
    assert len({n for n, _ in told}) == len({c for _, c in told}) == len(set(told))
    assert sorted(set(told)) == sorted(set(told), key=lambda pair: pair[1])
    assert graph["columns"][columns[0]] == "here"


@pytest.mark.parametrize("name", FILES)
def test_a_box_says_whether_its_state_lasts(name):
    file = read(name)
    data = moves_of_file(file, Asked(draws=0))
    standing = Standing(file.conflict)
    assert_whole(data["graph"])
    for one in data["graph"]["nodes"]:
        lasting = standing.lasting(int(one["id"]))
        expected = "lasts" if "nash" in lasting else "held" if "gmr" in lasting else "left"
        assert one["kind"] == expected
        assert ("here" in one["lines"]) == (int(one["id"]) == file.conflict.status_quo)


def test_of_a_large_conflict_the_ways_to_what_lasts_are_drawn(stood):
    graph = conflict_graph(stood, stood.conflict.status_quo)
    assert_whole(graph)
    assert 1 < len(graph["nodes"]) <= 16
    assert "0" in {one["id"] for one in graph["nodes"]}
    without = conflict_graph(stood, None)
    assert_whole(without)
    assert len(without["nodes"]) == 16


def test_a_case_of_hostile_words_has_a_whole_picture(hostile):
    assert isinstance(hostile, Analysis)
    assert_whole(moves_of_case(hostile, "base", Asked(draws=0))["graph"])
