"""Analyses to report on: the shipped case, the one to start from, and small ones of every shape."""

import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from summitry.cases.nodes import Text
from summitry.cases.read import load_case, load_texts
from summitry.reports.analysis import Analysis
from summitry.reports.brief import brief

SMALL = """\
summitry: 1
title: A border market
date: 2021-03-04
parties:
  east: {name: East}
  west: {name: West}
issues:
  market: {options: [shut, weekly, daily], status_quo: shut}
  fee: {options: [low, high], status_quo: low}
preferences:
  east:
    scores:
      market: {shut: 0, weekly: 60, daily: 100, assumed: a guess}
      fee: {low: 50, high: 0, assumed: a guess}
    outside: {points: 90, assumed: a guess}
  west:
    scores:
      market: {shut: 80, weekly: 60, daily: 0, assumed: a guess}
      fee: {low: 0, high: 50, assumed: a guess}
    outside: {points: 50, assumed: a guess}
"""

CLAIMS = """\
documents:
  d1: {publisher: The Gazette, date: 2021-03-01}
claims:
  asks: {in: d1, chain: [reporter, east], act: demand, issues: [market], quote: open it daily}
  told: {in: d1, chain: [reporter, west, east], act: threat, issues: [fee], quote: or no fee}
"""

_NO_STATUS_QUO = SMALL.replace(", status_quo: shut", "").replace(", status_quo: low", "")
_THIRD = (
    SMALL.replace("  west: {name: West}\n", "  west: {name: West}\n  gulf: {name: Gulf}\n")
    + """\
  gulf:
    scores:
      fee: {low: 0, high: 10, assumed: a guess}
    outside: {points: 5, assumed: a guess}
"""
)
_OFFER = "offers:\n  first: {by: east, name: First, options: {market: daily}, inferred: [asks]}\n"
_TOGETHER = """\
    together:
      both: {if: "market = daily and fee = high", points: 70, assumed: a guess}
"""
_NUMERIC = (
    SMALL.replace(
        "{options: [low, high], status_quo: low}",
        "{range: {from: 0, to: 20, step: 2.5, unit: EUR}, status_quo: 5}",
    )
    .replace("{low: 50, high: 0,", "{0: 50, 20: 0,")
    .replace("{low: 0, high: 50,", "{0: 0, 20: 50,")
)
_READING = """\
readings:
  soft:
    name: East bluffs
    credence: 0.3
    assumed: a guess
    preferences: {east: {outside: {points: 0, assumed: a guess}}}
"""
_LINE = """\
    red_lines:
      daily: {rule: market = daily, assumed: a guess}
"""
_ALL_LINES = SMALL + _LINE + _READING


def _large():
    """Additive and of 10^10 deals: too many to list."""
    issues = "".join(f"  i{k}: {{options: [a, b, c, d, e, f, g, h, i, j]}}\n" for k in range(10))

    def scores(worth):
        row = ", ".join(f"{option}: {worth(n)}" for n, option in enumerate("abcdefghij"))
        return "".join(f"      i{k}: {{{row}, assumed: a guess}}\n" for k in range(10))

    head = "summitry: 1\ntitle: Large\ndate: 2021-03-04\nparties:\n  east: {name: East}\n"
    return (
        f"{head}  west: {{name: West}}\nissues:\n{issues}preferences:\n"
        f"  east:\n    scores:\n{scores(lambda n: n)}    outside: {{points: 30, assumed: x}}\n"
        f"  west:\n    scores:\n{scores(lambda n: 9 - n)}    outside: {{points: 30, assumed: x}}\n"
    )


VARIANTS = {
    "with_room": (SMALL, ""),
    "three_principals": (_THIRD, ""),
    "no_status_quo": (_NO_STATUS_QUO, ""),
    "one_reading_and_blocked": (SMALL + _LINE, ""),
    "readings_that_differ": (_ALL_LINES, ""),
    "claims_and_offer": (SMALL + _OFFER, CLAIMS),
    "numeric_issue": (_NUMERIC, ""),
    "together": (SMALL + _TOGETHER, ""),
    "apart": (SMALL + _TOGETHER.replace("market = daily and fee = high", "market = shut"), ""),
    "too_many_to_list": (_large(), ""),
    "walk_away_above_all_points": (SMALL.replace("points: 90", "points: 900"), ""),
    "an_issue_called_general": (
        SMALL.replace("  fee:", "  general:").replace("      fee:", "      general:"),
        CLAIMS.replace("issues: [fee], ", ""),
    ),
}

