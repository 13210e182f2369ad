"""Broken cases: a small valid case, one fault each, and the message that must come of it.

``make(folder, row)`` writes the case of a row and returns its folder. ``place`` is the start of
the message below that folder, ``words`` are parts of it.
"""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

CASE = """\
summitry: 1
title: A border market
date: 2021-03-04
parties:
  east: {name: East, speakers: [Ada Reyes]}
  west: {name: West}
  gulf: {name: Gulf, role: interested}
issues:
  market:
    options: [shut, weekly, daily]
    status_quo: shut
    held_by: east
    inferred: [asks]
  fee:
    range: {from: 0, to: 20, step: 5, unit: EUR}
    status_quo: 10
rules:
  cheap: {rule: "market = daily -> fee <= 10", assumed: both say so}
preferences:
  east:
    weights:
      market: {value: [30, 60], inferred: [asks]}
      fee: {value: 40, assumed: the rest}
    scores:
      market: {shut: 0, weekly: 60, daily: 100, inferred: [asks]}
      fee: {0: 0, 20: 100, assumed: a straight line}
    red_lines:
      open: {rule: market != shut, credence: 0.8, inferred: [asks]}
    outside: {points: [200, 300], per_month: -5, assumed: trade elsewhere}
  west:
    scores:
      fee: {0: 500, 20: 0, assumed: in points}
    outside: {points: 100, assumed: a guess}
offers:
  first: {by: east, name: First offer, options: {market: daily}, inferred: [asks]}
readings:
  soft:
    name: East bluffs
    credence: 0.3
    drop: [east.open]
    assumed: its papers doubt it
talks: {protocol: alternating_offers, rounds: 20, assumed: as last year}
"""

EVIDENCE = """\
documents:
  d1: {publisher: The Gazette, date: 2021-03-01}
claims:
  asks: {in: d1, chain: [reporter, east], act: demand, issues: [market], quote: open it daily}
"""

Edit = tuple[str, str] | Callable[[Path], None]


class Broken(NamedTuple):
    """One row: ``edit`` is (old, new) in either file, or a function of the folder."""

    name: str
    edit: Edit
    place: str
    words: tuple[str, ...]
    most: int = 1
    """Most lines of the message."""


def make(folder: Path, row: Broken) -> Path:
    """Write the case of ``row`` into ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"case.yaml": CASE, "evidence.yaml": EVIDENCE}
    if isinstance(row.edit, tuple):
        old, new = row.edit
        assert sum(text.count(old) for text in texts.values()) == 1, f"{row.name}: {old!r}"
        texts = {name: text.replace(old, new) for name, text in texts.items()}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    if not isinstance(row.edit, tuple):
        row.edit(folder)
    return folder


def _whole(content: str | bytes) -> Callable[[Path], None]:
    """The case file is ``content`` and nothing else."""
    raw = content.encode() if isinstance(content, str) else content
    return lambda folder: (folder / "case.yaml").write_bytes(raw) and None


def _more(content: str) -> tuple[str, str]:
    """Text at the end of case.yaml."""
    last = CASE.splitlines(keepends=True)[-1]
    return last, last + content


def _rule(text: str) -> tuple[str, str]:
    """Another text for the one rule."""
    return '"market = daily -> fee <= 10"', text


def _rules(*texts: str) -> tuple[str, str]:
    """Rules r0, r1, … in place of the one rule."""
    old = '  cheap: {rule: "market = daily -> fee <= 10", assumed: both say so}\n'
    rows = (f'  r{n}: {{rule: "{text}", assumed: x}}\n' for n, text in enumerate(texts))
    return old, "".join(rows)


def _fifty_megabytes(folder: Path) -> None:
    with (folder / "case.yaml").open("r+b") as file:
        file.truncate(50_000_000)


def _laughs() -> str:
    names = "abcdefghi"
    rows = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    rows += [f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]" for a, b in itertools.pairwise(names)]
    return "\n".join(rows)


def _latin_1(folder: Path) -> None:
    text = CASE.replace("A border market", "Una feria fronteriza: año 1")
    (folder / "case.yaml").write_bytes(text.encode("latin-1"))


def _wide_rules(n_rules: int) -> tuple[str, str]:
    """Rules that each tie the same seven issues of seven options: 823,543 cells a rule."""
    issues = "".join(
        f"  i{k}: {{options: [a, b, c, d, e, f, g], status_quo: a}}\n" for k in range(7)
    )
    old, rules = _rules(*[" or ".join(f"i{k} = a" for k in range(7))] * n_rules)
    return f"rules:\n{old}", f"{issues}rules:\n{rules}"


def _long_clash(n: int) -> tuple[str, str]:
    """A chain of implications over n issues, of which every one is needed for the clash."""
    issues = "".join(f"  i{k}: {{options: [a, b], status_quo: a}}\n" for k in range(n))
    chain = (f"i{k} = a -> i{k + 1} = a" for k in range(n - 1))
    old, rules = _rules("i0 = a", *chain, f"i{n - 1} = b")
    return f"rules:\n{old}", f"{issues}rules:\n{rules}"


def _series(n: int, form: str) -> str:
    """``form`` with 0, 1, … n - 1 for its ``#``."""
    return "".join(form.replace("#", str(k)) for k in range(n))


