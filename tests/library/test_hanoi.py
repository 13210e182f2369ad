"""The shipped case holds what the record holds, and its known results have certificates."""

from itertools import combinations, product
from pathlib import Path

import pytest

from summitry.cases.compile import compile_case, readings
from summitry.cases.ledger import ledger, reasoned_entries
from summitry.deals.blockers import why
from summitry.deals.requirements import broken_by, requirements
from summitry.reports.analysis import Analysis
from summitry.reports.grounds import one_sided
from summitry.reports.sections.judgement import judgement_section

REPORTS = Path(__file__).parents[3] / "shared" / "reports"

TOLD = {
    "the second summit after Singapore": ["ended", "more_concrete"],
    "the four points of Singapore": [
        "four_points",
        "peace_us",
        "peace_dprk",
        "toward",
        "remains_us",
        "remains_dprk",
    ],
    "full relief was demanded": ["entirety", "about_sanctions", "pushed", "headline"],
    "Yongbyon was offered for it, and tied to it": ["agreed_step", "only_if", "just_yongbyon"],
    "the counter-demand, in two wordings": ["parts", "systems"],
    "the refusal": ["refused"],
    "the peace declaration": ["first_steps", "peace_us", "kim_peace", "rok_peace"],
    "sites that the public does not know": ["unknown_sites", "second_site"],
    "the warheads, as a range": ["warheads", "missile"],
    "production goes on while talks stall": ["fissile", "building"],
    "sanctions are leverage": ["leverage", "tight", "imposed"],
    "face on both sides": ["image", "save_face"],
    "walking away": ["walk"],
    "the misreading": ["misreading"],
    "South-North exchange as the ceiling": ["exchange", "ceiling"],
    "the liaison office": ["liaison_offer"],
    "the remains": ["remains_us", "remains_dprk"],
    "the promise of growth": ["powerhouse", "integrate", "concepts"],
    "what South Korea puts first": ["rok_peace", "rok_faster", "rok_regret", "rok_progress"],
    "talks in other settings": ["other_settings"],
    "the lunch that was cancelled": ["cancelled"],
    "experts and spokesmen": ["warheads", "worry", "rok_regret"],
    "what each leader said of being willing": ["willing", "best_answer", "gamble"],
    "how North Korea told it that night": ["ri_partial", "ri_yongbyon", "ri_tests", "ri_one_more"],
}


@pytest.fixture(scope="module")
def analysis(loaded):
    return Analysis(loaded)


def cited(case):
    """Claims on which a number, a statement or an issue rests."""
    names = {name for _, entry in reasoned_entries(case) for name in entry.claims}
    for issue in case.issues.values():
        names.update(issue.quoted or issue.inferred or ())
    return names


def left_out(case):
    return {claim for entry in case.left_out.values() for claim in entry.claims}


def test_nothing_in_it_is_doubtful(loaded):
    assert loaded.warnings == ()


def test_quotes_have_at_most_twelve_words(case):
    long = {
        k: c.quote for k, c in case.evidence.claims.items() if len((c.quote or "").split()) > 12
    }
    assert long == {}


@pytest.mark.parametrize("names", TOLD.values(), ids=TOLD)
def test_what_the_record_tells_is_cited_or_left_out_with_a_reason(case, names):
    known = set(case.evidence.claims)
    assert [name for name in names if name not in known] == []
    assert [name for name in names if name not in cited(case) | left_out(case)] == []


def test_every_claim_is_cited_or_left_out_with_a_reason(case):
    assert cited(case) | left_out(case) == set(case.evidence.claims)
    assert all(entry.why for entry in case.left_out.values())


def test_the_issues_are_what_was_on_the_table(case):
    assert list(case.issues) == [
        "yongbyon",
        "other_sites",
        "weapons",
        "sanctions",
        "peace",
        "liaison",
        "remains",
        "growth",
        "follow_up",
    ]
    assert [key for key, issue in case.issues.items() if not (issue.inferred or issue.quoted)] == []


def test_experts_and_spokesmen_are_no_parties(case):
    assert list(case.evidence.voices) == ["experts", "lee", "singapore"]
    assert "Kim Eui-kyeom" in case.parties["rok"].speakers
    assert case.parties["rok"].role == "interested"


def test_the_sources_differ_on_the_counter_demand(analysis):
    for issue in ("sanctions", "other_sites", "weapons"):
        flags = analysis.positions.cell("us", issue).flags
        found = [flag for flag in flags if set(flag.claims) == {"parts", "systems"}]
        assert [flag.words for flag in found] == ["the sources differ"]
        assert found[0].differing == (("parts of the program", "weapons systems"),)


def test_the_warheads_are_a_quoted_range(case):
    fact = case.facts["warheads"]
    assert (fact.value.low, fact.value.high, fact.quoted) == (30, 60, ("warheads",))
    quoted = [e.key for e in ledger(case) if e.reason.grade == "quoted"]
    assert quoted == ["facts.warheads.value"]


def test_every_weight_score_and_walk_away_value_has_a_grade(case):
    numbers = [e for e in ledger(case) if e.path[0] == "preferences" and e.central is not None]
    assert {e.path[2] for e in numbers} >= {"weights", "scores", "outside", "red_lines", "face"}
    for estimate in numbers:
        assert estimate.reason.grade in ("inferred", "assumed")
        assert estimate.reason.claims or estimate.reason.why


