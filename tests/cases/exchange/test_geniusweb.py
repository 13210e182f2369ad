"""GeniusWeb JSON: read by GeniusWeb's own evaluator, written so that GeniusWeb takes it."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.cases.exchange import geniusweb
from summitry.cases.exchange.geniusweb_texts import interpolate
from summitry.cases.exchange.scenario import Profile, Scenario, ScenarioIssue
from summitry.errors import CaseError
from tests.cases.exchange.drawn import decimals, scenarios, through, worths

DOMAIN = {
    "name": "trip",
    "issuesValues": {"place": {"values": ["sea", "hills"]}, "days": {"range": [1, 4, 1]}},
}
SPACE = {
    "domain": DOMAIN,
    "name": "anna",
    "issueWeights": {"place": 0.4, "days": 0.6},
    "issueUtilities": {
        "place": {"discreteutils": {"valueUtilities": {"sea": 1, "hills": 0.25}}},
        "days": {"numberutils": {"lowValue": 1, "lowUtility": 0, "highValue": 4, "highUtility": 1}},
    },
    "reservationBid": {"issuevalues": {"place": "hills", "days": 2}},
}


def _folder(tmp_path, space=SPACE, domain=DOMAIN):
    (tmp_path / "trip.json").write_text(json.dumps(domain))
    (tmp_path / "anna.json").write_text(json.dumps({"LinearAdditiveUtilitySpace": space}))
    return tmp_path


def _changed(tmp_path, **entries):
    return _folder(tmp_path, SPACE | entries)


def test_terms_are_weights_times_utilities(tmp_path):
    scenario = geniusweb.read(_folder(tmp_path))
    (anna,) = scenario.profiles
    third = Fraction(33333333, 10**8)
    assert [issue.values for issue in scenario.issues] == [("sea", "hills"), tuple("1234")]
    assert anna.terms[0] == (Fraction(2, 5), Fraction(1, 10))
    assert anna.terms[1][:2] == (0, Fraction(3, 5) * third)
    assert anna.reservation == Fraction(1, 10) + Fraction(3, 5) * third
    assert (scenario.name, anna.name, anna.discount, scenario.remarks) == ("trip", "anna", None, ())


def test_the_python_tags_say_the_same(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    ends = {"range": {"low": 1, "high": 4, "step": 1}}
    domain = {**DOMAIN, "issuesValues": {**DOMAIN["issuesValues"], "days": ends}}
    old = SPACE["issueUtilities"]
    utilities = {
        "place": {"DiscreteValueSetUtilities": old["place"]["discreteutils"]},
        "days": {"NumberValueSetUtilities": old["days"]["numberutils"]},
    }
    space = SPACE | {"domain": domain, "issueUtilities": utilities}
    assert geniusweb.read(_folder(tmp_path / "one", space, domain)) == geniusweb.read(
        _folder(tmp_path / "two")
    )


def test_one_profile_is_a_scenario_of_one_side(tmp_path):
    _folder(tmp_path)
    alone = geniusweb.read(tmp_path / "anna.json")
    assert alone.profiles == geniusweb.read(tmp_path / "trip.json").profiles


@given(
    st.integers(-5, 5),
    st.integers(1, 6),
    decimals,
    decimals,
    st.integers(-7, 20),
)
def test_a_line_is_rounded_half_up_at_eight_places_and_is_0_beyond(low, width, first, last, x):
    found = interpolate(Fraction(x), Fraction(low), first, Fraction(low + width), last)
    if not low <= x <= low + width:
        assert found == 0
    else:
        exact = first + (last - first) * Fraction(x - low, width)
        assert -Fraction(1, 2 * 10**8) <= exact - found < Fraction(1, 2 * 10**8)
        assert (found * 10**8).denominator == 1


def test_what_cannot_be_held_is_remarked(tmp_path):
    utilities = {
        **SPACE["issueUtilities"],
        "place": {"discreteutils": {"valueUtilities": {"sea": 2, "moon": 1}}},
    }
    weights = {"place": 0.5, "days": 0.6}
    changed = {"issueUtilities": utilities, "issueWeights": weights, "colour": "red"}
    _changed(tmp_path, **changed)
    (tmp_path / "specials.json").write_text("{}")
    assert geniusweb.read(tmp_path).remarks == (
        "specials.json: not read",
        "anna: not read: colour",
        "anna: the weights sum to 1.1; GeniusWeb itself takes only 1",
        "anna: place has no value moon: not read",
        "anna: place has no utility for hills: worth 0",
        "anna: place goes beyond 0..1, which GeniusWeb refuses",
    )


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ({"issueWeights": {"place": 1}}, "issueWeights: days is missing"),
        ({"issueWeights": {"place": "x", "days": 1}}, 'expected a decimal number, found "x"'),
        ({"issueWeights": {"a": 1}}, "issueWeights: the domain has no issue a"),
        ({"issueUtilities": []}, "issueUtilities: expected a mapping of names, found a list"),
        (
            {"issueUtilities": {**SPACE["issueUtilities"], "days": {"discreteutils": {}}}},
            "issueUtilities.days: the issue has a range: expected numberutils or Number",
        ),
        ({"reservationBid": {"issuevalues": {"days": 9}}}, "days has no value 9"),
        ({"domain": {"issuesValues": {"a": {"values": ["b"]}}}}, "are not those of the domain"),
    ],
)
def test_a_wrong_profile_is_one_line_with_its_place(tmp_path, entries, message):
    with pytest.raises(CaseError) as refused:
        geniusweb.read(_changed(tmp_path, **entries))
    (problem,) = refused.value.problems
    assert message in str(problem)
    assert problem.file.endswith("anna.json")
    assert problem.line == 1
    assert problem.column > 1


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        ([1, 0, 1], "a range is low, high not below it, and a step above 0"),
        ([1, 2, 0], "a range is low, high not below it, and a step above 0"),
        ([1, 2], r"a range is \[low, high, step\]"),
        ([0, 10**12, 1], "the range has 1,000,000,000,001 values; at most 100,000 are read"),
    ],
)
def test_a_wrong_range_is_refused(tmp_path, ends, message):
    with pytest.raises(CaseError, match=message):
        geniusweb.read(_folder(tmp_path, domain={"issuesValues": {"days": {"range": ends}}}))


def test_many_long_ranges_are_refused_before_they_are_made(tmp_path):
    many = {f"i{k}": {"range": [1, 100_000, 1]} for k in range(1000)}
    with pytest.raises(CaseError, match="more than 100,000 values in one domain"):
        geniusweb.read(_folder(tmp_path, domain={"issuesValues": many}))


@pytest.mark.parametrize("end", [60, 300, 400])
def test_a_truncated_file_is_one_line(tmp_path, end):
    _folder(tmp_path)
    file = tmp_path / "anna.json"
    file.write_text(file.read_text()[:end])
    with pytest.raises(CaseError) as refused:
        geniusweb.read(tmp_path)
    assert len(refused.value.problems) == 1
    assert "not JSON" in str(refused.value)


def test_a_file_of_100_mb_is_refused_by_its_size(tmp_path):
    _folder(tmp_path)
    with (tmp_path / "anna.json").open("a") as file:
        file.truncate(100_000_000)
    assert geniusweb.detects(tmp_path)
    with pytest.raises(CaseError, match="100,000,000 bytes; at most 5,000,000 are read"):
        geniusweb.read(tmp_path)


def test_a_space_of_another_kind_is_named(tmp_path):
    (tmp_path / "a.json").write_text('{"SumOfGroupsUtilitySpace": {}}')
    with pytest.raises(CaseError, match="SumOfGroupsUtilitySpace is not read"):
        geniusweb.read(tmp_path)


@settings(deadline=None)
@given(scenarios(bids=True))
def test_what_is_written_is_read(scenario):
    found = through(geniusweb, scenario)
    if any("rounded" in line for line in geniusweb.losses(scenario)):
        assert any(issue.numbers for issue in scenario.issues)
    values, numbers = worths(scenario)
    kept = [(terms, None if _idle(terms, r) else r, d) for terms, r, d in numbers]
    assert worths(found) == (values, kept)
    assert found.name == scenario.name
    assert found.remarks == ()


def _idle(terms, reservation):
    return reservation is not None and reservation < sum(map(min, terms))


@settings(deadline=None)
@given(scenarios(bids=True))
def test_what_is_written_obeys_geniusweb(scenario):
    files = {
        name: json.loads(t, parse_float=Fraction) for name, t in geniusweb.texts(scenario).items()
    }
    for name, root in files.items():
        if name != "domain.json":
            space = root["LinearAdditiveUtilitySpace"]
            assert sum(space["issueWeights"].values()) == 1
            assert space["domain"] == files["domain.json"]


@given(
    st.lists(st.integers(-50, 50), min_size=2, max_size=4),
    st.lists(st.integers(-50, 50), min_size=1, max_size=4),
)
def test_any_utilities_are_brought_into_0_to_1_and_said_to_be(first, second):
    rows = (first, second)
    terms = tuple(tuple(Fraction(n, 40) for n in row) for row in rows)
    issues = tuple(
        ScenarioIssue(n, tuple(map(str, range(len(r))))) for n, r in zip("ab", rows, strict=True)
    )
    scenario = Scenario("s", issues, (Profile("p", terms),))
    found = through(geniusweb, scenario)
    tops = sum(map(max, terms))
    inside = tops <= 1 and min(map(min, terms)) >= 0
    said = geniusweb.losses(scenario)
    assert found.remarks == ()
    if inside:
        assert (found.profiles[0].terms == terms) == (not said)
    else:
        assert "so that they lie in 0..1" in said[0]
    assert all(0 <= term <= 1 for row in found.profiles[0].terms for term in row)


def test_losses_are_named():
    issue = ScenarioIssue("price", ("1", "2", "4"), (Fraction(1), Fraction(2), Fraction(4)))
    terms = ((Fraction(0), Fraction(1, 3), Fraction(1)),)
    side = Profile("p", terms, reservation=Fraction(1, 2), discount=Fraction(1, 2))
    assert geniusweb.losses(Scenario("s", (issue,), (side,))) == (
        "p: the discount of 0.5 is left out; GeniusWeb has none",
        "p: utilities are rounded at 40 decimal places",
        "p: the reservation value 0.5 is written as a bid that is worth 1; GeniusWeb has only bids",
        "price: written as words; GeniusWeb's numbers lie on one straight line",
    )
