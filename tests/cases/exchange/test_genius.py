"""Genius XML as its evaluators have it, worked out by hand."""

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.cases.exchange import genius, tags
from summitry.cases.exchange.genius_cut import MAX_CUT
from summitry.cases.exchange.genius_domain import REAL_STEPS
from summitry.cases.exchange.scenario import MAX_VALUES
from summitry.errors import CaseError
from tests.cases.exchange.genius_files import DAYS, DOMAIN, PRICE, box, boxes, profile


@pytest.fixture
def folder(tmp_path):
    """``folder(name=text, …)``: a folder with these XML files."""

    def make(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
        return tmp_path

    return make


def refused(path):
    with pytest.raises(CaseError) as error:
        genius.read(path)
    assert "\n" not in str(error.value)
    return str(error.value).removeprefix(str(path)).lstrip("/")


def utility(scenario, deal, p=0):
    side = scenario.profiles[p]
    terms = sum(row[x] for row, x in zip(side.terms, deal, strict=True))
    return terms + sum(b.worth for b in side.rectangles if all(deal[i] in v for i, v in b.sides))


def test_a_folder_is_a_domain_and_its_profiles_in_the_order_of_their_numbers(folder):
    scenario = genius.read(folder(domain=DOMAIN, side_10=profile(), side_2=profile()))
    assert [p.name for p in scenario.profiles] == ["side_2", "side_10"]
    assert [i.name for i in scenario.issues] == ["Price", "Days"]
    assert scenario.issues[1].numbers == tuple(map(Fraction, range(2, 7)))
    assert scenario.remarks == ()


def test_evaluations_are_divided_by_the_largest_and_lines_are_clamped(folder):
    scenario = genius.read(folder(domain=DOMAIN, a=profile()))
    price, days = scenario.profiles[0].terms
    assert price == (Fraction(6, 10), Fraction(6, 10) * 5 / 8, Fraction(6, 10) * 2 / 8)
    # slope 0.5, offset -0.25 over 2..6: -0.25, 0.25, 0.75, 1.25, 1.75 held within 0..1
    assert [term / Fraction(4, 10) for term in days] == [0, Fraction(1, 4), Fraction(3, 4), 1, 1]


def test_reservation_and_discount_stand_beside_each_other(folder):
    side = genius.read(folder(domain=DOMAIN, a=profile())).profiles[0]
    assert (side.reservation, side.discount) == (Fraction(1, 4), Fraction(1, 2))
    bare = genius.read(folder(domain=DOMAIN, a=profile(ends=""))).profiles[0]
    assert (bare.reservation, bare.discount) == (None, None)


@pytest.mark.parametrize("factor", ["0", "-0.5", "1.5"])
def test_an_unfit_discount_counts_as_one_and_is_said(folder, factor):
    ends = f'<discount_factor value="{factor}"/>'
    scenario = genius.read(folder(domain=DOMAIN, a=profile(ends=ends)))
    assert scenario.profiles[0].discount == 1
    assert scenario.remarks == (
        f"a.xml: discount factor {factor} counts as 1 in Genius: no discount",
    )


def test_the_lower_bound_of_the_profile_is_where_a_line_starts(folder):
    days = DAYS.replace('lowerbound="2"', 'lowerbound="0"')
    terms = genius.read(folder(domain=DOMAIN, a=profile(days=days))).profiles[0].terms[1]
    assert [term / Fraction(4, 10) for term in terms] == [Fraction(3, 4), 1, 1, 1, 1]


def test_an_integer_issue_without_evaluator_is_worth_nothing(folder):
    days = DAYS.replace('<evaluator ftype="linear" slope="0.5" offset="-0.25"/>', "")
    assert set(genius.read(folder(domain=DOMAIN, a=profile(days=days))).profiles[0].terms[1]) == {0}


def test_evaluations_below_the_threshold_are_worth_nothing(folder):
    price = PRICE
    for old, small in (("8", "0.000009"), ("5", "0"), ("2", "-1")):
        price = price.replace(f'evaluation="{old}"', f'evaluation="{small}"')
    scenario = genius.read(folder(domain=DOMAIN, a=profile(price=price)))
    assert scenario.profiles[0].terms[0] == (0, 0, 0)


def test_a_value_of_the_profile_alone_still_counts_for_the_largest(folder):
    price = PRICE.replace("</issue>", '<item index="4" value="free" evaluation="16"/></issue>')
    scenario = genius.read(folder(domain=DOMAIN, a=profile(price=price)))
    assert scenario.profiles[0].terms[0][0] == Fraction(6, 10) / 2
    assert scenario.remarks == (
        "a.xml: value 'free' of issue 'Price' is not in the domain; not kept",
    )


def test_weights_count_as_they_stand(folder):
    weights = '<weight index="1" value="0.3"/><weight index="2" value="0.3"/>'
    terms = genius.read(folder(domain=DOMAIN, a=profile(weights=weights))).profiles[0].terms
    assert max(terms[0]) + max(terms[1]) == Fraction(6, 10)


def test_deals_above_one_are_cut_to_one(folder):
    weights = '<weight index="1" value="0.9"/><weight index="2" value="0.4"/>'
    scenario = genius.read(folder(domain=DOMAIN, a=profile(weights=weights)))
    price, days = scenario.profiles[0].terms
    for deal in product(range(3), range(5)):
        assert utility(scenario, deal) == min(1, price[deal[0]] + days[deal[1]])
    assert scenario.remarks == ("a.xml: deals above 1 (up to 1.3) are cut to 1 as Genius does: 3",)


def test_weights_of_nested_objectives_are_not_multiplied(folder):
    inner = f'<objective index="7" name="inner">{DAYS}<weight index="2" value="0.4"/></objective>'
    weights = '<weight index="1" value="0.6"/><weight index="7" value="0.1"/>'
    nested = profile(days="", weights=weights, more=inner)
    flat = genius.read(folder(domain=DOMAIN, a=profile())).profiles[0]
    assert genius.read(folder(domain=DOMAIN, a=nested)).profiles[0].terms == flat.terms


def test_issues_of_inner_objectives_come_first(folder):
    inner = '<issue index="5" name="Place"><item value="here"/><item value="there"/></issue>'
    inner = f'<objective index="9" name="inner">{inner}</objective>'
    path = folder(domain=DOMAIN.replace("</objective>", f"{inner}</objective>"), a=profile())
    assert "issue 'Place' has no entry" in refused(path)
    item = inner.replace('"here"', '"here" evaluation="1"').replace(
        '"there"', '"there" evaluation="2"'
    )
    side = profile(more=item.replace("</issue>", '</issue><weight index="5" value="0"/>'))
    assert [i.name for i in genius.read(folder(a=side)).issues] == ["Place", "Price", "Days"]


def test_a_single_profile_is_its_own_domain(folder):
    scenario = genius.read(folder(a=profile()) / "a.xml")
    assert (scenario.name, len(scenario.profiles)) == ("a", 1)
    assert scenario.remarks == ("no domain file; the issues are those of a.xml",)


def test_a_file_of_results_is_passed_over_by_name(folder):
    path = folder(domain=DOMAIN, a=profile(), pareto="\n1.0, 0.5\n")
    assert genius.read(path).remarks == ("pareto.xml: a list of results, not read",)


def test_whatever_no_utility_depends_on_is_listed(folder):
    price = PRICE.replace('value="low"', 'value="low" cost="3.0" description="a bargain"')
    price = price.replace('value="high"', 'value="high" cost="0.0" description="high"')
    price = price.replace(
        "</issue>", "<similarity_function weight='1'><x/></similarity_function></issue>"
    )
    side = profile(price=price).replace("<utility_space>", '<utility_space author="me">')
    domain = DOMAIN.replace("<utility_space", '<agent class="x"/>\n<utility_space')
    assert genius.read(folder(domain=domain, a=side)).remarks == (
        "domain.xml: <agent> and what stands in it: not kept (once, first in line 2)",
        "a.xml: author of <utility_space>: not kept (once, first in line 1)",
        "a.xml: cost of <item>: not kept (once, first in line 4)",
        "a.xml: description of <item>: not kept (once, first in line 4)",
        "a.xml: <similarity_function> and what stands in it: not kept (once, first in line 7)",
    )


def test_a_continuous_issue_is_taken_at_21_values(folder):
    real = (
        '<issue index="2" name="Days" type="real"><range lowerbound="0" upperbound="10"/>{}</issue>'
    )
    start, end = DOMAIN.index('<issue index="2"'), DOMAIN.index("</objective>")
    domain = DOMAIN[:start] + real.format("") + DOMAIN[end:]
    forms = {
        'ftype="linear" parameter0="-0.5" parameter1="0.25"': [
            0,
            Fraction(1, 8),
            Fraction(3, 4),
            1,
            1,
        ],
        'ftype="constant" parameter0="0.3"': [Fraction(3, 10)] * 5,
        'ftype="triangular" parameter0="0" parameter1="10" parameter2="5"': [
            0,
            Fraction(1, 2),
            1,
            Fraction(1, 2),
            0,
        ],
    }
    for form, expected in forms.items():
        days = real.format(f"<evaluator {form}/>")
        scenario = genius.read(folder(domain=domain, a=profile(days=days)))
        terms = scenario.profiles[0].terms[1]
        assert len(terms) == 21
        assert scenario.issues[1].values[:3] == ("0", "0.5", "1")
        assert scenario.remarks[0].endswith("is continuous; taken at 21 evenly spaced values")
        assert [term / Fraction(4, 10) for term in terms[::5]] == expected


# -- hyper-rectangles


def test_boxes_add_up_over_maxutility(folder):
    side = boxes(box(4, (1, 0, 1)), box(2, (1, 1, 3), (2, 2, 2), weight="0.5"), box(1))
    scenario = genius.read(folder(a=side))
    for a, b in product(range(4), repeat=2):
        expected = 4 * (a <= 1) + 1 * (a >= 1 and b == 2) + 1
        assert utility(scenario, (a, b)) == Fraction(expected, 10)


def test_a_box_that_excludes_holds_outside_and_wins_over_includes(folder):
    mixed = box(3, (1, 1, 2), (2, 0, 1), how="EXCLUDES").replace(
        "</hyper", '<INCLUDES index="1" min="0" max="0"/></hyper'
    )
    scenario = genius.read(folder(a=boxes(mixed)))
    for a, b in product(range(4), repeat=2):
        assert utility(scenario, (a, b)) == Fraction(3 * (not (1 <= a <= 2 and b <= 1)), 10)


def test_bounds_on_one_issue_are_met_together_and_an_empty_box_is_worth_nothing(folder):
    side = boxes(box(5, (1, 0, 2), (1, 2, 3)), box(5, (1, 0, 0), (1, 2, 3)))
    scenario = genius.read(folder(a=side))
    assert [utility(scenario, (a, 0)) for a in range(4)] == [0, 0, Fraction(1, 2), 0]


def test_inner_functions_count_times_their_weight_and_the_outermost_does_not(folder):
    inner = f'<ufun aggregation="sum" weight="0.5">{box(4, (1, 0, 0))}</ufun>'
    scenario = genius.read(folder(a=boxes(inner, box(1), attributes='weight="7"')))
    assert utility(scenario, (0, 0)) == Fraction(3, 10)
    assert utility(scenario, (1, 0)) == Fraction(1, 10)


def test_one_part_has_a_largest_and_several_are_no_sum(folder):
    assert utility(genius.read(folder(a=boxes(box(4), kind="max"))), (0, 0)) == Fraction(2, 5)
    path = folder(a=boxes(box(4), box(2), kind="max"))
    assert "aggregation=max of several parts is no sum" in refused(path)


def test_sums_that_may_pass_maxutility_are_said(folder):
    (remark,) = [r for r in genius.read(folder(a=boxes(box(8), box(4)))).remarks if "cuts" in r]
    assert remark.startswith("a.xml: Genius cuts a sum of rectangles above maxutility")


# -- what is refused


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (('evaluation="5"', 'evaluation="nan"'), 5, "evaluation='nan' is not a number"),
        (('evaluation="5"', 'evaluation="1e999"'), 5, "evaluation='1e999' is not a number"),
        (('evaluation="5"', 'evaluation=""'), 5, "evaluation='' is not a number"),
        (('evaluation="5"', ""), 3, "value 'middle' of issue 'Price' has no evaluation"),
        (('evaluation="5"', 'evaluation="null"'), 3, "has no evaluation"),
        (('value="middle"', 'value="low"'), 5, "value 'low' of issue 'Price' stands twice"),
        (('<item index="2" value', '<item index="2" v'), 5, "<item> has no value"),
        (('index="2" name="Days"', 'index="1" name="Days"'), 8, "index 1 stands twice"),
        (('index="2" name="Days"', 'index="x" name="Days"'), 8, "index='x' is not a number"),
        (('<weight index="2"', '<weight index="1"'), 13, "a second weight for index 1"),
        (('<weight index="2" value="0.4"/>', ""), 8, "'Days' has no weight"),
        (('value="0.4"', 'value="-inf"'), 13, "value='-inf' is not a number"),
        (('type="integer"', 'type="real"'), 8, "is integer in the domain, real here"),
        (('slope="0.5"', ""), 10, "<evaluator> has no slope"),
        (('value="0.25"', 'value="ten"'), 17, "value='ten' is not a number"),
        (('value="0.5"', 'value=""'), 16, "value='' is not a number"),
        (
            ("<utility_space>", '<utility_space type="constraint">'),
            1,
            "type=constraint is not read",
        ),
        (("</utility_space>", ""), 19, "not XML: no element found"),
    ],
)
def test_a_fault_of_a_profile_names_its_line(folder, change, line, words):
    text = profile()
    assert change[0] in text
    path = folder(domain=DOMAIN, a=text.replace(change[0], change[1], 1))
    assert refused(path).startswith(f"a.xml:{line}:")
    assert words in refused(path)


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (('index="2"', 'index="1"'), None, "index 1 stands twice; first in line 4"),
        (('index="1" name="Price"', 'index="0" name="Price"'), 4, "index 0 stands twice"),
        (('lowerbound="2"', 'lowerbound="7"'), 9, "issue 'Days' runs from 7 down to 6"),
        (('upperbound="6"', 'upperbound="1e9"'), 9, "more than 100,000 values of all issues"),
        (('upperbound="6"', 'upperbound="6.5"'), 9, "upperbound='6.5' is not a whole number"),
        (('value="middle"', 'value="low"'), 6, "value 'low' of issue 'Price' stands twice"),
        (("objective", "objektive"), 2, "<utility_space> holds no <objective>"),
        (("<issue", "<thing"), None, "the domain has no <issue>"),
        (("utility_space", "space"), 1, "<negotiation_template> holds no <utility_space>"),
    ],
)
def test_a_fault_of_a_domain_names_its_line(folder, change, line, words):
    count = 1 if line == 4 or change[0].startswith("value") else -1
    text = DOMAIN.replace(change[0], change[1], count)
    if change == ("<issue", "<thing"):
        text = text.replace("</issue>", "</thing>")
    if change == ('index="2"', 'index="1"'):
        text = DOMAIN.replace('index="2" name', 'index="1" name')
    path = folder(domain=text, a=profile())
    assert words in refused(path)
    assert refused(path).startswith("domain.xml:" if line is None else f"domain.xml:{line}:")


