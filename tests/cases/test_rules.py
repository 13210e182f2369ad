"""The rules language against an evaluation of the same rule deal by deal."""

import itertools
import operator
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.rules import MAX_LENGTH, rule_table
from summitry.errors import RuleError
from summitry.model.issue import Issue, Option

COMPARE = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
JOIN = {
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "->": lambda a, b: not a or b,
    "<->": lambda a, b: a == b,
}


def named(name, *options):
    return Issue(name, name, tuple(Option(o, o) for o in options))


def numeric(name, *numbers):
    return Issue(name, name, tuple(Option(n, n, Fraction(n)) for n in numbers))


ISSUES = (
    named("android", "nothing", "order", "inland"),
    numeric("wage", "-1.5", "0", "1.5"),
    named("not_in", "android", "_1", "2", "or_2"),
    named("ñandú", "yes", "sí", "no"),
)
"""Names with keywords inside, options that are numbers or the names of issues; one with yes."""


@st.composite
def leaves(draw):
    place = draw(st.sampled_from(range(len(ISSUES))))
    options = [option.id for option in ISSUES[place].options]
    if "yes" in options and draw(st.booleans()):
        return ("alone", place)
    if draw(st.booleans()):
        return ("in", place, draw(st.lists(st.sampled_from(options), min_size=1, max_size=3)))
    sign = draw(st.sampled_from(sorted(COMPARE)))
    if ISSUES[place].options[0].value is not None and sign not in ("=", "!="):
        options = [*options, "1", "-0.25", "99"]
    return (sign, place, draw(st.sampled_from(options)))


trees = st.recursive(
    leaves(),
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner), st.tuples(st.sampled_from(sorted(JOIN)), inner, inner)
    ),
    max_leaves=8,
)
BINDING = {"->": 0, "<->": 0, "or": 1, "and": 2, "not": 3}


def printed(tree, spare):
    """The text of a tree; brackets where they are needed, everywhere if ``spare`` is false."""
    head, *rest = tree
    if head == "not":
        return f"not {bracketed(rest[0], 3, spare)}"
    if head in JOIN:
        own = BINDING[head]
        left, right = (own + 1, own) if own == 0 else (own, own + 1)
        return f"{bracketed(rest[0], left, spare)} {head} {bracketed(rest[1], right, spare)}"
    name = ISSUES[rest[0]].id
    if head == "alone":
        return name
    return f"{name} in {{{', '.join(rest[1])}}}" if head == "in" else f"{name}{head} {rest[1]}"


def bracketed(tree, least, spare):
    text = printed(tree, spare)
    return text if spare and BINDING.get(tree[0], 4) >= least else f"({text})"


def holds(tree, deal):
    """The tree at one deal, by the meaning of its words."""
    head, *rest = tree
    if head == "not":
        return not holds(rest[0], deal)
    if head in JOIN:
        return JOIN[head](holds(rest[0], deal), holds(rest[1], deal))
    issue, given = ISSUES[rest[0]], rest[-1]
    chosen = issue.options[deal[rest[0]]]
    if head == "alone":
        return chosen.id == "yes"
    if head == "in":
        return chosen.id in given
    if chosen.value is not None:
        return COMPARE[head](chosen.value, Fraction(given))
    return COMPARE[head](deal[rest[0]], issue.index(given))


@given(trees, st.booleans())
def test_a_rule_holds_where_its_words_hold(tree, spare):
    table = rule_table(printed(tree, spare), ISSUES)
    deals = itertools.product(*(range(len(issue.options)) for issue in ISSUES))
    assert all(bool(table.at(deal)) == holds(tree, deal) for deal in deals)


def places(tree):
    head, *parts = tree
    if head in COMPARE or head in ("in", "alone"):
        return {parts[0]}
    return set().union(*map(places, parts))


@given(trees)
def test_a_table_has_one_axis_for_each_issue_named(tree):
    table = rule_table(printed(tree, True), ISSUES)
    assert table.scope == tuple(sorted(places(tree)))
    assert table.values.shape == tuple(len(ISSUES[i].options) for i in table.scope)


