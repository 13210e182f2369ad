import numpy as np

from summitry.deals.boxmodel import box_model
from summitry.deals.boxways import Layer, Ways, trimmed


def layer(issue, *labels):
    """A layer from the (parent, class) pairs of each label."""
    pairs = [pair for label in labels for pair in label]
    starts = np.cumsum([0, *map(len, labels)])
    return Layer(issue, starts, np.array([p for p, _ in pairs]), np.array([c for _, c in pairs]))


def test_what_leads_nowhere_is_trimmed():
    layers = (layer(0, [(0, 0)], [(0, 1)], [(0, 2)]), layer(1, [(0, 0)], [(1, 0), (2, 1)]))
    first, last = trimmed(layers, np.array([1]))
    assert (first.starts.tolist(), first.choices.tolist()) == ([0, 1, 2], [1, 2])
    assert (last.parents.tolist(), last.choices.tolist()) == ([0, 1], [0, 1])


def test_labels_may_be_asked_for_in_any_order():
    (turned,) = trimmed((layer(0, [(0, 0)], [(0, 1), (0, 2)]),), np.array([1, 0]))
    assert (turned.starts.tolist(), turned.choices.tolist()) == ([0, 2, 3], [1, 2, 0])


def test_a_beaten_option_stands_in_where_the_box_is_lost_anyway(build):
    box = ((0, 1), [[0, 0, 0], [0, 5, 0]])
    points = [[[0, 0], [0, 0, 1]], [[0, 0], [0, 0, 0]]]
    model = box_model(build(points, [0, 0], interactions={1: [box]}))
    small = model.unbeaten()
    assert [classes.options for classes in small.classes] == [((1,),), ((1,), (2,))]
    ways = Ways(model, small, (layer(0, [(0, 0)]), layer(1, [(0, 0)], [(0, 1)])))
    assert [sorted(ways.deals(label)) for label in (0, 1)] == [[(1, 1)], [(0, 2), (1, 2)]]
    assert [ways.count(label) for label in (0, 1)] == [1, 2]
