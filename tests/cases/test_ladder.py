"""Ladders of cases: worth what the deals are worth, forbidden where the rules forbid."""

import datetime
import itertools
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from summitry.cases.compile import compile_case
from summitry.cases.ladder import (
    MOST_STAGES,
    PATIENCE,
    TakenForGranted,
    compile_ladder,
    stage_months,
    taken_for_granted,
)
from summitry.cases.read import load_case, read_case
from summitry.cases.schema import Case
from summitry.errors import NotDefined, UnknownName
from tests.cases.stepwise import WHY, case_of, entry, moved, plain

OPTIONS = ["none", "low", "mid", "most"]


def ids(ladder):
    return [step.id for step in ladder.steps]


def hanoi():
    return read_case("hanoi-2019")


def states(ladder):
    """Every set of steps in which each step has the one below it."""
    for bits in itertools.product((False, True), repeat=ladder.n_steps):
        done = frozenset(k for k, bit in enumerate(bits) if bit)
        if all(ladder.steps[k].needs <= done for k in done):
            yield done


def deal_after(model, ladder, done):
    """The deal that stands once the steps in ``done`` are taken."""
    deal = list(model.status_quo)
    for k in sorted(done):
        key, _, option = ladder.steps[k].id.partition(".")
        deal[model.issue(key)] = model.issues[model.issue(key)].index(option)
    return tuple(deal)