@pytest.mark.parametrize(
    ("side", "words"),
    [
        (boxes(box("x")), "utility='x' is not a number"),
        (boxes(box(1), most="0"), "maxutility=0 is not above zero"),
        (boxes(box(1, (9, 0, 1))), "index 9 is no integer issue of the domain"),
        (boxes(box(1, (1, "a", 1))), "min='a' is not a number"),
        (
            boxes(box(1), kind='sum" x="').replace(' aggregation="sum"', ""),
            "<ufun> has no aggregation",
        ),
        (boxes().replace("ufun", "fun"), "<utility> holds 0 <ufun>; one is read"),
    ],
)
def test_a_fault_of_a_box_is_one_line(folder, side, words):
    assert words in refused(folder(a=side))


def test_folders_that_hold_no_scenario(folder, tmp_path):
    assert refused(tmp_path).endswith("holds no XML file")
    path = folder(domain=DOMAIN)
    assert "holds a domain and no profile" in refused(path)
    path = folder(other=DOMAIN, a=profile())
    assert "holds 2 domains (domain.xml, other.xml)" in refused(path)


def test_a_file_of_another_kind_is_said(folder):
    scenario = genius.read(folder(domain=DOMAIN, a=profile(), notes="<notes/>"))
    assert scenario.remarks == ("notes.xml: <notes> is no part of a scenario",)


