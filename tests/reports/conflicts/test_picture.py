"""The drawing: boxes apart, arrows from box to box, words that fit, and words that cannot harm."""

import math
from itertools import combinations

import pytest
from defusedxml.ElementTree import fromstring

from summitry.reports.charts import to_svg
from summitry.reports.conflicts import picture
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import moves_of_case
from summitry.reports.conflicts.file import moves_of_file
from summitry.reports.conflicts.graph import conflict_graph
from summitry.reports.conflicts.picture import GRAPH_LABEL, graph_picture, graph_spec
from summitry.reports.conflicts.standing import Standing
from tests.reports.conflicts.cases import FILES, HELD, drawn, read
from tests.reports.conftest import HOSTILE

PNG = b"\x89PNG\r\n\x1a\n"
LONG = "u" * 200


def values(spec, mark):
    """The rows of all layers of one kind of mark."""
    layers = [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]
    return [row for layer in layers for row in layer["data"]["values"]]


def boxes_of(spec):
    return [tuple(row[key] for key in ("x", "y", "x2", "y2")) for row in values(spec, "rect")]


def words_of(spec):
    return [row for row in values(spec, "text") if "weight" in row]


def at_edge(x, y, box, off):
    """Does the point stand on the edge of the box, or ``off`` before it?"""
    left, top, right, bottom = box
    beside = top <= y <= bottom and min(abs(x - left), abs(x - right)) <= off
    above = left <= x <= right and min(abs(y - top), abs(y - bottom)) <= off
    return beside or above


def assert_drawn(graph):
    spec = graph_spec(graph)
    boxes = boxes_of(spec)
    assert len(boxes) == len({node["id"] for node in graph["nodes"]})
    for one, other in combinations(boxes, 2):
        apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
        assert apart, (one, other)
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= spec["width"]
        assert bottom <= spec["height"]
    arrows = values(spec, "rule")
    columns = {node["id"]: node["column"] for node in graph["nodes"]}
    within = sum(columns[e["source"]] == columns[e["target"]] for e in graph["edges"])
    assert len(arrows) == len(graph["edges"]) + 2 * within
    heads = [row for row in arrows if row["head"]]
    assert len(heads) == len(graph["edges"])
    assert all(any(at_edge(row["x2"], row["y2"], box, 4) for box in boxes) for row in heads)
    ends = {(row["x2"], row["y2"]) for row in arrows if not row["head"]}
    for row in arrows:
        own = any(at_edge(row["x"], row["y"], box, 0) for box in boxes)
        assert own or (row["x"], row["y"]) in ends
        assert all(math.isfinite(row[key]) for key in ("x", "y", "x2", "y2", "angle"))
    assert_words_inside(spec, boxes)


def assert_words_inside(spec, boxes):
    for row in words_of(spec):
        assert len(row["words"]) <= picture._LETTERS - 3 * (row["weight"] == "bold")
        assert any(box[0] < row["x"] < box[2] and box[1] < row["y"] < box[3] for box in boxes)


def graph_of(title="a title", lines=("a line",), **changes):
    """Two boxes and an arrow between them."""
    nodes = [
        {"id": "a", "column": 0, "kind": "lasts", "title": title, "lines": list(lines)},
        {"id": "b", "column": 1, "kind": "left", "title": title, "lines": list(lines)},
    ]
    edge = {"source": "a", "target": "b", "by": 0, "pays": True}
    graph = {"columns": [title, ""], "nodes": nodes, "edges": [edge], "parties": [title]}
    return {**graph, "note": title, **changes}


def test_the_picture_of_the_shipped_case_is_drawn_apart(hanoi_moves):
    assert_drawn(hanoi_moves["graph"])


@pytest.mark.parametrize("name", FILES)
def test_the_pictures_of_files_are_drawn_apart(name):
    assert_drawn(moves_of_file(read(name), Asked(draws=0))["graph"])


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("state", [0, None])
def test_any_picture_is_drawn_apart(seed, state):
    assert_drawn(conflict_graph(Standing(drawn(seed)), state))


