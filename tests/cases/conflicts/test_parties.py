"""Parties and their actions: who holds what, and which way it moves."""

import pytest

from summitry.cases.conflicts.parties import MAX_PARTIES, read_parties
from summitry.cases.nodes import Text, parse
from summitry.errors import CaseError
from summitry.stability.reach import one_move


def parties(content):
    return read_parties(parse(Text("f.yaml", content)))


def refusal(content):
    with pytest.raises(CaseError) as caught:
        parties(content)
    return str(caught.value)


@pytest.mark.parametrize(
    ("moves", "steps"),
    [
        ("both", {("no", "yes"), ("yes", "no")}),
        ("forward", {("no", "yes")}),
        ("back", {("yes", "no")}),
    ],
)
def test_an_action_moves_the_ways_it_may(moves, steps):
    _, [action] = parties(f"{{p: {{actions: {{a: {{moves: {moves}}}}}}}}}")
    ids = [option.id for option in action.options]
    allowed = one_move(action)
    found = {(ids[a], ids[b]) for a in (0, 1) for b in (0, 1) if a != b and allowed[a, b]}
    assert found == steps
    assert allowed.diagonal().all()


def test_names_and_short_forms():
    text = "{p: {name: The P, actions: {a: {name: An A}, b: , c: {}}}, q: , r: {}}"
    found, actions = parties(text)
    assert [party.name for party in found] == ["The P", "q", "r"]
    assert [(a.name, a.held_by) for a in actions] == [("An A", "p"), ("b", "p"), ("c", "p")]
    assert [a.id for a in parties("{p: {actions: [x, y]}}")[1]] == ["x", "y"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[p]", "f.yaml:1:1: parties: expected a mapping, such as {city: {actions: [insist]}}"),
        ("{2x: {}}", "f.yaml:1:2: parties: '2x' is not a key: letters, digits and _, no digit"),
        ("{p: [a]}", "f.yaml:1:5: parties.p: expected a mapping of name and actions"),
        ("{p: {action: [a]}}", "1:6: parties.p: no such key: action; did you mean actions?"),
        ("{p: {name: }}", "parties.p.name: expected a name; found nothing"),
        ("{p: {actions: 3}}", "parties.p.actions: expected a mapping, such as {delay:"),
        ("{p: {actions: [[a]]}}", "parties.p.actions: expected the key of an action; found a list"),
        ("{p: {actions: [a b]}}", "1:16: parties.p.actions: 'a b' is not a key"),
        ("{p: {actions: [not]}}", "not is a word of the rules language, not an action"),
        ("{p: {actions: [a, a]}}", "1:19: parties.p.actions: a is held by p already"),
        (
            "{p: {actions: [a]}, q: {actions: [a]}}",
            "1:35: parties.q.actions: a is held by p already",
        ),
        ("{p: {actions: {a: b}}}", "parties.p.actions.a: expected a mapping of name and moves"),
        ("{p: {actions: {a: {move: back}}}}", "parties.p.actions.a: no such key: move; did you"),
        (
            "{p: {actions: {a: {moves: forwards}}}}",
            "1:27: parties.p.actions.a.moves: 'forwards' is not a way to move; did you mean",
        ),
        (
            "{p: {actions: {a: {moves: }}}}",
            "nothing is not a way to move; allowed: both, forward, back",
        ),
        ("{p: {actions: {a: {moves: [back]}}}}", "a list is not a way to move"),
        (
            "{p: {name: X}, q: {name: X}}",
            "1:19: parties.q: X is the name of p too; give",
        ),
        ("{p: {name: q}, q: {}}", "1:19: parties.q: q is the name of p too"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(content, said):
    assert said in refusal(content)


def test_parties_are_counted():
    names = ", ".join(f"p{k}: " for k in range(MAX_PARTIES + 1))
    assert refusal(f"{{{names}}}") == "f.yaml:1:1: parties: 51 parties; from 1 to 50 are read"
