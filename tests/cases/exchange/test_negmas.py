"""NegMAS YAML: read by NegMAS's own evaluator, written so that it reads the same."""

from fractions import Fraction

import pytest
import yaml
from hypothesis import given, settings

from summitry.cases.exchange import negmas
from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.errors import CaseError
from tests.cases.exchange.drawn import scenarios, through, worths

DOMAIN = """
name: trip
type: DiscreteCartesianOutcomeSpace
issues:
- {name: place, type: CategoricalIssue, values: [sea, hills]}
- {name: days, type: ContiguousIssue, values: [1, 3]}
"""
SIDE = """
name: anna
reserved_value: {reserved}
stability: 511
type: LinearAdditiveUtilityFunction
values:
- mapping: {{hills: 0.25, sea: 1.0}}
  type: TableFun
- {days}
weights: [0.4, 0.6]
"""
LINE = "{type: AffineFun, slope: 0.5, bias: -0.5}"


def _folder(tmp_path, side=None, domain=DOMAIN):
    (tmp_path / "trip.yml").write_text(domain)
    (tmp_path / "anna.yml").write_text(side or SIDE.format(reserved=0.3, days=LINE))
    return tmp_path


def _wrapped(reserved, **entries):
    inner = yaml.safe_load(SIDE.format(reserved=0.2, days=LINE))
    outer = {"type": "ExpDiscountedUFun", "name": "anna", "reserved_value": reserved, **entries}
    return yaml.safe_dump(outer | {"ufun": inner})


def test_terms_are_weights_times_values(tmp_path):
    scenario = negmas.read(_folder(tmp_path))
    (anna,) = scenario.profiles
    assert [issue.values for issue in scenario.issues] == [("sea", "hills"), ("1", "2", "3")]
    assert scenario.issues[1].numbers == (1, 2, 3)
    assert anna.terms == ((Fraction(2, 5), Fraction(1, 10)), (0, Fraction(3, 10), Fraction(3, 5)))
    assert (anna.reservation, anna.discount) == (Fraction(3, 10), None)
    assert scenario.remarks == ()


@pytest.mark.parametrize(
    ("days", "utilities"),
    [
        ("{type: negmas.preferences.value_fun.LinearFun, slope: 2}", [2, 4, 6]),
        ("{type: IdentityFun}", [1, 2, 3]),
        ("{__python_class__: ConstFun, bias: 7}", [7, 7, 7]),
        ("{1: 3, 2: 2, 3: 1}", [3, 2, 1]),
        ("[5, 6, 7]", [5, 6, 7]),
        ("{type: TableFun, mapping: {1: 1.0e-05, 2: .5, 3: 1.}}", ["1e-5", "0.5", 1]),
    ],
)
def test_value_functions(tmp_path, days, utilities):
    scenario = negmas.read(_folder(tmp_path, SIDE.format(reserved=0, days=days)))
    assert scenario.profiles[0].terms[1] == tuple(Fraction(3, 5) * Fraction(u) for u in utilities)


@pytest.mark.parametrize("reserved", ["-.inf", "null", ".nan"])
def test_no_reservation(tmp_path, reserved):
    folder = _folder(tmp_path, SIDE.format(reserved=reserved, days=LINE))
    if reserved == ".nan":
        with pytest.raises(CaseError, match=r"expected a decimal number, found \.nan"):
            negmas.read(folder)
    else:
        assert negmas.read(folder).profiles[0].reservation is None


def test_weights_and_values_by_name_and_an_affine_function(tmp_path):
    words = "{name: place, type: CategoricalIssue, values: [sea, hills]}"
    domain = DOMAIN.replace(words, "{name: cost, type: DiscreteCardinalIssue, values: [3, 5]}")
    side = "type: AffineUtilityFunction\nweights: {days: 0.1, cost: -0.2}\nbias: 2\n"
    found = negmas.read(_folder(tmp_path, side, domain)).profiles[0]
    assert found.name == "anna"
    assert found.terms == (
        (Fraction(7, 5), Fraction(1)),
        (Fraction(1, 10), Fraction(1, 5), Fraction(3, 10)),
    )


def test_a_discount_over_the_whole_time_is_kept(tmp_path):
    side = _wrapped(0.2, discount=0.5, factor="relative_time", dynamic_reservation=True)
    scenario = negmas.read(_folder(tmp_path, side))
    assert scenario.profiles[0].discount == Fraction(1, 2)
    assert scenario.profiles[0].reservation == Fraction(1, 5)
    assert scenario.remarks == ()


