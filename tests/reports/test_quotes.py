"""Quotes that do not stand are problems with a place in the case."""

from hashlib import sha256

import pytest

from summitry.cases.nodes import Text
from summitry.cases.read import load_texts
from summitry.reports.analysis import Analysis
from summitry.reports.quotes import quote_problems

CASE = """\
summitry: 1
title: A border market
date: 2021-03-04
parties: {east: {name: East}, west: {name: West}}
issues:
  market: {options: [shut, open], status_quo: shut}
preferences:
  east: {outside: {points: 0, inferred: [asks]}}
  west: {outside: {points: 0, assumed: a guess}}
"""
EVIDENCE = """\
documents:
  d1: {publisher: The Gazette, date: 2021-03-01, file: a.txt, sha256: HASH}
claims:
  asks: {in: d1, chain: [reporter, east], act: demand, quote: open it every day}
"""
SAID = b"They would open it every single day, he said."


@pytest.fixture
def problems(tmp_path):
    def found(text, expected):
        (tmp_path / "a.txt").write_bytes(text)
        evidence = EVIDENCE.replace("HASH", sha256(expected).hexdigest())
        texts = {"case.yaml": CASE, "evidence.yaml": evidence}
        loaded = load_texts(tmp_path, {name: Text(name, text) for name, text in texts.items()})
        return quote_problems(Analysis(loaded))

    return found


def test_a_quote_that_stands_is_no_problem(problems):
    said = SAID.replace(b" single", b"")
    assert problems(said, said) == []


def test_a_quote_that_does_not_stand_names_its_place_and_the_nearest_words(problems):
    (problem,) = problems(SAID, SAID)
    assert str(problem).startswith("evidence.yaml:4:63: evidence.claims.asks.quote: ")
    assert "nearest: “They would open it every single day,”" in problem.message


def test_another_text_of_the_same_name_is_a_problem(problems):
    (problem,) = problems(b"Something else.", SAID)
    assert str(problem).startswith("evidence.yaml:2:71: evidence.documents.d1.sha256: ")


def test_a_text_that_is_not_utf_8_is_a_problem(problems):
    (problem,) = problems(b"\xff\xfe", b"\xff\xfe")
    assert "not UTF-8" in problem.message


def test_the_shipped_case_without_its_documents_has_no_problem(hanoi):
    assert quote_problems(hanoi) == []