HOSTILE = "<script>alert('x')</script> \"q\" | a\\|b & c \u202e \u05e9\u05dc\u05d5\u05dd \x1b[2J"


def _hostile():
    """Texts of a case in which every word that a person writes is HOSTILE."""
    said = json.dumps(HOSTILE)
    gulf = "  gulf: {scores: {fee: {low: 0, high: 10, assumed: a guess}}}\n"
    case = (SMALL + _LINE + _OFFER).replace("preferences:\n", f"preferences:\n{gulf}")
    for old, new in (
        ("title: A border market", f"title: {said}\nsummary: {said}"),
        ("{name: East}", f"{{name: {said}, called: {said}}}"),
        (
            "  west: {name: West}",
            f"  west: {{name: {said}}}\n  gulf: {{name: {said}, role: interested}}",
        ),
        ("[shut, weekly, daily]", f"{{shut: {said}, weekly: {said}, daily: {said}}}"),
        ("fee: {options: ", f"fee: {{name: {said}, options: "),
        ("daily: {rule:", f"daily: {{text: {said}, rule:"),
        ("name: First", f"name: {said}"),
        ("inferred: [asks]", f"inferred: [asks], disputed: {said}"),
        ("assumed: a guess", f"assumed: {said}"),
    ):
        assert old in case
        case = case.replace(old, new)
    claims = CLAIMS.replace("quote: open it daily", f"quote: {said}")
    return case, claims.replace("publisher: The Gazette", f"publisher: {said}, title: {said}")


@pytest.fixture(scope="session")
def hanoi():
    """The shipped case, analysed."""
    return Analysis(load_case("hanoi-2019"))


@pytest.fixture(scope="session")
def hanoi_brief(hanoi):
    return brief(hanoi)


@pytest.fixture(scope="session")
def wage():
    """The case that ``summitry new`` makes, analysed: it has room."""
    return Analysis(load_case(str(files("summitry.cases").joinpath("template"))))


@pytest.fixture(scope="session")
def wage_brief(wage):
    return brief(wage)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Analysis of the texts of a case."""

    def make(case, evidence=""):
        folder = tmp_path_factory.mktemp("market")
        texts = {"case.yaml": Text("case.yaml", case)}
        if evidence:
            texts["evidence.yaml"] = Text("evidence.yaml", evidence)
        for name, text in texts.items():
            (folder / name).write_text(text.content, encoding="utf-8")
        return Analysis(load_texts(folder, texts))

    return make


@pytest.fixture(scope="session")
def variants(made):
    """Analysis by what is odd about the case."""
    return {name: made(*texts) for name, texts in VARIANTS.items()}


@pytest.fixture(scope="session", params=sorted(VARIANTS))
def variant(request, variants):
    return variants[request.param]


@pytest.fixture(scope="session", name="hostile_text")
def hostile_text_fixture():
    return HOSTILE


@pytest.fixture(scope="session")
def hostile(made):
    """Every word of the case is hostile."""
    return made(*_hostile())


class Page(HTMLParser):
    """What a browser would find in a page; fails where a tag is not closed."""

    VOID = frozenset({"meta", "link", "br", "path", "img", "hr", "input"})

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.attributes, self.words = [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def values(self, name):
        return [value for _, found, value in self.attributes if found == name]


@pytest.fixture(scope="session", name="Page")
def page_fixture():
    return Page


def cells_of(row):
    """The cells of a Markdown table row; a bar after a backslash is text."""
    return re.split(r"(?<!\\)(?:\\\\)*\|", row.strip())[1:-1]


@pytest.fixture(scope="session", name="cells_of")
def cells_of_fixture():
    return cells_of
