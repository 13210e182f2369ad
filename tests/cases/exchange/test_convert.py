"""A scenario becomes a case and comes back: equal utilities on the grid, every loss is said."""

import datetime
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.cases.compile import compile_case
from summitry.cases.exchange.convert import case_of
from summitry.cases.exchange.grid import GRID
from summitry.cases.exchange.restore import scenario_of
from summitry.cases.exchange.scenario import Profile, Rectangle, Scenario, ScenarioIssue
from summitry.cases.nodes import Text
from summitry.cases.read import load_texts
from summitry.cases.write import dump_case
from summitry.errors import CaseError

DAY = datetime.date(2024, 5, 1)
F = Fraction


def scenario(*profiles, issues=None, remarks=()):
    issues = issues or (ScenarioIssue("Price", ("low", "high")), ScenarioIssue("Day", ("a", "b")))
    return Scenario("sale", tuple(issues), tuple(profiles), tuple(remarks))


HALVES = ((0, F(1, 2)), (F(1, 2), 0))


def side(name="buyer", terms=HALVES, **more):
    return Profile(name, tuple(tuple(map(F, row)) for row in terms), **more)


def utility(profile, deal):
    terms = sum(row[x] for row, x in zip(profile.terms, deal, strict=True))
    held = (b.worth for b in profile.rectangles if all(deal[i] in v for i, v in b.sides))
    return terms + sum(held)


def written(case, folder):
    """The case once it has been through its files."""
    texts = {name: Text(name, text) for name, text in dump_case(case).items()}
    return load_texts(folder, texts)


names = st.text(min_size=1, max_size=12).filter(lambda text: text.strip() == text and text.strip())
shares = st.fractions(min_value=F(-1, 4), max_value=F(1), max_denominator=10**12)


@st.composite
def scenarios(draw):
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=3))
    issues = []
    for name in draw(st.lists(names, min_size=len(sizes), max_size=len(sizes), unique=True)):
        n = sizes[len(issues)]
        values = draw(st.lists(names, min_size=n, max_size=n, unique=True))
        issues.append(ScenarioIssue(name, tuple(values)))
    profiles = []
    for name in draw(st.lists(names, min_size=2, max_size=3, unique=True)):
        terms = tuple(tuple(draw(shares) for _ in range(n)) for n in sizes)
        boxes = []
        for _ in range(draw(st.integers(0, 2))):
            where = draw(st.sets(st.integers(0, len(sizes) - 1)))
            values = {i: draw(st.sets(st.integers(0, sizes[i] - 1), min_size=1)) for i in where}
            inside = tuple((i, tuple(sorted(values[i]))) for i in sorted(where))
            boxes.append(Rectangle(inside, draw(shares)))
        ends = draw(st.none() | shares), draw(st.none() | st.sampled_from([F(1), F(3, 10)]))
        profiles.append(Profile(name, terms, tuple(boxes), *ends))
    return Scenario("drawn", tuple(issues), tuple(profiles))


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_a_case_holds_the_utilities_on_the_grid_and_gives_them_back(tmp_path_factory, given):
    made = case_of(given, DAY, "drawn.xml")
    loaded = written(made.case, tmp_path_factory.getbasetemp())
    negotiation, grid = compile_case(loaded.case), made.case.resolution
    back = scenario_of(loaded.case)
    assert [i.name for i in back.issues] == [i.name for i in given.issues]
    assert [i.values for i in back.issues] == [i.values for i in given.issues]
    assert [p.name for p in back.profiles] == [p.name for p in given.profiles]
    for p, (old, new) in enumerate(zip(given.profiles, back.profiles, strict=True)):
        assert new.discount == old.discount
        assert new.reservation == F(round(grid * (old.reservation or 0)), grid)
        grains = len(given.issues) + len(old.rectangles)
        for deal in product(*(range(len(issue.values)) for issue in given.issues)):
            assert utility(new, deal) * grid == negotiation.utility(p, deal)
            assert abs(negotiation.utility(p, deal) - grid * utility(old, deal)) <= grains