def test_every_party_weighs_and_scores_the_same_issues(case):
    for entry in case.preferences.values():
        assert set(entry.weights) == set(entry.scores) <= set(case.issues)


def test_there_are_at_least_two_rival_readings_and_belief_left_for_the_base(case):
    assert set(case.readings) >= {"part_was_asked", "weapons_were_meant"}
    assert sum(reading.credence.central for reading in case.readings.values()) < 1
    assert all(reading.claims for reading in case.readings.values())


@pytest.fixture(scope="module", params=["base", "part_was_asked", "weapons_were_meant"])
def model(request, case):
    assert request.param in readings(case)
    return compile_case(case, request.param)


@pytest.fixture(scope="module")
def deals(model):
    return [d for d in product(*map(range, model.shape)) if model.allowed(d)]


def test_the_rules_leave_deals_and_forbid_some(model, deals):
    assert 0 < len(deals) < model.n_combinations
    assert model.status_quo in deals


def test_each_side_has_deals_it_accepts(model, deals):
    for party in model.principals:
        assert any(model.accepts(party, deal) for deal in deals)


def test_no_deal_is_acceptable_to_both(model, deals):
    assert not [d for d in deals if all(model.accepts(p, d) for p in model.principals)]


def test_both_sides_would_gain_by_deals_that_a_red_line_forbids(model, deals):
    gaining = [
        deal
        for deal in deals
        if all(model.utility(p, deal) >= model.preferences[p].outside for p in model.principals)
    ]
    assert gaining


def cheapest(model, deals):
    """The cheapest opening by the definition: fewest walk-away values, then fewest demands, then
    the least belief that they are real, then the largest smallest gain at the Nash solution."""
    asked = requirements(model)
    broken = {deal: frozenset(broken_by(model, deal, asked)) for deal in deals}
    kinds = set(broken.values())

    def smallest_gain(one):
        gains = [
            [model.utility(p, deal) - model.preferences[p].outside for p in model.principals]
            for deal in deals
            if broken[deal] <= one
        ]
        inside = [pair for pair in gains if min(pair) >= 0]
        return min(max(inside, key=lambda pair: pair[0] * pair[1])) if inside else -1000

    def cost(one):
        lines = [asked[place] for place in one]
        belief = round(sum(r.credence for r in lines), 9)
        return sum(r.walk_away for r in lines), len(lines), belief, -smallest_gain(one)

    best = min((one for one in kinds if not any(other < one for other in kinds)), key=cost)
    return {(model.parties[asked[place].party].id, asked[place].id) for place in best}


def test_the_cheapest_way_out_depends_on_the_reading(model, deals):
    expected = {
        "base": {("dprk", "yongbyon_only_for_all")},
        "part_was_asked": {("us", "exchange_is_the_ceiling")},
        "weapons_were_meant": {("dprk", "yongbyon_only_for_all")},
    }
    assert cheapest(model, deals) == expected[model.reading]


def test_the_brief_names_the_same_ways_out(analysis):
    first = {
        reading.id: [reading.why.requirements[place].id for place in opening.requirements]
        for reading in analysis.readings
        for opening in reading.why.openings[:1]
    }
    assert first == {
        "base": ["yongbyon_only_for_all"],
        "part_was_asked": ["exchange_is_the_ceiling"],
        "weapons_were_meant": ["yongbyon_only_for_all"],
    }


def test_the_demand_behind_the_way_out_is_known_from_the_other_side_only(case, analysis):
    line = case.preferences["dprk"].red_lines["yongbyon_only_for_all"]
    assert {case.evidence.claims[name].chain[1] for name in line.claims} == {"us"}
    assert one_sided(case, "dprk", line.claims)
    assert judgement_section(analysis)["lines"][2]["one_sided"]


def test_what_collides_is_minimal(model, deals):
    asked = requirements(model)
    broken = {frozenset(broken_by(model, deal, asked)) for deal in deals}
    found = why(model).blockers
    assert found
    for blocker in found:
        assert all(one & set(blocker.requirements) for one in broken)
        for fewer in combinations(blocker.requirements, len(blocker.requirements) - 1):
            assert any(not one & set(fewer) for one in broken)


@pytest.fixture(scope="module")
def with_documents(loaded):
    if not REPORTS.is_dir():
        pytest.skip("the two press reports are not at hand, so no quote was checked")
    return Analysis(loaded, [REPORTS])


def test_every_quote_stands_in_its_document_as_printed(with_documents):
    status = {name: check.status for name, check in with_documents.quotes.items()}
    quoted = {n for n, claim in with_documents.case.evidence.claims.items() if claim.quote}
    assert {name for name, found in status.items() if found == "verified"} == quoted
    assert {status[name] for name in status.keys() - quoted} == {"paraphrase"}


def test_no_quote_is_cut_inside_a_word_or_fits_twice(with_documents):
    doubtful = {n: check.reason for n, check in with_documents.quotes.items() if check.reason}
    assert doubtful == {}


def test_both_reports_are_found_by_their_hash(with_documents):
    found = {name: entry.status for name, entry in with_documents.found.entries.items()}
    assert found == {
        "short": "found",
        "long": "found",
        "ri_press": "absent",
        "us_official": "absent",
    }


def test_the_texts_themselves_are_not_shipped(loaded):
    assert sorted(path.name for path in loaded.folder.iterdir()) == ["case.yaml", "evidence.yaml"]
