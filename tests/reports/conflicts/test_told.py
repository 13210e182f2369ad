"""What is left out where a conflict is too large to list, and that this is said."""

import pytest

from summitry.errors import TooManyDeals
from summitry.reports.conflicts import remedies, shares, standing
from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import moves_of_case
from summitry.reports.conflicts.file import NO_SIM, moves_of_file
from summitry.reports.conflicts.further import NOT_LOOKED_AT
from summitry.reports.conflicts.picture import graph_spec
from summitry.reports.conflicts.terminal import moves_tables
from summitry.reports.sections.moves import moves_section
from summitry.stability import sim
from tests.reports.conflicts.cases import parsed, printed, read

ELMIRA = "kinsara-2014/elmira"


def test_a_case_with_too_many_moves_has_verdicts_and_says_what_is_left_out(hanoi, monkeypatch):
    whole = moves_of_case(hanoi, "base", Asked(draws=0))
    monkeypatch.setattr(standing, "MOST_MOVES", 10)
    data = moves_of_case(hanoi, "base", Asked())
    assert data["lasts"] == whole["lasts"]
    assert data["equilibria"]["counts"] == whole["equilibria"]["counts"]
    assert (data["listed"], data["signed"], data["routes"], data["robustness"]) == (
        False, [], [], None,
    )  # fmt: skip
    assert any("too many for reasons, ways, remedies and draws" in text for text in data["lines"])
    assert "too many for reasons" in printed(moves_tables(data), 200)
    assert moves_section(hanoi)["looked"]


def test_a_file_with_too_many_moves_is_still_drawn(monkeypatch):
    monkeypatch.setattr(standing, "MOST_MOVES", 10)
    data = moves_of_file(read(ELMIRA), Asked(draws=0))
    assert (data["reasons"], data["remedies"]) == ([], [])
    assert data["equilibria"]["n_reached"] is None
    assert graph_spec(data["graph"])["layer"]
    assert "too many for reasons, ways and remedies: left out" in " ".join(data["lines"])


def test_simultaneous_moves_are_left_out_where_they_are_too_many(monkeypatch):
    monkeypatch.setattr(sim, "MAX_JOINED", 1)
    data = moves_of_file(read(ELMIRA), Asked(draws=0))
    assert "sim" not in {one["id"] for one in data["concepts"]}
    assert NO_SIM in data["lines"]


def test_strengths_of_a_large_conflict_are_said_not_to_be_looked_at():
    actions = ", ".join(f"a{k}" for k in range(7))
    others = ", ".join(f"b{k}" for k in range(6))
    stated = "{statements: [a0]}"
    points = ", ".join(f"{k}: {k}" for k in range(1, 2**13 + 1))
    ranked = "{ranking: '" + " > ".join(map(str, range(1, 2**13))) + f" >> {2**13}'" + "}"
    text = f"parties: {{p: {{actions: [{actions}]}}, q: {{actions: [{others}]}}}}\npreferences:\n"
    data = moves_of_file(parsed(f"{text}  p: {stated}\n  q: {ranked}\n"), Asked(draws=0))
    assert data["strength"] is None
    assert NOT_LOOKED_AT in data["lines"]
    plain = moves_of_file(
        parsed(f"{text}  p: {stated}\n  q: {{points: {{{points}}}}}\n"), Asked(draws=0)
    )
    assert NOT_LOOKED_AT not in plain["lines"]


def test_a_remedy_that_is_not_found_is_said_to_be_so(monkeypatch):
    def refuse(*_):
        raise TooManyDeals("too long")

    monkeypatch.setattr(remedies, "make_equilibrium", refuse)
    data = moves_of_file(read(ELMIRA), Asked(at="2", draws=0))
    assert {one["found"] for one in data["remedies"]} == {False}
    assert "the search was too long" in printed(moves_tables(data), 200)


@pytest.mark.parametrize("draws", [0, 5])
def test_what_can_be_listed_is_told(draws):
    data = moves_of_file(read(ELMIRA), Asked(at="2", draws=draws))
    assert data["listed"]
    assert data["reasons"]
    assert data["routes"]
    assert data["remedies"]


def test_draws_that_would_take_too_long_are_left_out_and_said_to_be(monkeypatch):
    whole = moves_of_file(read(ELMIRA), Asked(draws=5))
    monkeypatch.setattr(shares, "_MOST_WORK", 5 * whole["n_moves"])
    assert moves_of_file(read(ELMIRA), Asked(draws=5))["robustness"] is not None
    data = moves_of_file(read(ELMIRA), Asked(draws=6))
    assert data["robustness"] is None
    assert data["lines"][-1].endswith("too many for draws: left out.")


def test_many_ways_to_mend_a_state_are_cut_and_counted():
    data = moves_of_file(read(ELMIRA), Asked(at="9", draws=0))
    [side] = next(one["sides"] for one in data["remedies"] if one["concept"] == "gmr")
    assert side["sets"] == [["5"], ["6"], ["11"], ["12"]]
    assert side["words"] == "5, or 6, or 2 more"
