"""What no lens of this version looks at is said to be so."""

from summitry.reports.sections.later import later_section


def test_sections_without_a_lens_are_named(hanoi):
    found = {entry["section"]: entry["words"] for entry in later_section(hanoi)}
    assert set(found) == {"talks"}
    assert "alternating offers" in found["talks"]


def test_a_case_without_them_names_none(variants):
    assert later_section(variants["with_room"]) == []


def test_what_is_named_is_not_used(hanoi):
    sections = {entry["section"] for entry in later_section(hanoi)}
    used = {part for i in hanoi.influences if i.kind != "not used" for part in i.estimate.path}
    assert sections.isdisjoint(used)