def test_arrows_end_at_the_boxes_that_they_name():
    """Also to a box of the same column and to one further left."""
    nodes = [
        {"id": str(k), "column": column, "kind": "left", "title": f"n{k}", "lines": []}
        for k, column in enumerate([0, 0, 1, 1, 2])
    ]
    pairs = [("0", "1"), ("1", "0"), ("2", "0"), ("0", "4"), ("4", "3"), ("2", "3")]
    edges = [
        {"source": a, "target": b, "by": 1, "pays": bool(k % 2)} for k, (a, b) in enumerate(pairs)
    ]
    graph = {"columns": ["", "", ""], "nodes": nodes, "edges": edges, "parties": ["P", "Q"]}
    graph["note"] = ""
    spec = graph_spec(graph)
    assert_drawn(graph)
    middles = dict(zip("01234", boxes_by_id(spec, nodes), strict=True))
    rows = iter(values(spec, "rule"))
    numbered = list(enumerate(pairs))
    ordered = [pair for pays in (True, False) for k, pair in numbered if bool(k % 2) == pays]
    for source, target in ordered:
        strokes = [next(rows)]
        while not strokes[-1]["head"]:
            strokes.append(next(rows))
        assert at_edge(strokes[0]["x"], strokes[0]["y"], middles[source], 0)
        assert at_edge(strokes[-1]["x2"], strokes[-1]["y2"], middles[target], 4)
    assert next(rows, None) is None


def boxes_by_id(spec, nodes):
    """The box around the title of each node; titles differ."""
    for node in nodes:
        [at] = [row for row in words_of(spec) if row["words"] == node["title"]]
        yield next(
            box for box in boxes_of(spec) if box[0] < at["x"] < box[2] and box[1] < at["y"] < box[3]
        )


def test_colour_follows_the_side_and_grey_is_agreement():
    edges = [
        {"source": "a", "target": "b", "by": by, "pays": pays}
        for by, pays in ((0, True), (1, False), (None, True), (6, True))
    ]
    graph = graph_of(edges=edges, parties=[f"P{k}" for k in range(7)])
    rows = values(graph_spec(graph), "rule")
    by_pays = {True: [], False: []}
    for row in rows:
        by_pays[row["pays"]].append(row["colour"])
    assert by_pays[False] == [picture._COLOURS[1]]
    assert by_pays[True] == [picture._COLOURS[0], picture._GREY, picture._COLOURS[0]]
    dashed = [
        bool(layer["mark"].get("strokeDash"))
        for layer in graph_spec(graph)["layer"]
        if layer["mark"]["type"] == "rule"
    ]
    assert dashed == [False, True]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (LONG, [LONG]),
        ("a " * 100, ["b " * 100, LONG]),
        (HOSTILE, [HOSTILE, HOSTILE * 9]),
        ("<b>&amp;\"'</b>", ["]]>", "<![CDATA[", "<!--", "&#0;"]),
        ("\x00\x01\x1b\x7f\ud800", ["\ufffe\uffff", "\u202e\u2066"]),
        ("", [""]),
        ("\t\n", ["a\nb\tc", "\u00a0", "\u200b" * 50]),
        ("한국어 " * 20, ["שלום " * 20, "🂡" * 90]),
    ],
)
def test_no_words_break_the_picture(title, lines):
    graph = graph_of(title, lines)
    assert_drawn(graph)
    svg = graph_picture(graph, ".svg")
    root = fromstring(svg.decode("utf-8"))
    assert root.tag.endswith("svg")
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags <= {
        "svg",
        "g",
        "path",
        "text",
        "tspan",
        "rect",
        "line",
        "defs",
        "clipPath",
        "title",
    }
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert not {"\x1b", "\x00", "\u202e", "\ufffe"} & set(svg.decode("utf-8"))
    assert graph_picture(graph, ".png").startswith(PNG)


