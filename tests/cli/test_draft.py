"""``summitry draft``: exit 0 if the draft can be improved at no cost, 1 if it cannot."""

import json
from itertools import pairwise

import pytest


def test_a_draft_that_can_be_improved_exits_with_0(summitry):
    ran = summitry("draft", "hanoi-2019", "part_for_yongbyon")
    assert (ran.code, ran.err) == (0, "")
    assert "breaks two demands. Points over no deal: the United States +23" in " ".join(
        ran.out.split()
    )
    for title in ("One step away", "Two steps", "Single text", "What it leaves on the table"):
        assert title in ran.out


def test_the_words_of_a_draft_can_be_read_without_the_page(summitry):
    said = summitry("draft", "hanoi-2019", "status_quo").out
    flat = " ".join(said.split())
    assert "rate: points lost for each point gained" in flat
    assert "+303 for the United States and +304 for North Korea at most (not both at once)." in flat
    assert "\n\nSingle text: each step" in "\n".join(x.rstrip() for x in said.splitlines())


def test_a_draft_that_no_change_helps_exits_with_1(summitry):
    end = json.loads(summitry("draft", "hanoi-2019", "status_quo", "--json").out)
    text = ",".join(f"{k}={v}" for k, v in end["single_text"]["end"]["deal"].items())
    ran = summitry("draft", "hanoi-2019", text)
    assert (ran.code, ran.err) == (1, "")
    assert "Single text: no change of one issue, two issues or three issues helps" in ran.out
    assert "only a loss" in ran.out


def test_a_draft_the_rules_forbid_is_no_text_to_improve(summitry):
    ran = summitry("draft", "hanoi-2019", "growth=programme")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("The draft is no text to improve: it cannot be, because")
    assert (
        json.loads(summitry("draft", "hanoi-2019", "growth=programme", "--json").out)["single_text"]
        is None
    )


def test_no_step_of_the_single_text_costs_anybody(summitry, case):
    data = json.loads(summitry("draft", case, "status_quo", "--json").out)
    path = data["single_text"]
    gains = [path["start"], *(step["gains"] for step in path["steps"])]
    for before, after in pairwise(gains):
        assert all(a <= b for a, b in zip(before, after, strict=True))
    assert gains[-1] == path["end"]["gains"]
    assert path["left"][0]["red_lines"] == "kept"


def test_every_reading_can_be_taken(summitry):
    ran = summitry("draft", "hanoi-2019", "status_quo", "--reading", "part_was_asked", "--json")
    assert json.loads(ran.out)["reading"] == "part_was_asked"


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("all_for_yongbyo", "no such draft: all_for_yongbyo; did you mean all_for_yongbyon?"),
        ("liason=open", "no such issue: liason; did you mean liaison?"),
        ("liaison=opne", "no such option of liaison: opne; did you mean open?"),
        ("liaison=open,", "draft: nothing is not issue=option"),
        ("liaison=open,liaison=none", "draft: liaison is named twice"),
    ],
)
def test_a_draft_that_is_none_is_one_line(summitry, draft, message):
    ran = summitry("draft", "hanoi-2019", draft)
    assert (ran.code, ran.out, ran.err) == (2, "", f"{message}\n")


def test_an_issue_without_a_status_quo_must_be_named(summitry, own):
    file = own / "case.yaml"
    lines = file.read_text().splitlines(keepends=True)
    place = next(k for k, line in enumerate(lines) if line.strip().startswith("status_quo:"))
    file.write_text("".join(lines[:place] + lines[place + 1 :]))
    ran = summitry("draft", own, "status_quo")
    assert (ran.code, ran.out) == (2, "")
    assert "no status quo is known for" in ran.err


def test_deals_better_than_the_draft_are_counted_for_one_some_and_all(summitry):
    from summitry.cases.compile import compile_case
    from summitry.cases.read import read_case
    from summitry.deals.space import list_deals

    found = json.loads(summitry("draft", "hanoi-2019", "part_for_yongbyon", "--json").out)
    model = compile_case(read_case("hanoi-2019"))
    mine = [side["points"] for side in found["sides"] if side["principal"]]
    more = list_deals(model).utility[:, list(model.principals)] > mine
    better = found["better"]
    assert list(better["each"].values()) == more.sum(axis=0).tolist()
    assert better["some"] == more.any(axis=1).sum()
    assert better["all"] == more.all(axis=1).sum()
    assert f"{better['all']:,} for all of them" in better["text"]
