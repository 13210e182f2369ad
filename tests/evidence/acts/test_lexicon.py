"""Every rule has examples and they hold; what is wrong in a lexicon is told in one line."""

from collections import Counter
from importlib.resources import files

import pytest
import yaml

from summitry.errors import RuleError, UnknownName
from summitry.evidence.acts.examples import failures
from summitry.evidence.acts.lexicon import lexicon, parse
from summitry.model.claim import ACTS

SHIPPED = files("summitry.evidence.acts").joinpath("lexicon.yaml").read_text(encoding="utf-8")
RULES = lexicon().rules


def changed(**parts: object) -> str:
    return yaml.safe_dump(yaml.safe_load(SHIPPED) | parts)


def test_every_example_holds() -> None:
    assert failures(lexicon()) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_an_example_and_a_near_miss(rule) -> None:
    assert rule.fires
    assert rule.silent
    assert rule.name.split(".")[0] == rule.act


def test_rules_stand_by_priority_and_names_are_unique() -> None:
    assert [rule.priority for rule in RULES] == sorted((r.priority for r in RULES), reverse=True)
    assert max(Counter(rule.name for rule in RULES).values()) == 1


def test_every_act_has_a_rule_or_is_what_remains() -> None:
    assert {rule.act for rule in RULES} | set(lexicon().otherwise.values()) == set(ACTS)


def test_a_broken_example_is_reported() -> None:
    rule = {
        "name": "demand.bid",
        "act": "demand",
        "priority": 99,
        "says": ["bids"],
        "fires": ["He offers."],
        "silent": ["He bids."],
    }
    found = failures(parse(changed(rules=[rule])))
    assert [(one.example, one.must_fire, one.decided) for one in found] == [
        ("He offers.", True, "otherwise"),
        ("He bids.", False, "demand.bid"),
    ]


GOOD = {"name": "x", "act": "demand", "says": ["must"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "no YAML"),
        ("- 1", "lacks"),
        ("", "lacks"),
        (changed(past=3), "past of the lexicon"),
        (changed(rules={}), "a list is wanted"),
        (changed(rules=["x"]), "one has no name: x"),
        (changed(rules=[GOOD | {"says": []}]), "rule x of the lexicon says nothing"),
        (changed(rules=[GOOD | {"says": "must"}]), "says of rule x: a list of words"),
        (changed(rules=[GOOD | {"unless": [1]}]), "unless of rule x"),
        (changed(rules=[GOOD | {"priority": "high"}]), "priority of rule x: high"),
        (changed(hedges="may"), "hedges: a list of words"),
        (changed(groups={"will": "will"}), "group will: a list of words"),
    ],
)
def test_a_wrong_shape_is_told(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message) as error:
        parse(text)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"act": "demnad"}, "did you mean demand"),
        ({"negated": "no"}, "act of rule x: no"),
        ({"in": "here"}, "place of rule x: here"),
        ({"voice": "nobody"}, "voice of rule x"),
        ({"sayz": []}, "key of rule x: sayz; did you mean says"),
        ({"says": ["<wil>"]}, "group of words: <wil>; did you mean <will>"),
    ],
)
def test_an_unknown_name_is_told(change: dict[str, object], message: str) -> None:
    with pytest.raises(UnknownName, match=message):
        parse(changed(rules=[GOOD | change]))