def test_a_long_word_is_broken_and_none_of_it_is_lost():
    rows = [row["words"] for row in words_of(graph_spec(graph_of("t", [LONG])))]
    assert "".join(rows[1 : len(rows) // 2]) == LONG


def svg_words(svg):
    root = fromstring(svg if isinstance(svg, str) else svg.decode("utf-8"))
    return ["".join(one.itertext()) for one in root.iter() if one.tag.endswith("}text")]


def test_every_line_of_every_box_stands_in_the_picture(hanoi_moves):
    graph = hanoi_moves["graph"]
    drawn_words = " ".join(svg_words(graph_picture(graph, ".svg")))
    for node in graph["nodes"]:
        for text in (node["title"], *node["lines"]):
            assert " ".join(text.split()) in drawn_words, text
    for name in (*graph["columns"], *graph["parties"]):
        assert name in drawn_words


def test_pictures_are_the_same_bytes_again(hanoi_moves):
    for ending in (".svg", ".png"):
        assert graph_picture(hanoi_moves["graph"], ending) == graph_picture(
            hanoi_moves["graph"], ending
        )


def test_a_picture_on_its_own_has_a_colour_and_one_in_a_page_takes_it(hanoi_moves):
    graph = hanoi_moves["graph"]
    alone = graph_picture(graph, ".svg").decode("utf-8")
    inside = to_svg(graph_spec(graph), GRAPH_LABEL)
    assert "currentColor" not in alone
    assert "currentColor" in inside
    for svg in (alone, inside):
        root = fromstring(svg)
        assert (root.attrib["role"], root.attrib["aria-label"]) == ("img", GRAPH_LABEL)
        assert "#010203" not in svg


def test_a_picture_of_nothing_is_a_picture():
    graph = {"columns": [""], "nodes": [], "edges": [], "parties": [], "note": ""}
    assert fromstring(graph_picture(graph, ".svg").decode("utf-8")).tag.endswith("svg")


def test_the_legend_names_who_moves_and_nobody_else(hanoi_moves):
    def legend(graph):
        return [row["words"] for row in values(graph_spec(graph), "text") if "colour" in row]

    named = legend(hanoi_moves["graph"])
    assert {"United States", "North Korea", "by agreement"} <= set(named)
    assert "South Korea" not in named
    assert "by agreement" not in legend(graph_of())
    assert "a title" in legend(graph_of())


def test_a_case_of_hostile_words_has_a_picture(hostile):
    graph = moves_of_case(hostile, "base", Asked(draws=0))["graph"]
    assert_drawn(graph)
    assert fromstring(graph_picture(graph, ".svg").decode("utf-8")) is not None


def frames_by_title(graph):
    """The width and dashes of the frame around each box, by its first line."""
    spec, found = graph_spec(graph), {}
    for layer in (one for one in spec["layer"] if one["mark"]["type"] == "rect"):
        for row in layer["data"]["values"]:
            inside = [
                at
                for at in words_of(spec)
                if row["x"] < at["x"] < row["x2"] and row["y"] < at["y"] < row["y2"]
            ]
            first = min(inside, key=lambda at: at["y"])["words"]
            found[first] = (layer["mark"]["strokeWidth"], bool(layer["mark"].get("strokeDash")))
    return found


def test_a_heavy_frame_is_a_state_that_lasts_and_a_dashed_one_a_feared_answer(hanoi_moves):
    found = frames_by_title(hanoi_moves["graph"])
    for one in hanoi_moves["signed"]:
        heavy, dashed = found[f"Package {one['label']}"]
        assert (heavy > 2) == (one["hold"] != "leaves")
        assert dashed == (one["hold"] in ("deterred", "threatened"))
    assert found["Today"][0] > 2


def test_today_has_no_heavy_frame_where_it_does_not_last(made):
    data = moves_of_case(made(HELD), "base", Asked(draws=0))
    assert data["lasts"] == []
    assert frames_by_title(data["graph"])["Today"][0] < 2
