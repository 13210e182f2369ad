"""The reader of .gmcr files, on small files made here."""

import itertools
import json

import pytest

from summitry.cases.conflicts import parse_conflict
from summitry.cases.exchange.gmcr import MAX_RENAMED, read_gmcr
from summitry.cases.nodes import Text
from summitry.errors import CaseError

FENCE = {
    "decisionMakers": [
        {
            "name": "The Farm",
            "options": [0],
            "preferenceRanking": [2, [1, 3], 4, 5, 6],
            "preferences": [[[0, "Y"]], [[1, "N"], [2, "N"]]],
        },
        {
            "name": "The Village",
            "options": [1, 2],
            "preferences": [
                {"compound": True, "members": [[[0, "N"], [1, "N"]], [[0, "Y"], [1, "Y"]]]},
                {"compound": True, "members": [[[2, "Y"]]]},
            ],
        },
    ],
    "options": [
        {"name": "Fence", "permittedDirection": "fwd"},
        {"name": "Sue", "permittedDirection": "both"},
        {"name": "Sue", "permittedDirection": "back"},
    ],
    "infeasibles": [[[1, "Y"], [2, "Y"]]],
    "useManualPreferenceRanking": True,
    "program": "gmcr-py",
    "version": "0.3.6",
    "coalitions": [0, 1],
}


def changed(**entries):
    return {**FENCE, **entries}


def maker(place, **entries):
    makers = [dict(one) for one in FENCE["decisionMakers"]]
    makers[place].update(entries)
    return changed(decisionMakers=makers)


def read(tmp_path, content):
    path = tmp_path / "fence.gmcr"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_gmcr(path)


def conflict(tmp_path, content):
    text, _ = read(tmp_path, content)
    return parse_conflict(Text("made", text))


def refusal(tmp_path, content):
    with pytest.raises(CaseError) as caught:
        read(tmp_path, content)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_text_of_a_conflict_file(tmp_path):
    text, remarks = read(tmp_path, FENCE)
    assert text == (
        "title: fence\n"
        "parties:\n"
        "  the_farm:\n"
        "    name: The Farm\n"
        "    actions:\n"
        "      fence: {name: Fence, moves: forward}\n"
        "  the_village:\n"
        "    name: The Village\n"
        "    actions:\n"
        "      sue: {name: Sue}\n"
        "      sue_2: {name: Sue, moves: back}\n"
        "infeasible:\n"
        "  - sue and sue_2\n"
        "preferences:\n"
        '  the_farm: {ranking: "2 > 1 ~ 3 > 4 > 5 > 6"}\n'
        "  the_village:\n"
        "    statements:\n"
        '      - "(not fence and not sue) or (fence and sue)"\n'
        "      - sue_2\n"
    )
    assert remarks == ("The Farm: its statements are left out; by the file its ranking decides",)


def test_rankings_speak_of_the_numbers_of_the_file(tmp_path):
    found = conflict(tmp_path, FENCE).conflict
    order = sorted(found.names, key=lambda name: -found.worth[0, found.state(name)])
    assert order[0] == "2"
    assert found.worth[0, found.state("1")] == found.worth[0, found.state("3")]


def test_by_the_switch_statements_count(tmp_path):
    content = changed(useManualPreferenceRanking=False)
    text, remarks = read(tmp_path, content)
    assert "      - fence\n      - not sue and not sue_2\n" in text
    assert remarks == ("The Farm: its ranking is left out; by the file its statements decide",)


def test_the_ranking_of_2014_has_another_name(tmp_path):
    content = maker(0, preferenceVector=[1, 2, 3, 4, 5, 6], preferences=[])
    del content["decisionMakers"][0]["preferenceRanking"]
    del content["useManualPreferenceRanking"]
    text, remarks = read(tmp_path, {**content, "useManualPreferenceVectors": True})
    assert '  the_farm: {ranking: "1 > 2 > 3 > 4 > 5 > 6"}\n' in text
    assert remarks == ()