P, Q, R = (f"{name} = yes" for name in "pqr")
PQR = [named(name, "no", "yes") for name in "pqr"]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        (f"{P} -> {Q} -> {R}", f"{P} -> ({Q} -> {R})"),
        (f"{P} or {Q} and {R}", f"{P} or ({Q} and {R})"),
        (f"not {P} and {Q}", f"(not {P}) and {Q}"),
        (f"{P} or {Q} -> {R}", f"({P} or {Q}) -> {R}"),
        (f"{P} <-> {Q} <-> {R}", f"{P} <-> ({Q} <-> {R})"),
        (f"{P} -> {Q} <-> {R}", f"{P} -> ({Q} <-> {R})"),
        (f"{P} <-> {Q} -> {R}", f"{P} <-> ({Q} -> {R})"),
        (f"{P} or {Q} <-> not {R}", f"({P} or {Q}) <-> (not {R})"),
        ("p <-> q and not r", f"{P} <-> ({Q} and not {R})"),
        ("p", P),
        (f"not not {P} or {Q} or {R}", f"({P} or {Q}) or {R}"),
    ],
)
def test_binding_loosest_last(short, full):
    np.testing.assert_array_equal(rule_table(short, PQR).values, rule_table(full, PQR).values)


def test_right_grouping_differs_from_left_grouping():
    right, left = rule_table(f"{P} -> {Q} -> {R}", PQR), rule_table(f"({P} -> {Q}) -> {R}", PQR)
    assert (right.values != left.values).any()


def test_an_issue_alone_needs_the_option_yes():
    issues = [*PQR, named("sites", "none", "some", "all"), numeric("wage", "0", "1")]
    with pytest.raises(RuleError) as caught:
        rule_table("p -> sites and q", issues)
    assert str(caught.value) == (
        "sites stands alone, which means sites = yes, and it has no such option;"
        " say which, as in sites = none; allowed: none, some, all"
    )
    assert caught.value.column == 6
    with pytest.raises(RuleError, match="wage stands alone, which means wage = yes"):
        rule_table("wage", issues)


def test_a_sign_less_than_a_negative_number_is_no_iff():
    wage = numeric("wage", "-2", "-1", "0")
    assert rule_table("wage<-1", [wage]).values.tolist() == [True, False, False]
    assert rule_table("p<->q", PQR).values.tolist() == [[True, False], [False, True]]


def test_spaces_are_free():
    np.testing.assert_array_equal(
        rule_table("p=yes->q in{no,yes}", PQR).values,
        rule_table(" p = yes  ->\n q in { no , yes } ", PQR).values,
    )


def test_an_option_may_be_a_keyword():
    issue = named("x", "not", "and", "in")
    assert rule_table("x = and or x in {in}", [issue]).values.tolist() == [False, True, True]


def test_numbers_compare_by_value_and_names_by_order():
    wage, place = numeric("wage", "2", "9", "10"), named("place", "b", "a")
    assert rule_table("wage >= 9.0", [wage]).values.tolist() == [False, True, True]
    assert rule_table("place > b", [place]).values.tolist() == [False, True]


def test_keywords_inside_names_are_no_nesting():
    issue = named("nothing", "not_now", "note")
    rule = " or ".join(["nothing = note"] * 80)
    assert rule_table(rule, [issue]).values.tolist() == [False, True]


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("p = yes or s = yes", 12, "no such issue: s"),
        ("p = yes or q = yep", 16, "did you mean yes?"),
        ("p = yes and q in {no, oui}", 23, "no such option of q: oui"),
        ("p == yes", 4, "cannot read the rule at '='"),
        ("p = yes q = no", 9, "cannot read the rule at 'q'"),
        ("p = yes or", 11, "ends too early"),
        ("(p = yes", 9, "ends too early"),
        ("p in {}", 7, "cannot read the rule at '}'"),
        ("p = ¿yes?", 5, "cannot read the rule at '¿yes?'"),
        ("", 1, "ends too early"),
    ],
)
def test_an_error_names_the_column_and_the_fault(text, column, words):
    with pytest.raises(RuleError) as caught:
        rule_table(text, PQR)
    assert caught.value.column == column
    assert words in str(caught.value)


def test_a_number_that_is_no_option_cannot_be_equalled():
    with pytest.raises(RuleError, match="no such option of wage: 1"):
        rule_table("wage = 1", ISSUES)


@pytest.mark.parametrize(
    "text",
    [
        " or ".join([P] * 1000),
        "(" * 61 + P + ")" * 61,
        "not " * 61 + P,
        P + f" -> {P}" * 61,
        P + f" <-> {P}" * 61,
    ],
)
def test_an_endless_rule_is_refused(text):
    with pytest.raises(RuleError, match=r"nested parts|characters"):
        rule_table(text, PQR)


def test_the_longest_rule_is_read():
    text = " or ".join([P] * ((MAX_LENGTH + 4) // (len(P) + 4)))
    assert rule_table(text, PQR).values.tolist() == [False, True]


def test_a_rule_that_ties_too_much_is_refused():
    wide = [numeric(f"n{k}", *map(str, range(200))) for k in range(3)]
    with pytest.raises(RuleError, match="3 issues with 8,000,000 combinations"):
        rule_table("n0 = 1 and n1 = 1 and n2 = 1", wide)