def test_every_number_says_where_it_came_from():
    case = case_of(scenario(side(), side("seller")), DAY, "s.xml (Genius XML)").case
    assert case.issues["price"].assumed == "imported from s.xml (Genius XML)"
    wants = case.preferences["buyer"]
    assert wants.scores["price"].assumed == "imported from s.xml (Genius XML)"
    assert wants.outside.assumed.startswith("imported from s.xml (Genius XML), which states no")
    assert (case.resolution, case.date, case.title) == (GRID, DAY, "sale")


def test_names_become_keys_and_stay_as_words():
    issue = ScenarioIssue("19'' LCD", ("Côte d'Or", "cote d or", "why"))
    terms = ((0, 0, 1),)
    given = scenario(side("reporter", terms), side("A & B", terms), issues=[issue])
    case = case_of(given, DAY, "s").case
    assert list(case.parties) == ["reporter_", "a_b"]
    assert case.issues["issue_19_lcd"].options == {
        "cote_d_or": "Côte d'Or",
        "cote_d_or_2": "cote d or",
        "why_": "why",
    }


def test_names_that_a_text_cannot_hold_are_said():
    issue = ScenarioIssue(" Price", ("low", " "))
    made = case_of(scenario(side(terms=((0, 1),)), side("s", ((0, 1),)), issues=[issue]), DAY, "s")
    assert "the name ' Price' becomes 'Price'" in made.remarks
    assert "the name ' ' becomes 'option'" in made.remarks


def test_a_numeric_issue_is_a_range_with_scores_where_the_line_bends():
    numbers = tuple(F(k) for k in range(-2, 5))
    issue = ScenarioIssue("Days", tuple(map(str, range(-2, 5))), numbers)
    terms = ((0, 0, F(1, 8), F(1, 4), F(3, 8), F(1, 2), F(1, 2)),)
    case = case_of(scenario(side(terms=terms), side("s", terms), issues=[issue]), DAY, "s").case
    span = case.issues["days"].range
    assert (span.start, span.to, span.step) == (-2, 4, 1)
    scores = case.preferences["buyer"].scores["days"].options
    assert {key: number.central for key, number in scores.items()} == {
        "-2": 0,
        "-1": 0,
        "3": 500_000_000,
        "4": 500_000_000,
    }
    assert scenario_of(case).issues[0] == issue


def test_numbers_that_are_no_line_after_rounding_are_all_given():
    numbers = tuple(F(k) for k in range(5))
    issue = ScenarioIssue("Days", tuple("01234"), numbers)
    row = tuple(F(k, 7 * GRID) for k in (0, 4, 8, 12, 16))
    terms = (row,)
    case = case_of(scenario(side(terms=terms), side("s", terms), issues=[issue]), DAY, "s").case
    points = compile_case(case).preferences[0].points[0]
    assert points.tolist() == [round(GRID * term) for term in row]


def test_numbers_that_a_range_cannot_hold_are_words_and_said():
    issue = ScenarioIssue("Days", ("1", "2", "4"), (F(1), F(2), F(4)))
    terms = ((0, 1, 0),)
    made = case_of(scenario(side(terms=terms), side("s", terms), issues=[issue]), DAY, "s")
    assert made.case.issues["days"].options == {"option_1": "1", "option_2": "2", "option_4": "4"}
    assert "issue 'Days': its numbers are kept as words only" in made.remarks


def test_rectangles_are_rules_with_points():
    boxes = (
        Rectangle(((0, (1,)), (1, (0, 1))), F(1, 10)),
        Rectangle((), F(1, 5)),
        Rectangle(((0, ()),), F(9)),
    )
    case = case_of(scenario(side(rectangles=boxes), side("s")), DAY, "s").case
    wants = case.preferences["buyer"]
    ((key, entry),) = wants.together.items()
    assert (key, entry.condition, entry.points.central) == (
        "box_1",
        "price = high and day in {a, b}",
        100_000_000,
    )
    assert wants.scores["price"].options["low"].central == 200_000_000