def random_case(seed):
    """A case with random points, conditions and rules; its target, at random as well."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 4))
    sizes = rng.integers(2, 5, n)
    keys = [f"i{i}" for i in range(n)]
    quo, aim = rng.integers(0, sizes), rng.integers(0, sizes)

    def rule():
        a, b = rng.choice(n, 2, replace=False)
        signs, joins = rng.choice(["<", ">=", "=", "!="], 2), rng.choice(["and", "or", "->"])
        one, other = (OPTIONS[rng.integers(sizes[i])] for i in (a, b))
        return f"{keys[a]} {signs[0]} {one} {joins} {keys[b]} {signs[1]} {other}"

    def wants():
        points = {
            k: {OPTIONS[o]: int(rng.integers(-9, 9)) for o in range(m)}
            for k, m in zip(keys, sizes, strict=True)
        }
        return {
            "scores": {key: {**scores, **WHY} for key, scores in points.items()},
            "together": {
                f"t{t}": {"if": rule(), "points": int(rng.integers(-9, 9)), **WHY} for t in range(3)
            },
            "outside": {"points": int(rng.integers(-9, 9)), **WHY},
        }

    case = Case.model_validate(
        {
            "summitry": "1",
            "title": "t",
            "date": "2024-01-01",
            "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
            "issues": {
                key: {"options": OPTIONS[:m], "status_quo": OPTIONS[q]}
                for key, m, q in zip(keys, sizes, quo, strict=True)
            },
            "rules": {f"r{r}": {"rule": rule(), **WHY} for r in range(2)},
            "preferences": {"a": wants(), "b": wants()},
        }
    )
    return case, tuple(aim.tolist())


def random_ladders(count):
    """So many random cases that can be phased, each with its model and its ladder."""
    found = 0
    for seed in itertools.count():
        case, target = random_case(seed)
        model = compile_case(case)
        if target == model.status_quo or not model.allowed(target):
            continue
        yield model, compile_ladder(case, target)
        found += 1
        if found == count:
            return


def test_every_set_of_steps_is_worth_the_deal_that_then_stands():
    bundles = 0
    for model, ladder in random_ladders(150):
        bundles += len(ladder.bundles)
        for done in states(ladder):
            deal = deal_after(model, ladder, done)
            assert [ladder.worth(p, done) for p in (0, 1)] == [model.gain(p, deal) for p in (0, 1)]
    assert bundles > 100  # so bundles were looked at


def test_the_forbidden_pairs_are_the_deals_that_rules_forbid():
    cut = 0
    for model, ladder in random_ladders(150):
        for done in states(ladder):
            hit = any(d <= done and not o & done for d, o in ladder.forbidden)
            assert hit != model.allowed(deal_after(model, ladder, done))
            cut += hit
    assert cut > 150  # so rules were looked at


@pytest.mark.parametrize("reading", ["base", "part_was_asked", "weapons_were_meant"])
def test_hanoi_in_every_reading(reading):
    case, date = hanoi(), datetime.date(2019, 9, 1)
    target = moved(case, yongbyon="dismantled", sanctions="lifted", growth="programme")
    ladder, model = (
        compile_ladder(case, target, reading, date),
        compile_case(case, reading, date),
    )
    for done in states(ladder):
        deal = deal_after(model, ladder, done)
        for party in ("us", "dprk"):
            place = model.party(party)
            assert ladder.worth(place, done) == model.gain(place, deal)
    programme, exchange = ladder.step("growth.programme"), ladder.step("sanctions.exchange")
    assert ladder.forbidden == ((frozenset({programme}), frozenset({exchange})),)


def test_steps_are_taken_by_the_holder_or_by_all():
    case = case_of()
    ladder = compile_ladder(case, moved(case, gate="most", paper="yes"))
    assert ids(ladder) == ["gate.low", "gate.most", "paper.yes"]
    assert [step.mover for step in ladder.steps] == [0, 0, None]
    assert [step.needs for step in ladder.steps] == [frozenset(), {0}, frozenset()]
    assert ladder.steps[2].name == "a paper"


def test_a_way_down_runs_down():
    issues = plain()["issues"]
    issues["gate"]["status_quo"] = "most"
    case = case_of(issues=issues)
    ladder = compile_ladder(case, moved(case, gate="none"))
    assert ids(ladder) == ["gate.low", "gate.none"]
    assert ladder.flow[0].tolist() == [40.0, 10.0]
    assert ladder.steps[1].needs == {0}


def test_the_numbers_of_a_stage():
    steps = {"gate": {"low": entry(reversible=0.8, veto=0.25, months=7, alarm=0.1, breakout=3)}}
    case = case_of(steps=steps)
    step = compile_ladder(case, moved(case, gate="low"), months=3).steps[0]
    assert step.detection == pytest.approx(1 - 0.5**3)
    assert step.alarm == pytest.approx(1 - 0.9**3)
    assert (step.undone, step.stages, step.breakout) == (pytest.approx(0.6), 3, 3.0)
    ladder = compile_ladder(case, moved(case, gate="low"), months=3)
    assert ladder.patience == pytest.approx([0.9**3, 0.9**3, PATIENCE**3])
    assert (ladder.months, ladder.grace) == (3.0, 0)


def test_a_whole_number_of_stages_stays_whole():
    case = case_of(steps={"gate": {"low": entry(months=0.3)}})
    assert compile_ladder(case, moved(case, gate="low"), months=0.1).steps[0].stages == 3


def test_the_longest_step_takes_four_stages():
    case = case_of()
    assert stage_months(case, moved(case, gate="most")) == 2
    assert stage_months(case, moved(case, price="8")) == 1
    ladder = compile_ladder(case, moved(case, gate="most"))
    assert max(step.stages for step in ladder.steps) <= MOST_STAGES
    assert ladder.months == 2.0


def test_a_plan_states_its_stage_and_its_grace():
    case = case_of(plan={"months": 6, "grace": 2, **WHY})
    ladder = compile_ladder(case, moved(case, gate="low"))
    assert (stage_months(case, moved(case, gate="low")), ladder.months, ladder.grace) == (6, 6.0, 2)
    assert compile_ladder(case, moved(case, gate="low"), months=1).months == 1.0


def test_a_long_range_is_cut_into_parts_or_at_its_entries():
    case = case_of()
    assert ids(compile_ladder(case, moved(case, price="3"))) == ["price.1", "price.2", "price.3"]
    parts = compile_ladder(case, moved(case, price="7"))
    assert ids(parts) == ["price.2", "price.4", "price.6", "price.7"]
    assert parts.flow[0].tolist() == [20.0, 20.0, 20.0, 10.0]
    case = case_of(steps={"price": {"3": entry(), "8": entry()}})
    assert ids(compile_ladder(case, moved(case, price="7"))) == ["price.3", "price.7"]


def test_what_an_after_names_is_a_rung():
    case = case_of(steps={"gate": {"low": entry(after=["price.5"])}})
    ladder = compile_ladder(case, moved(case, gate="low", price="8"))
    assert ids(ladder) == ["gate.low", "price.2", "price.4", "price.5", "price.6", "price.8"]
    assert ladder.steps[0].after == {3}


def test_what_was_passed_is_not_waited_for():
    issues = plain()["issues"]
    issues["price"]["status_quo"] = "5"
    case = case_of(issues=issues, steps={"gate": {"low": entry(after=["price.5", "price.2"])}})
    assert compile_ladder(case, moved(case, gate="low")).steps[0].after == frozenset()
    down = compile_ladder(case, moved(case, gate="low", price="0"))
    assert [ladder_id for ladder_id in ids(down) if ladder_id == "price.2"] == ["price.2"]
    assert down.steps[0].after == {down.step("price.2")}


@pytest.mark.parametrize("price", ["0", "1"])
def test_what_is_never_reached_cannot_be_waited_for(price):
    case = case_of(steps={"gate": {"low": entry(after=["price.5"])}})
    with pytest.raises(NotDefined, match=r"a step comes after price\.5, which the target never"):
        compile_ladder(case, moved(case, gate="low", price=price))


def test_an_after_of_an_unchecked_case_names_what_exists():
    case = case_of(steps={"gate": {"low": entry(after=["prise.5"])}})
    with pytest.raises(UnknownName, match="no such issue: prise; did you mean price"):
        compile_ladder(case, moved(case, gate="low"))


def test_steps_in_a_circle_contradict_each_other():
    steps = {
        "gate": {"most": entry(after=["paper.yes"])},
        "paper": {"yes": entry(after=["gate.most"])},
    }
    case = case_of(steps=steps)
    with pytest.raises(NotDefined, match=r"the steps contradict each other: .*paper\.yes"):
        compile_ladder(case, moved(case, gate="most", paper="yes"))


def test_a_breach_forfeits_what_was_guaranteed():
    bond = {"binds": "east", "by": "bank", "points": [10, 20], **WHY}
    case = case_of(guarantees={"bond": bond, "escrow": {**bond, "to": "west", "points": 4}})
    forfeit = compile_ladder(case, moved(case, gate="low")).forfeit
    assert forfeit.tolist() == [[-19.0, 4.0, 0.0], [0.0] * 3, [0.0] * 3]


def test_another_value_of_the_ranges():
    case = case_of(steps={"gate": {"low": entry(reversible=[0.2, 0.6])}})
    target = moved(case, gate="low")
    low = compile_ladder(case, target, value=lambda number: Fraction(str(number.low)))
    assert (low.steps[0].undone, compile_ladder(case, target).steps[0].undone) == (0.2, 0.4)


def test_outside_options_are_those_of_the_day():
    case = case_of()
    later = compile_ladder(case, moved(case, gate="low"), date=datetime.date(2024, 4, 1))
    assert (later.base - compile_ladder(case, moved(case, gate="low")).base).tolist() == [-3, -3, 0]


def test_what_is_not_said_is_taken_for_granted():
    preferences = plain()["preferences"]
    preferences["east"] = {k: v for k, v in preferences["east"].items() if k != "patience"}
    issues = plain()["issues"]
    issues["paper"]["held_by"] = "bank"
    case = case_of(preferences=preferences, issues=issues)
    target = moved(case, price="1", paper="yes")
    words = "a breach is seen at once, the step is undone in full and takes no time"
    assert taken_for_granted(case, target) == (
        TakenForGranted("step", "price.1", words),
        TakenForGranted("patience", "east", "a month's patience of 0.99"),
        TakenForGranted("patience", "bank", "a month's patience of 0.99"),
        TakenForGranted("outside", "bank", "without a deal it has what it has today"),
    )
    ladder = compile_ladder(case, target)
    step = ladder.steps[0]
    assert (step.detection, step.undone, step.stages, step.alarm) == (1.0, 1.0, 1, 0.0)
    assert ladder.patience == pytest.approx([0.99, 0.9, 0.99])
    assert ladder.base[2] == 0.0


def test_who_need_not_sign_has_today_without_a_deal():
    case = hanoi()
    ladder = compile_ladder(case, moved(case, yongbyon="frozen"))
    model = compile_case(case)
    assert model.utility(2, model.status_quo) == 0 == ladder.base[2]
    preferences = plain()["preferences"]
    preferences["bank"] = {"scores": {"gate": {"none": 70, "low": 80, "most": 90, **WHY}}}
    case = case_of(preferences=preferences)
    assert compile_ladder(case, moved(case, gate="low")).base[2] == 0.0


def test_every_rung_of_hanoi_has_its_entry():
    case = hanoi()
    everything = tuple(len(issue.options) - 1 for issue in compile_case(case).issues)
    assert taken_for_granted(case, everything) == ()


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ((0, 0, 0), "nothing to phase: the target is the status quo"),
        ((0, 0), "a deal here settles 3 issues; the target has 2"),
        ((0, 0, 2), "paper has options 0 to 1; the target has 2"),
        ((-1, 0, 0), "gate has options 0 to 2; the target has -1"),
        ((2, 0, 0), "the target breaks the rule paid: no open gate for nothing"),
    ],
)
def test_a_target_that_cannot_be(target, words):
    rule = {"rule": "gate = most -> price > 0", "text": "no open gate for nothing", **WHY}
    with pytest.raises(NotDefined) as error:
        compile_ladder(case_of(rules={"paid": rule}), target)
    assert str(error.value) == words


@pytest.mark.parametrize("function", [compile_ladder, stage_months, taken_for_granted])
def test_every_issue_needs_a_status_quo(function):
    issues = plain()["issues"]
    del issues["paper"]["status_quo"]
    with pytest.raises(NotDefined, match="no status quo is stated of paper: steps start there"):
        function(case_of(issues=issues), (1, 0, 0))


def test_who_signs_states_what_no_deal_is_worth():
    preferences = plain()["preferences"]
    preferences["west"] = {"scores": preferences["west"]["scores"]}
    with pytest.raises(NotDefined, match="no outside option is stated of West: what no deal"):
        compile_ladder(case_of(preferences=preferences), (1, 0, 0))
    with pytest.raises(NotDefined, match="no outside option is stated of East, West"):
        compile_ladder(case_of(preferences={}), (1, 0, 0))


@pytest.mark.parametrize("patience", [0, 1])
def test_patience_lies_between_0_and_1(patience):
    preferences = plain()["preferences"]
    preferences["west"] = {**preferences["west"], "patience": {"value": patience, **WHY}}
    words = f"the patience of West is {patience}; a plan needs one above 0, below 1"
    with pytest.raises(NotDefined, match=words):
        compile_ladder(case_of(preferences=preferences), (1, 0, 0))


def test_a_stage_takes_time():
    with pytest.raises(NotDefined, match="a stage lasts longer than 0 months; here 0"):
        compile_ladder(case_of(), (1, 0, 0), months=0)


def test_a_reading_that_does_not_exist():
    with pytest.raises(UnknownName, match="no such reading: bas; did you mean base"):
        compile_ladder(case_of(), (1, 0, 0), "bas")


def test_the_case_to_start_from_can_be_phased():
    case = load_case(Path(str(files("summitry.cases") / "template"))).case
    target = moved(case, wage="24", hours="h38", peace="one_year")
    ladder = compile_ladder(case, target)
    wages = ["wage.21", "wage.22", "wage.23", "wage.24"]
    assert ids(ladder) == [*wages, "hours.h38", "peace.one_year"]
    model = compile_case(case)
    everything = range(ladder.n_steps)
    assert [ladder.worth(p, everything) for p in (0, 1)] == [model.gain(p, target) for p in (0, 1)]
    kinds = [one.kind for one in taken_for_granted(case, target)]
    assert kinds == ["step"] * 6 + ["patience"] * 2