BROKEN: tuple[Broken, ...] = (
    # The file
    Broken("no_case_file", lambda f: (f / "case.yaml").unlink(), ":1:1: ", ("case.yaml",)),
    Broken("empty_file", _whole(""), "case.yaml:1:1: ", ("empty",)),
    Broken("only_a_comment", _whole("# later\n"), "case.yaml:1:1: ", ("empty",)),
    Broken("list_at_the_top", _whole("- a\n- b\n"), "case.yaml:1:1: ", ("mapping", "list")),
    Broken("a_word_at_the_top", _whole("peace\n"), "case.yaml:1:1: ", ("mapping", "word")),
    Broken("second_document", _more("---\nsummitry: 1\n"), "case.yaml:44:1: ", ("second", "one")),
    Broken("not_yaml", ("title: A border", "title: : A"), "case.yaml:2:8: ", ("not YAML",)),
    Broken("bracket_left_open", ("[30, 60]", "[30, 60"), "case.yaml:22:", ("not YAML",)),
    Broken("a_tab", ("  west: {name: West}", "\twest: {name: West}"), "case.yaml:6:1: ", ("YAML",)),
    Broken("nul", ("A border", "A \0 border"), "case.yaml:2:10: ", ("not YAML", "control")),
    Broken("bell_after_ñ", ("A border", "Añ\a border"), "case.yaml:2:10: ", ("control",)),
    Broken("latin_1", _latin_1, "case.yaml:2:31: ", ("0xf1", "UTF-8")),
    Broken("utf_16", _whole(CASE.encode("utf-16")), "case.yaml:1:1: ", ("0xff", "UTF-8")),
    Broken("utf_16_no_mark", _whole(CASE.encode("utf-16-le")), "case.yaml:1:2: ", ("control",)),
    Broken("fifty_megabytes", _fifty_megabytes, "case.yaml:1:1: ", ("50,000,000", "5,000,000")),
    # YAML that a case has no use for
    Broken("billion_laughs", _whole(_laughs()), "case.yaml:1:4: ", ("anchor &a",)),
    Broken("alias", _more("title2: *east\n"), "case.yaml:43:9: ", ("alias *east",)),
    Broken("anchor", ("{name: West}", "&w {name: West}"), "case.yaml:6:9: ", ("anchor &w",)),
    Broken(
        "python_object",
        ("A border market", '!!python/object/apply:os.system ["true"]'),
        "case.yaml:2:8: ",
        ("tag", "python/object"),
    ),
    Broken(
        "merge_key",
        ("{name: West}", "{name: West, <<: {role: interested}}"),
        "case.yaml:6:22: ",
        ("<<",),
    ),
    Broken("list_as_a_key", _more("? [a, b]\n: c\n"), "case.yaml:43:3: ", ("plain word",)),
    Broken("duplicate_key", _more("title: Again\n"), "case.yaml:43:1: ", ("title", "line 2")),
    Broken("deep_lists", _more(f"x: {'[' * 5000}\n"), "case.yaml:43:43: ", ("deeper", "40")),
    Broken(
        "deep_mappings",
        _whole("".join(f"{' ' * n}a:\n" for n in range(500))),
        "case.yaml:41:41: ",
        ("deeper", "40"),
    ),
    Broken(
        "too_many_nodes",
        _more("x: [" + "a," * 300_000 + "]\n"),
        "case.yaml:43:399639: ",
        ("200,000",),
    ),
    # Keys
    Broken(
        "unknown_key", ("west: {name", "west: {nmae"), "case.yaml:6:10: ", ("did you mean name",)
    ),
    Broken(
        "unknown_section", _more("parites: {}\n"), "case.yaml:43:1: ", ("did you mean parties",)
    ),
    Broken("key_of_two_lines", _more('"a\\nb\\e[2J": 1\n'), "case.yaml:43:1: ", ("no such key",)),
    Broken("missing_title", ("title: A border market\n", ""), "case.yaml:1:1: ", ("title",)),
    Broken("missing_name", ("{name: West}", "{role: principal}"), "case.yaml:6:9: ", ("name",)),
    Broken(
        "key_with_a_space", ("  west: {name", "  we st: {name"), "case.yaml:6:3: ", ("'we st'",)
    ),
    Broken("version", ("summitry: 1", "summitry: 2"), "case.yaml:1:11: ", ("'2'", "allowed: '1'")),
    # Types
    Broken("word_for_a_number", ("value: 40,", "value: forty,"), "case.yaml:23:20: ", ("'forty'",)),
    Broken("word_in_a_range", ("[30, 60]", "[30, sixty]"), "case.yaml:22:28: ", ("'sixty'",)),
    Broken("three_in_a_range", ("[30, 60]", "[30, 40, 60]"), "case.yaml:22:23: ", ("two", "3")),
    Broken("range_backwards", ("[30, 60]", "[60, 30]"), "case.yaml:22:23: ", ("60", "30")),
    Broken("list_for_a_mapping", ("{name: West}", "[West]"), "case.yaml:6:9: ", ("mapping",)),
    Broken("mapping_for_a_word", ("A border market", "{a: b}"), "case.yaml:2:8: ", ("a mapping",)),
    Broken("word_for_a_list", ("[Ada Reyes]", "Ada Reyes"), "case.yaml:5:32: ", ("list",)),
    Broken("empty_text", ("A border market", '" "'), "case.yaml:2:8: ", ("empty",)),
    Broken("long_text", ("A border market", "x" * 2001), "case.yaml:2:8: ", ("2000",)),
    Broken(
        "bad_role", ("interested", "intrested"), "case.yaml:7:28: ", ("principal", "interested")
    ),
    Broken("bad_date", ("2021-03-04", "2021-02-30"), "case.yaml:3:7: ", ("'2021-02-30'", "date")),
    Broken("date_as_a_word", ("2021-03-04", "March 4th"), "case.yaml:3:7: ", ("'March 4th'",)),
    Broken(
        "bad_sha256",
        ("{publisher: The Gazette", "{sha256: 0123, publisher: The Gazette"),
        "evidence.yaml:2:16: ",
        ("'0123'", "64"),
    ),
    Broken("bad_act", ("act: demand", "act: demands"), "evidence.yaml:4:48: ", ("'demand'",)),
    Broken("half_a_round", ("rounds: 20", "rounds: 2.5"), "case.yaml:42:47: ", ("whole number",)),
    Broken("no_rounds", ("rounds: 20", "rounds: 0"), "case.yaml:42:47: ", ("'0'", "at least 1")),
    # Numbers
    Broken("nan", ("value: 40,", "value: .nan,"), "case.yaml:23:20: ", ("'.nan'", "number")),
    Broken("python_nan", ("value: 40,", "value: nan,"), "case.yaml:23:20: ", ("'nan'", "finite")),
    Broken("infinity", ("value: 40,", "value: inf,"), "case.yaml:23:20: ", ("'inf'", "finite")),
    Broken("huge_number", ("value: 40,", "value: 1e999,"), "case.yaml:23:20: ", ("'1e999'",)),
    Broken("large_number", ("value: 40,", "value: 1e13,"), "case.yaml:23:20: ", ("1e+12",)),
    Broken("long_number", ("value: 40,", f"value: {'9' * 5000},"), "case.yaml:23:20: ", ("'999",)),
    Broken("credence_over_1", ("credence: 0.3", "credence: 3"), "case.yaml:39:15: ", ("1", "3")),
    Broken(
        "negative_weight", ("value: 40,", "value: -4,"), "case.yaml:23:20: ", ("a weight", "-4")
    ),
    Broken(
        "weights_all_zero",
        (
            "market: {value: [30, 60], inferred: [asks]}\n      fee: {value: 40,",
            "market: {value: 0, inferred: [asks]}\n      fee: {value: 0,",
        ),
        "case.yaml:22:7: ",
        ("all weights are zero",),
    ),
    Broken(
        "weight_without_scores",
        ("      fee: {0: 0, 20: 100, assumed: a straight line}\n", ""),
        "case.yaml:23:12: ",
        ("fee", "no scores"),
    ),
    Broken(
        "scores_without_a_weight",
        ("      fee: {value: 40, assumed: the rest}\n", ""),
        "case.yaml:25:12: ",
        ("fee", "no weight"),
    ),
    Broken("missing_score", ("weekly: 60, ", ""), "case.yaml:25:15: ", ("no score for weekly",)),
    Broken("one_number_scored", ("20: 100, ", ""), "case.yaml:26:12: ", ("at least two",)),
    Broken("score_over_100", ("weekly: 60", "weekly: 160"), "case.yaml:25:33: ", ("100", "160")),
    Broken("score_under_0", ("weekly: 60", "weekly: -1"), "case.yaml:25:33: ", ("0", "-1")),
    # Issues
    Broken("one_option", ("[shut, weekly, daily]", "[shut]"), "case.yaml:10:5: ", ("two", "1")),
    Broken(
        "option_twice", ("weekly, daily]", "shut, daily]"), "case.yaml:10:14: ", ("shut", "twice")
    ),
    Broken(
        "option_with_a_space",
        ("[shut, weekly", "[shut, a week"),
        "case.yaml:10:14: ",
        ("'a week'",),
    ),
    Broken(
        "neither_options_nor_range",
        ("    range: {from: 0, to: 20, step: 5, unit: EUR}\n", ""),
        "case.yaml:15:5: ",
        ("either options or a range",),
    ),
    Broken("range_downwards", ("to: 20", "to: -20"), "case.yaml:15:12: ", ("upwards", "-20")),
    Broken("range_of_one", ("step: 5", "step: 50"), "case.yaml:15:36: ", ("at least two", "50")),
    Broken("step_of_0", ("step: 5", "step: 0"), "case.yaml:15:36: ", ("'0'", "above 0")),
    Broken("billion_steps", ("step: 5", "step: 2e-8"), "case.yaml:15:36: ", ("100,000",)),
    Broken("endless_steps", ("step: 5", "step: 5e-324"), "case.yaml:15:36: ", ("100,000",)),
    Broken(
        "tiny_steps",
        ("to: 20, step: 5", "to: 9e-296, step: 1e-300"),
        "case.yaml:15:12: ",
        ("decimal places",),
    ),
    # Names that are not there
    Broken(
        "unknown_issue",
        ("      fee: {value", "      fees: {value"),
        "case.yaml:23:7: ",
        ("mean fee",),
    ),
    Broken("unknown_option", ("weekly: 60", "weekley: 60"), "case.yaml:25:25: ", ("mean weekly",)),
    Broken(
        "unknown_status_quo",
        ("status_quo: shut", "status_quo: closed"),
        "case.yaml:11:17: ",
        ("closed", "shut, weekly, daily"),
    ),
    Broken(
        "number_off_the_range", ("status_quo: 10", "status_quo: 12"), "case.yaml:16:17: ", ("12",)
    ),
    Broken(
        "unknown_party", ("held_by: east", "held_by: eastt"), "case.yaml:12:14: ", ("mean east",)
    ),
    Broken(
        "unknown_offerer",
        ("by: east, name", "by: asia, name"),
        "case.yaml:35:15: ",
        ("asia", "east, west, gulf"),
    ),
    Broken(
        "unknown_claim",
        ("daily: 100, inferred: [asks]", "daily: 100, inferred: [ask]"),
        "case.yaml:25:15: ",
        ("mean asks",),
    ),
    Broken(
        "unknown_red_line", ("[east.open]", "[east.opne]"), "case.yaml:40:11: ", ("mean east.open",)
    ),
    Broken(
        "drop_without_a_party",
        ("drop: [east.open]", "drop: [open]\n    rules: {a: {rule: fee > 0, assumed: x}}"),
        "case.yaml:40:11: ",
        ("no such red line: open",),
    ),
    Broken("unknown_document", ("in: d1", "in: d2"), "evidence.yaml:4:14: ", ("d2; allowed: d1",)),
    Broken(
        "chain_names_nobody",
        ("[reporter, east]", "[reporter, eastt]"),
        "evidence.yaml:4:25: ",
        ("mean east",),
    ),
    Broken("empty_chain", ("[reporter, east]", "[]"), "evidence.yaml:4:25: ", ("at least 1",)),
    Broken(
        "unknown_speaker",
        ("act: demand", "act: demand, speaker: Bo"),
        "evidence.yaml:4:65: ",
        ("Bo", "Ada Reyes"),
    ),
    Broken(
        "quote_and_paraphrase",
        ("act: demand", "act: demand, paraphrase: so"),
        "evidence.yaml:4:9: ",
        ("either",),
    ),
    # Reasons
    Broken(
        "no_grade",
        ("fee: {value: 40, assumed: the rest}", "fee: {value: 40}"),
        "case.yaml:23:12: ",
        ("exactly one", "none"),
    ),
    Broken(
        "two_grades",
        ("value: 40, assumed", "value: 40, inferred: [asks], assumed"),
        "case.yaml:23:12: ",
        ("exactly one", "inferred and assumed"),
    ),
    Broken(
        "no_claims",
        ("market: {value: [30, 60], inferred: [asks]}", "market: {value: [30, 60], inferred: []}"),
        "case.yaml:22:15: ",
        ("at least one claim",),
    ),
    Broken("empty_reason", ("assumed: the rest", 'assumed: ""'), "case.yaml:23:33: ", ("empty",)),
    # Parties
    Broken(
        "no_party",
        (CASE[CASE.index("parties:") : CASE.index("issues:")], "parties: {}\n"),
        "case.yaml:4:10: ",
        ("at least 2",),
    ),
    Broken(
        "one_principal",
        ("west: {name: West}", "west: {name: West, role: interested}"),
        "case.yaml:5:3: ",
        ("two principals", "1"),
    ),
    Broken(
        "no_outside_option",
        ("    outside: {points: 100, assumed: a guess}\n", ""),
        "case.yaml:31:5: ",
        ("west", "outside option"),
    ),
    Broken(
        "evidence_in_two_places",
        _more("evidence: {}\n"),
        "case.yaml:43:1: ",
        ("evidence.yaml", "keep one"),
    ),
    # Rules
    Broken(
        "rule_ends_early", _rule('"market = daily ->"'), "case.yaml:18:35: ", ("ends too early",)
    ),
    Broken(
        "rule_does_not_parse",
        _rule('"market == daily"'),
        "case.yaml:18:26: ",
        ("'='", "allowed: ="),
    ),
    Broken(
        "rule_with_unknown_issue",
        _rule('"fee <= 10 or markt = daily"'),
        "case.yaml:18:31: ",
        ("mean market",),
    ),
    Broken(
        "rule_with_unknown_option",
        _rule("fee <= 10 or market = daly"),
        "case.yaml:18:39: ",
        ("mean daily",),
    ),
    Broken(
        "rule_in_two_lines",
        _rule('"fee <= 10 or\n    markt = daily"'),
        "case.yaml:18:17: ",
        ("mean market",),
    ),
    Broken(
        "impossible_rule",
        _rule("fee > 20"),
        "case.yaml:18:17: ",
        ("no deal can satisfy 'fee > 20'",),
    ),
    Broken(
        "rules_that_clash",
        _rules(
            "fee = 0 -> market = daily",
            "market = daily -> fee = 5",
            "fee = 5 -> fee = 0",
            "fee <= 5",
            "market != weekly",
        ),
        "case.yaml:21:14: ",
        ("r0, r1, r2, r3",),
    ),
    Broken(
        "huge_rule",
        _rule('"' + " or ".join(["fee = 0"] * 1000) + '"'),
        "case.yaml:18:17: ",
        ("2000",),
    ),
    Broken(
        "deep_rule",
        _rule('"' + "(" * 900 + "fee = 0" + ")" * 900 + '"'),
        "case.yaml:18:17: ",
        ("60",),
    ),
    Broken("long_clash", _long_clash(90), "case.yaml:198:15: ", ("r0, r1, r2", "and 71 more")),
    Broken("endless_clash", _long_clash(400), "case.yaml:818:16: ", ("together: r0, r1",)),
    # Too much of a good thing
    Broken("many_rules", _rules(*["fee > 0"] * 5000), "case.yaml:518:16: ", ("at most 500 rules",)),
    Broken("wide_rules", _wide_rules(100), "case.yaml:37:15: ", ("cells", "at most 10,000,000")),
    Broken("too_wide_a_rule", _rule(" or ".join(["i0 = a"] * 9)), "case.yaml:18:17: ", ("i0",)),
    Broken(
        "many_unknown_keys",
        _more(_series(50_000, "key#: 1\n")),
        "case.yaml:43:1: ",
        ("no such key: key0",),
        most=200,
    ),
    Broken(
        "many_unknown_options",
        ("{0: 0, 20: 100,", "{" + _series(30_000, "x#: 0, ")),
        "case.yaml:26:13: ",
        ("no such option of fee: x0",),
        most=200,
    ),
    Broken(
        "many_unknown_claims",
        ("[30, 60], inferred: [asks]", "[30, 60], inferred: [" + _series(30_000, "c#, ") + "]"),
        "case.yaml:22:15: ",
        ("no such claim: c0",),
        most=200,
    ),
    Broken(
        "many_options",
        ("[shut, weekly, daily]", "[shut, weekly, daily, " + _series(90_000, "x#, ") + "]"),
        "case.yaml:25:15: ",
        ("no score for x0, x1, x2",),
    ),
    Broken(
        "long_range",
        (
            "to: 20, step: 5, unit: EUR}\n    status_quo: 10",
            "to: 20, step: 0.0003}\n    status_quo: x",
        ),
        "case.yaml:16:17: ",
        ("no such option: x; allowed: 0, 0.0003",),
    ),
    Broken(
        "many_ranges",
        (
            "    status_quo: 10\n",
            "    status_quo: 10\n"
            + _series(200, "  n#: {range: {from: 0, to: 9, step: 0.0003}}\n"),
        ),
        "case.yaml:20:38: ",
        ("30,001 options", "100,000 in all"),
        most=200,
    ),
)
"""Every broken case."""
