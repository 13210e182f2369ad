"""Who else matters: parties without a veto and how the packages look to them."""

import pytest

from summitry.reports.sections.others import others_section


def test_every_party_without_a_veto_is_there_and_no_other(hanoi, variants):
    assert [other["party"] for other in others_section(hanoi)] == ["South Korea"]
    assert others_section(variants["three_principals"]) == []


def test_priorities_are_shares_the_heaviest_first(hanoi):
    (other,) = others_section(hanoi)
    assert other["priorities"][0]["issue"] == "peace declaration"
    for party in (other, *other["principals"]):
        shares = [one["share"] for one in party["priorities"]]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) == pytest.approx(100, abs=len(shares) / 2)


def test_packages_stand_in_its_order_by_its_points(hanoi):
    (other,) = others_section(hanoi)
    place = hanoi.base.negotiation.party("rok")
    points = {
        letter: proposal.package.points[place]
        for letter, proposal in zip("ABCDE", hanoi.proposals, strict=False)
    }
    order = sorted(points, key=lambda letter: -points[letter])
    assert [(one["letter"], one["points"]) for one in other["packages"]] == [
        (letter, points[letter]) for letter in order
    ]
