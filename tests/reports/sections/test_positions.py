"""Who said what on which issue, one row a wording."""

import pytest

from summitry.reports.sections.positions import holder_names, positions_section


@pytest.fixture(scope="module")
def cells(hanoi):
    """Cell by holder and issue."""
    return {
        (cell["holder"], issue["id"]): cell
        for issue in positions_section(hanoi)["issues"]
        for cell in issue["cells"]
    }


def test_every_claim_stands_under_each_of_its_issues(hanoi, cells):
    for key, claim in hanoi.case.evidence.claims.items():
        holder = claim.about or claim.chain[-1]
        for issue in claim.issues or (None,):
            rows = cells[holder, issue]["rows"]
            assert sum(key in row["claims"] for row in rows) == 1


def test_two_printings_of_one_sentence_are_one_row(cells):
    (row,) = [r for r in cells["dprk", "sanctions"]["rows"] if "entirety" in r["claims"]]
    assert row["claims"] == ["entirety", "entirety_short"]
    assert len(row["told"]) == len(row["statuses"]) == 2


def test_another_wording_is_another_row_and_is_flagged(cells):
    cell = cells["us", "sanctions"]
    assert not [row for row in cell["rows"] if {"parts", "systems"} <= set(row["claims"])]
    (flag,) = [flag for flag in cell["flags"] if set(flag["claims"]) == {"parts", "systems"}]
    assert flag["words"] == "the sources differ"
    assert flag["differing"] == [["parts of the program", "weapons systems"]]


def test_printings_of_one_story_are_one_source(cells):
    assert cells["us", "sanctions"]["n_sources"] == 1


def test_holders_have_names(hanoi):
    names = holder_names(hanoi)
    assert (names["us"], names["lee"], names["reporter"]) == (
        "United States",
        "Jean H. Lee",
        "the report",
    )


def test_without_evidence_a_principal_has_no_source_on_any_issue(variants):
    for issue in positions_section(variants["with_room"])["issues"]:
        flags = [[flag["words"] for flag in cell["flags"]] for cell in issue["cells"]]
        assert flags == [["no source"], ["no source"]]
