"""The timeline: every claim has its mark, and the picture is drawn."""

from __future__ import annotations

import datetime

import pytest

from summitry.cases.evidence import claims, documents
from summitry.errors import SummitryError
from summitry.model.claim import ACTS
from summitry.reports.sections import timeline
from summitry.reports.sections.timeline import timeline_section
from summitry.reports.timeline import _SHAPES, timeline_picture, timeline_spec


def test_every_utterance_has_one_mark_on_each_of_its_issues(hanoi):
    data = timeline_section(hanoi)
    days = {document.id: document.date.isoformat() for document in documents(hanoi.case)}
    said = {claim.id: claim for claim in claims(hanoi.case)}
    expected = {
        (claim.statement or claim.id, days[claim.document], issue)
        for claim in said.values()
        for issue in claim.issues or ("general",)
    }
    marks = [
        (said[mark["claim"]].statement or mark["claim"], mark["column"]) for mark in data["marks"]
    ]
    assert sorted(marks) == sorted((utterance, day) for utterance, day, _ in expected)
    places = [(mark["row"], mark["column"], mark["place"]) for mark in data["marks"]]
    assert len(places) == len(set(places))


def test_only_the_holder_itself_counts_as_own_words(hanoi):
    known = {mark["claim"]: mark["known"] for mark in timeline_section(hanoi)["marks"]}
    assert known["only_if"] == "another's account"
    assert known["ri_partial"] == "own words"
    assert known["stalled"] == "own words"  # the report's own statement, in the report's row
    assert known["ceiling"] == "the author"


def test_every_act_has_a_shape():
    assert sorted(act for _, acts in _SHAPES.values() for act in acts) == sorted(ACTS)


def test_many_days_are_told_by_month_and_then_by_year():
    days = {datetime.date(2000, 1, 1) + datetime.timedelta(n) for n in range(40)}
    assert timeline._step(days) == 7
    years = {datetime.date(1900 + n, m, 1) for n in range(40) for m in (1, 2)}
    assert timeline._step(years) == 4
    assert timeline._step(set()) == 10


def test_the_picture_is_drawn_without_overlap(hanoi):
    spec = timeline_spec(timeline_section(hanoi))
    points = [v for layer in spec["layer"] for v in layer["data"]["values"] if "group" in v]
    assert len({(v["x"], v["y"]) for v in points}) == len(points)
    assert all(0 <= v["x"] <= spec["width"] and 0 <= v["y"] <= spec["height"] for v in points)
    assert timeline_picture(hanoi, ".png").startswith(b"\x89PNG")
    svg = timeline_picture(hanoi, ".svg")
    assert svg == timeline_picture(hanoi, ".svg")
    assert b"currentColor" not in svg
    assert b"Yongbyon nuclear complex" in svg


def test_a_record_without_claims_has_no_picture(hanoi, monkeypatch):
    monkeypatch.setattr(
        "summitry.reports.timeline.timeline_section",
        lambda _: {"columns": [], "rows": [], "marks": []},
    )
    with pytest.raises(SummitryError, match="no claims to draw"):
        timeline_picture(hanoi, ".svg")
