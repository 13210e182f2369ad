"""Known conflicts: those of this folder, and those of ``../shared/known`` in another notation.

Here a ``conflict.yaml`` is what ``read_conflict`` reads, and ``equilibria.yaml`` beside it what is
known: ``equilibria``, lines of concept and states, found with ``sanctions`` and among the states
``within``, or all; ``improvements`` of a party from a state; ``coalitions``, lines like the first
with the ``parts``; ``rankings``, best first, equals in a list, that must come out of statements.
"""

import numpy as np
import yaml

from summitry.cases.conflicts import read_conflict
from summitry.model.conflict import Conflict, Form
from summitry.model.issue import Issue, Option
from summitry.model.party import Party
from tests.stability.models import arcs_of


def load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def names_of(states):
    return [str(state) for state in states]


def filed(folder):
    """The conflict in a ``folder`` here, and what is known about it."""
    return read_conflict(str(folder / "conflict.yaml")).conflict, load(folder / "equilibria.yaml")


def shared(path):
    """The same from a file of ``../shared/known``."""
    data = load(path)
    return _conflict(data), _known(data)


def _known(data):
    published = data["published"]
    return {
        "rankings": data["preferences"] if "preference_statements" in data else {},
        "equilibria": [_line(e) for e in published if {"equilibria", "equilibria_within"} & set(e)],
        "improvements": {
            party: moves
            for entry in published
            for party, moves in entry.get("unilateral_improvements", {}).items()
        },
        "coalitions": [
            {"parts": e["coalition"], "within": e.get("within"), **e["coalition_equilibria"]}
            for e in published
            if "coalition" in e
        ],
    }


def _line(entry):
    """One line of equilibria. gmcr-py at its head differs by its reading of sanctions: once."""
    reading = "once" if "known_difference" in entry else entry.get("sanctions", "sequences")
    sets = entry.get("equilibria") or entry["equilibria_within"]
    return {"sanctions": reading, "within": entry.get("within"), **sets}


def ranks(ranking, names):
    """Places from the end, equal within a group; every one of ``names`` must have one."""
    groups = [names_of(group if isinstance(group, list) else [group]) for group in ranking]
    place = {name: len(groups) - 1 - k for k, group in enumerate(groups) for name in group}
    assert sorted(place) == sorted(names)
    return [place[name] for name in names]


def _conflict(data):
    """By its statements where there are any, which must then give the ranking; else by that."""
    keys = data["decision_makers"]
    parties = tuple(Party(key, key) for key in keys)
    names, form = _states(data)
    arcs = _arcs(data, names) if form is None else None
    said = data.get("preference_statements", {})
    rows = [
        _by_statements(said[key], data["option_vectors"], names)
        if key in said
        else ranks(data["preferences"][key], names)
        for key in keys
    ]
    return Conflict(parties, np.array(rows, dtype=np.int64), form, arcs, tuple(names))


def _by_statements(statements, words, names):
    """Lexicographic, the most important first; a list is "or", a mapping "and"."""
    truth = [
        tuple(
            any(all(words[name][int(k)] == yn for k, yn in every.items()) for every in any_)
            for any_ in statements
        )
        for name in names
    ]
    order = sorted(set(truth))
    return [order.index(row) for row in truth]


def _states(data):
    """Names in the order of their codes, and the option form; moves that are listed have none."""
    if "options" not in data:
        return names_of(data["states"]), None
    issues = tuple(_action(k, option) for k, option in enumerate(data["options"]))
    codes = {name: _code(issues, word) for name, word in data["option_vectors"].items()}
    names = sorted(codes, key=codes.__getitem__)
    return names, Form(issues, np.array([codes[name] for name in names]))


def _action(place, option):
    """An action of yes or no; where it goes only one way, that way is up and not undone."""
    ends = "YN" if option["direction"] == "back" else "NY"
    return Issue(
        f"a{place}",
        option["name"],
        tuple(Option(end, end) for end in ends),
        held_by=option["dm"],
        undoable=() if option["direction"] == "both" else (True, False),
    )


def _code(issues, word):
    places = [issue.index(letter) for issue, letter in zip(issues, word, strict=True)]
    return int(np.ravel_multi_index(places, (2,) * len(issues)))


def _arcs(data, names):
    can = np.zeros((len(data["decision_makers"]), len(names), len(names)), dtype=bool)
    for party, key in enumerate(data["decision_makers"]):
        for start, ends in data["moves"][key].items():
            can[party, names.index(start), [names.index(end) for end in ends]] = True
    return arcs_of(can)