def test_a_rectangle_too_large_for_a_rule_is_refused():
    values = tuple(map(str, range(150)))
    issues = [ScenarioIssue(name, values) for name in "abc"]
    terms = ((0,) * 150,) * 3
    box = Rectangle(((0, (0,)), (1, (0,)), (2, (0,))), F(1))
    given = scenario(side(terms=terms, rectangles=(box,)), side("s", terms), issues=issues)
    with pytest.raises(CaseError, match="a table of 3,375,000 cells; a rule of a case has at most"):
        case_of(given, DAY, "s")


def test_more_values_than_a_case_holds_are_refused():
    issue = ScenarioIssue("a", tuple(map(str, range(35_000))))
    terms = ((F(0),) * 35_000,)
    given = scenario(side(terms=terms), side("s", terms), issues=[issue])
    with pytest.raises(CaseError, match="210,000 entries; a case has at most 200,000"):
        case_of(given, DAY, "s")


def test_large_utilities_get_a_coarser_grid_and_larger_ones_are_refused():
    terms = ((0, 40), (0, 0))
    made = case_of(scenario(side(terms=terms), side("s", terms)), DAY, "s")
    assert made.case.resolution == 10**7
    assert compile_case(made.case).preferences[0].points[0].tolist() == [0, 400_000_000]
    terms = ((0, 10**9), (0, 0))
    with pytest.raises(CaseError, match="a case cannot hold it"):
        case_of(scenario(side(terms=terms), side("s", terms)), DAY, "s")


def test_rounding_is_said_and_no_best_deal_passes_the_grid():
    third = F(1, 3) + F(1, 6 * 10**9)
    issues = [ScenarioIssue(name, ("x", "y")) for name in "abc"]
    terms = ((0, F(1, 3)), (0, third), (0, F(1) - F(1, 3) - third))
    made = case_of(scenario(side(terms=terms), side("s", terms), issues=issues), DAY, "s")
    points = compile_case(made.case).preferences[0].points
    assert sum(int(row[1]) for row in points) <= GRID
    (remark,) = [line for line in made.remarks if "rounding" in line]
    assert remark.startswith("a utility of 1 is 1,000,000,000 points")


def test_one_profile_gets_another_side_and_one_value_is_settled():
    issues = [ScenarioIssue("Given", ("so",)), ScenarioIssue("Price", ("low", "high"))]
    made = case_of(scenario(side(terms=((F(1, 4),), (0, F(1, 2)))), issues=issues), DAY, "s")
    assert [party.name for party in made.case.parties.values()] == ["buyer", "other side"]
    assert list(made.case.issues) == ["price"]
    assert compile_case(made.case).preferences[0].points[0].tolist() == [250_000_000, 750_000_000]
    assert "issue 'Given' has one value and is left out; its worth is kept" in made.remarks
    assert any(line.startswith("one profile alone") for line in made.remarks)


def test_nothing_to_settle_is_refused():
    given = scenario(side(terms=((0,),)), issues=[ScenarioIssue("Given", ("so",))])
    with pytest.raises(CaseError, match="no issue has two values"):
        case_of(given, DAY, "s")


def test_remarks_of_the_file_come_first():
    made = case_of(scenario(side(), side("s"), remarks=["cost: not kept"]), DAY, "s")
    assert made.remarks[0] == "cost: not kept"
    assert "buyer: no reservation value; the outside option is 0" in made.remarks


def test_a_discount_is_kept_and_read_back():
    case = case_of(scenario(side(discount=F(1, 2)), side("s")), DAY, "s").case
    assert case.preferences["buyer"].discount.value.central == 0.5
    assert [p.discount for p in scenario_of(case).profiles] == [F(1, 2), None]