def test_a_discount_by_step_is_left_out_and_said_to_be(tmp_path):
    scenario = negmas.read(_folder(tmp_path, _wrapped(0.2, discount=0.5, factor="step")))
    assert scenario.profiles[0].discount is None
    assert scenario.remarks == (
        "anna: the discount of 0.5 by step is left out; what it comes to at the end depends on the"
        " number of rounds",
    )


def test_a_fixed_reservation_stands_outside(tmp_path):
    side = _wrapped(0.4, discount=0.5, factor="relative_time", dynamic_reservation=False)
    scenario = negmas.read(_folder(tmp_path, side))
    assert scenario.profiles[0].reservation == Fraction(2, 5)
    assert scenario.remarks == (
        "anna: the reservation value does not lose by the discount in NegMAS",
    )


def test_what_cannot_be_held_is_remarked(tmp_path):
    domain = DOMAIN.replace(
        "ContiguousIssue, values: [1, 3]", "ContinuousIssue, values: [1.0, 3.0]"
    )
    (tmp_path / "_info.yaml").write_text("n_negotiators: 2\n")
    side = SIDE.format(reserved=0, days=LINE) + "reserved_outcome: [sea, 1]\ncolour: red\n"
    scenario = negmas.read(_folder(tmp_path, side, domain))
    assert len(scenario.issues[1].values) == 21
    assert scenario.remarks == (
        "_info.yaml: not read",
        "days: any number may be named; read as 21 steps",
        "anna: not read: colour",
        "anna: reserved_outcome is not read; NegMAS uses reserved_value",
    )


@pytest.mark.parametrize(
    ("side", "message"),
    [
        ("type: MappingUtilityFunction\n", "type: MappingUtilityFunction is not read"),
        (SIDE.format(reserved=0, days="{type: SinFun}"), "values.days: SinFun is not read"),
        (
            SIDE.format(reserved="x", days=LINE),
            "reserved_value: expected a decimal",
        ),
        (SIDE.format(reserved=0, days="{1: 3}"), "values.days: 2 is missing"),
        (SIDE.format(reserved=0, days="[1]"), "values.days: expected 3 utilities"),
        (
            SIDE.format(reserved=0, days=LINE).replace("[0.4, 0.6]", "[1]"),
            "weights: 1 entries for 2 issues",
        ),
        ("type: LinearUtilityFunction\nweights: [1, 1]\n", "IdentityFun needs numbers"),
        ("type: LinearUtilityFunction\nx: &a 1\n", "anchor &a"),
        ("type: LinearUtilityFunction\nx: !!python/object:os.system {}\n", "tag "),
        ("type: LinearUtilityFunction\nx: " + "[" * 99, "nested deeper than 40 levels"),
    ],
)
def test_a_wrong_side_is_one_line(tmp_path, side, message):
    with pytest.raises(CaseError) as refused:
        negmas.read(_folder(tmp_path, side))
    (problem,) = refused.value.problems
    assert message in str(problem)
    assert problem.file.endswith("anna.yml")


def test_a_file_of_100_mb_is_refused_by_its_size(tmp_path):
    _folder(tmp_path)
    with (tmp_path / "anna.yml").open("a") as file:
        file.truncate(100_000_000)
    with pytest.raises(CaseError, match="100,000,000 bytes; at most 5,000,000 are read"):
        negmas.read(tmp_path)


@settings(deadline=None)
@given(scenarios(discounts=True))
def test_what_is_written_is_read(scenario):
    found = through(negmas, scenario)
    assert worths(found) == worths(scenario)
    assert found.issues == scenario.issues
    assert [p.name for p in found.profiles] == [p.name for p in scenario.profiles]
    assert (found.name, found.remarks, negmas.losses(scenario)) == (scenario.name, (), ())


@settings(deadline=None)
@given(scenarios(discounts=True))
def test_what_is_written_is_plain_yaml(scenario):
    files = {name: yaml.safe_load(text) for name, text in negmas.texts(scenario).items()}
    assert files["domain.yml"]["name"] == scenario.name
    for place, side in enumerate(scenario.profiles):
        root = files[f"side-{place}.yml"]
        function = root.get("ufun", root)
        first = scenario.issues[0]
        table = function["values"][0]["mapping"]
        keys = list(map(int, first.numbers)) if first.numbers else list(first.values)
        assert list(table) == keys
        assert table[keys[0]] * function["weights"][0] == pytest.approx(float(side.terms[0][0]))


def test_numbers_that_are_no_run_are_listed():
    xs = (Fraction(1), Fraction(5, 2))
    issue = ScenarioIssue("price", ("1", "2.5"), xs)
    side = Profile("p", ((Fraction(1), Fraction(0)),))
    assert through(negmas, Scenario("s", (issue,), (side,))).issues == (issue,)