def test_too_many_files_are_refused(folder):
    path = folder(**{f"s{k}": "<notes/>" for k in range(genius.MAX_FILES + 1)})
    assert "holds 65 XML files; at most 64 are read" in refused(path)


def test_a_folder_with_xml_is_detected(folder, tmp_path):
    assert not genius.detects(tmp_path)
    path = folder(a=profile())
    assert genius.detects(path)
    assert genius.detects(path / "a.xml")


TEXTS = (DOMAIN, profile(), boxes(box(4, (1, 0, 1)), box(2, (2, 1, 3), how="EXCLUDES")))
PIECES = ("", '"', "<", ">", "-", "1e99", "nan", "index", "\x00", "é", "<issue>", "</objective>")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_a_damaged_file_is_read_or_refused_in_one_line(tmp_path_factory, text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 40, len(text))))
    damaged = text[:start] + data.draw(st.sampled_from(PIECES)) + text[end:]
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "domain.xml").write_text(damaged if text == DOMAIN else DOMAIN, encoding="utf-8")
    (folder / "a.xml").write_text(damaged if text != DOMAIN else profile(), encoding="utf-8")
    path = folder / "a.xml" if text.startswith('<utility_space type="non') else folder
    scenario, words = outcome(path)
    assert scenario is None or not words
    assert words.startswith(str(folder) if scenario is None else "")
    assert "\n" not in words
    for side in scenario.profiles if scenario else ():
        assert [len(row) for row in side.terms] == [len(i.values) for i in scenario.issues]


def outcome(path):
    """The scenario at ``path`` and no words, or None and those of the error."""
    try:
        return genius.read(path), ""
    except CaseError as error:
        return None, str(error)


def test_each_limit_is_on_the_page():
    page = Path(__file__).parents[3] / "docs" / "how-to" / "exchange.md"
    words = page.read_text(encoding="utf-8")
    limits = (tags.MAX_BYTES, tags.MAX_TAGS, tags.MAX_TAG, tags.MAX_DEPTH)
    limits += (genius.MAX_FILES, MAX_VALUES, MAX_CUT, REAL_STEPS)
    assert [limit for limit in limits if f" {limit:,} " not in words.replace("\n", " ")] == []
