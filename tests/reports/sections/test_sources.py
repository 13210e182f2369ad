"""Sources: documents, claims with the check of their words, and what is left out."""

from summitry.cases.evidence import claims
from summitry.reports.sections.sources import check_section, left_out_section, sources_section


def test_every_document_and_claim_is_listed_in_its_order(hanoi):
    data = sources_section(hanoi)
    assert [d["id"] for d in data["documents"]] == list(hanoi.case.evidence.documents)
    assert [c["id"] for c in data["claims"]] == [claim.id for claim in claims(hanoi.case)]
    assert sum(data["checked"].values()) == len(data["claims"])


def test_two_printings_are_one_story(hanoi):
    data = sources_section(hanoi)
    assert (len(data["documents"]), data["n_clusters"]) == (4, 3)


def test_every_claim_says_how_it_is_known(hanoi):
    told = {claim["id"]: claim["told"] for claim in sources_section(hanoi)["claims"]}
    assert told["only_if"] == (
        "press report (long printing): United States says that North Korea (Kim Jong Un) said"
    )


def test_the_check_counts_what_the_case_holds(hanoi):
    data = check_section(hanoi)
    assert (data["parties"], data["issues"], data["readings"]) == (3, 9, 3)
    assert data["words"].startswith("hanoi-2019: fine (three parties, nine issues, three readings")


def test_what_is_left_out_has_its_reason(hanoi):
    listed = left_out_section(hanoi)
    assert [entry["id"] for entry in listed] == list(hanoi.case.left_out)
    assert all(entry["why"] for entry in listed)


def test_a_claim_that_nothing_cites_is_left_out_aloud(variants):
    (entry,) = left_out_section(variants["claims_and_offer"])
    assert (entry["id"], entry["claims"]) == ("uncited", ["told"])
    assert len(check_section(variants["claims_and_offer"])["warnings"]) == 1