def test_options_that_parties_hold_in_another_order_keep_the_numbers(tmp_path):
    content = changed(
        decisionMakers=[
            {"name": "p", "options": [2, 0], "preferenceRanking": [1, 2, 3, 4, 5, 6]},
            {"name": "q", "options": [1], "preferences": []},
        ]
    )
    found = conflict(tmp_path, content)
    taken = [
        [name for name, yes in zip(("fence", "sue", "sue_2"), reverse[::-1], strict=True) if yes]
        for reverse in itertools.product((False, True), repeat=3)
        if not (reverse[1] and reverse[0])
    ]
    assert [sorted(found.taken(state)) for state in found.order] == taken
    assert [found.conflict.names[s] for s in found.order] == [str(k) for k in range(1, 7)]
    best = int(found.conflict.worth[0].argmax())
    assert (found.conflict.names[best], found.taken(best)) == ("1", ())


def test_what_a_conflict_file_cannot_hold_is_remarked_on(tmp_path):
    content = maker(1, misperceptions=[[[0, "Y"]]], payoffs=[1, 2], colour="red", preferences=[])
    _, remarks = read(tmp_path, {**content, "coalitions": [[0, 1]], "colours": 3})
    assert remarks == (
        "file: not read: colours",
        "The Village: not read: colour",
        "The Village: the states that it does not see are left out; all see all",
        "the coalitions are left out; every party stands alone",
        "The Farm: its statements are left out; by the file its ranking decides",
        "The Village: it has no preferences, so all states are alike to it",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "fence.gmcr:1:1: not JSON"),
        ("[]", "fence.gmcr:1:1: expected a mapping of names, found a list"),
        ({}, "fence.gmcr:1:1: options is missing"),
        ({"options": [], "decisionMakers": [{}]}, "decisionMakers.0: name is missing"),
        (changed(infeasibles=[[]]), "infeasibles.0: an empty condition"),
        (changed(infeasibles=[[[0, "?"]]]), 'infeasibles.0: expected an option and "Y" or "N"'),
        (changed(infeasibles=[[[9, "Y"]]]), "infeasibles.0: no option 9; they are 0 to 2"),
        (changed(infeasibles=[[[0.5, "Y"]]]), "infeasibles.0: expected the place of an option"),
        (changed(infeasibles=[[[0, "Y"]]] * 501), "501 infeasible patterns; at most 500 are read"),
        (
            changed(infeasibles=[[[0, "Y"]], [[0, "N"]]]),
            "fence.gmcr:1:1: infeasible.1: these patterns together leave no state: fence;",
        ),
        (maker(0, options=[0, 1]), "Sue is held by The Farm already; one holds it"),
        (maker(0, options=[]), "options: held by nobody: Fence"),
        (
            changed(options=[*FENCE["options"][:2], {"name": "x", "permittedDirection": "up"}]),
            "options.2: a direction is one of both, fwd, back",
        ),
        (
            changed(options=[*FENCE["options"][:2], {"name": "x", "permittedDirection": ["both"]}]),
            "options.2: a direction is one of both, fwd, back",
        ),
        (
            maker(0, preferenceRanking=[1, 2]),
            "fence.gmcr:1:1: preferences.the_farm.ranking: 4 states are left out: 3, 4, 5, 6",
        ),
        (maker(0, preferenceRanking=[1, "two"]), "expected the number of a state"),
        (maker(0, preferenceRanking=[1, [[2]]]), "expected the number of a state"),
        (maker(0, preferenceRanking=[1, 99]), "no such state: 99; they are numbered 1 to 6"),
        (maker(1, preferences=[{"compound": True, "members": []}]), "an empty condition"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path, content, said):
    assert said in refusal(tmp_path, content)


def test_forty_options_are_refused(tmp_path):
    options = [{"name": f"o{k}"} for k in range(40)]
    makers = [{"name": "p", "options": list(range(40)), "preferences": [[[0, "Y"]]]}]
    content = {"options": options, "decisionMakers": makers, "infeasibles": []}
    assert "parties: 40 yes/no actions make 2^40" in refusal(tmp_path, content)
    makers[0]["options"].reverse()
    assert f"at most {MAX_RENAMED} so: put them in that order" in refusal(tmp_path, content)
