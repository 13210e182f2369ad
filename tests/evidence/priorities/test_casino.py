"""On real talk (CaSiNo, Chawla et al. (2021)): exact spans, and better than knowing nothing."""

import json
from pathlib import Path

import pytest

from summitry.evidence.priorities.posterior import priorities
from summitry.evidence.priorities.talk import Topic, Utterance

FILE = Path(__file__).parents[4] / "shared" / "data" / "casino" / "casino_valid.json"
ISSUES = ("Food", "Water", "Firewood")
CAMP = tuple(Topic(issue, (f"{issue.lower()}*",), units=3) for issue in ISSUES)
UNIFORM = 5 / 36
"""Mean over six orders of the squared error of saying 1/6 each."""


@pytest.mark.skipif(not FILE.is_file(), reason=f"NOT CHECKED on real talk: no {FILE}")
def test_whole_dialogues_are_read_better_than_by_chance() -> None:
    briers = []
    for dialogue in json.loads(FILE.read_text("utf-8")):
        talk = [Utterance(u["id"], u["text"]) for u in dialogue["chat_logs"]]
        for speaker, info in dialogue["participant_info"].items():
            truth = tuple(info["value2issue"][value] for value in ("High", "Medium", "Low"))
            read = priorities(talk, speaker, CAMP)
            for step in read.steps:
                assert step.quote == step.sentence.of(talk[step.at].text)
                assert step.words.of(talk[step.at].text) in step.quote
            briers.append(sum((p - (order == truth)) ** 2 for order, _, p in read.orders) / 6)
    assert len(briers) == 60
    assert sum(briers) / len(briers) < 0.8 * UNIFORM
