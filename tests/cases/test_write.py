"""Writing a case: nothing is lost, and an edit changes one line."""

import difflib
import os
import stat
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.cases.ledger import ledger
from summitry.cases.nodes import Text, parse
from summitry.cases.read import load_case, read_case
from summitry.cases.schema import Case
from summitry.cases.write import dump_case, edit_case, replace_file, splice, write_case
from summitry.errors import CaseError, OutputError, UnknownName
from tests.broken.table import CASE, EVIDENCE
from tests.cases.sample import COMMENTED, loaded, sample, written

WORDS = ["no", "yes", "null", "1e3", "true", "~", "2019-02-28", "0x1F", "1_000", "- a", "a: b"]
KEYS = ["no", "yes", "null", "true", "on", "ñandú", "y", "_1", "кто", "是"]
OPTIONS = [*KEYS, "1e3", "0x1F", "1_000", "0", "12", "-3", "0.5", "007"]
awkward = st.sampled_from(
    [*WORDS, "#", "'", '"', "é\u0301", "a\nb", "\u2028x", "🕊", "\x85a", "\x07b"]
)
texts = st.one_of(awkward, st.text(min_size=1, max_size=20)).map(str.strip).filter(bool)
digits = st.decimals(-1000, 1000, places=3).map(str)
reasons = st.one_of(
    st.builds(lambda text: {"assumed": text}, texts),
    st.builds(lambda text: {"inferred": ["c1"], "why": text}, texts),
    st.just({"quoted": ["c1", "c2"]}),
)


@st.composite
def numbers(draw, least=-1000, most=1000):
    low, mode, high = sorted(draw(st.floats(least, most)) for _ in range(3))
    return draw(
        st.sampled_from([str(low), [str(low), str(high)], {"low": low, "mode": mode, "high": high}])
    )


@st.composite
def issues(draw):
    names = draw(st.lists(st.sampled_from(OPTIONS), min_size=2, max_size=4, unique=True))
    words = {name: draw(texts) for name in names}
    return {"options": draw(st.sampled_from([names, words])), "status_quo": names[0]}


@st.composite
def preferences(draw, entries):
    scored = {
        name: {option: draw(numbers(0, 100)) for option in issue["options"]} | draw(reasons)
        for name, issue in entries.items()
    }
    found = {"scores": scored, "outside": {"points": draw(numbers()), **draw(reasons)}}
    if draw(st.booleans()):
        found["weights"] = {n: {"value": draw(numbers(1, 9)), **draw(reasons)} for n in entries}
    if draw(st.booleans()):
        name = draw(st.sampled_from(sorted(entries)))
        option = next(iter(entries[name]["options"]))
        line = {"rule": f"{name} != {option}", "credence": "1", **draw(reasons)}
        found["red_lines"] = {draw(st.sampled_from(KEYS)): line}
        found["public"] = {name: {"option": option, **draw(reasons)}}
    return found


@st.composite
def cases(draw):
    names = draw(st.lists(st.sampled_from(KEYS[:6]), min_size=1, max_size=3, unique=True))
    entries = {name: draw(issues()) for name in names}
    parties = draw(st.lists(st.sampled_from(KEYS[:6]), min_size=2, max_size=3, unique=True))
    claim = {"in": "d", "chain": [parties[0]], "act": "claim", "quote": draw(texts)}
    plain = {
        "summitry": "1",
        "title": draw(texts),
        "date": "2019-02-28",
        "parties": {party: {"name": draw(texts), "speakers": [draw(texts)]} for party in parties},
        "issues": {**entries, "w": {"range": {"from": "0", "to": "1", "step": "0.125"}}},
        "preferences": {party: draw(preferences(entries)) for party in parties},
        "facts": {"f": {"name": draw(texts), "value": draw(digits), **draw(reasons)}},
        "evidence": {
            "documents": {"d": {"publisher": draw(texts), "date": "1999-12-31"}},
            "claims": {"c1": claim, "c2": {**claim, "prefix": draw(st.text(max_size=5))}},
        },
    }
    return Case.model_validate(plain)


@settings(deadline=None)
@given(cases())
def test_a_case_written_is_the_case_read(case):
    with tempfile.TemporaryDirectory() as folder:
        write_case(case, Path(folder))
        again = read_case(folder)
    assert again == case
    assert ledger(again) == ledger(case)
    assert dump_case(again) == dump_case(case)


@pytest.mark.parametrize(("text", "evidence"), [(CASE, EVIDENCE), (COMMENTED, None)])
def test_the_sample_written_is_the_sample_read(tmp_path, text, evidence):
    case = read_case(written(tmp_path, text, evidence))
    write_case(case, tmp_path / "new" / "folder")
    assert read_case(tmp_path / "new" / "folder") == case


def test_a_case_without_evidence_leaves_none_of_an_older_one(tmp_path):
    bare = loaded(tmp_path).case
    written(tmp_path, CASE, EVIDENCE)
    write_case(bare, tmp_path)
    assert read_case(tmp_path) == bare


def scalars(node, path=()):
    if isinstance(node.value, str):
        yield path
        return
    pairs = node.value.items() if isinstance(node.value, dict) else enumerate(node.value)
    for key, child in pairs:
        yield from scalars(child, (*path, str(key)))


PATHS = list(scalars(parse(Text("case.yaml", COMMENTED))))
FOLDED = ("rules", "cheap", "assumed")


def changes(before, after):
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize("value", ["7", "new words", "a: 'b' # \"c\"", "année", "[1, 2]"])
@pytest.mark.parametrize("path", [p for p in PATHS if p != FOLDED], ids=".".join)
def test_an_edit_changes_one_line_and_one_value(path, value):
    after = splice(Text("case.yaml", COMMENTED), path, value)
    out, new = changes(COMMENTED, after)
    assert (out[0], new[0]) == ("-", "+")
    assert out.split("  #")[1:] == new.split("  #")[1:]
    plain = ["1", "2"] if value == "[1, 2]" else value
    assert set_at(parse(Text("", COMMENTED)).plain(), path, plain) == parse(Text("", after)).plain()


def set_at(plain, path, value):
    here = plain
    for part in path[:-1]:
        here = here[int(part) if isinstance(here, list) else part]
    here[int(path[-1]) if isinstance(here, list) else path[-1]] = value
    return plain


def test_a_text_of_several_lines_is_replaced_as_a_whole():
    after = splice(Text("case.yaml", COMMENTED), FOLDED, "one")
    assert [line for line in changes(COMMENTED, after) if line[0] == "+"] == ["+     assumed: one"]
    assert parse(Text("", after)).find(FOLDED).value == "one"


@pytest.mark.parametrize(
    "value", ["two\nlines", "tab\there", "bell\x07", "\u2028", "\ufeffa", "\\n", '"']
)
def test_words_that_yaml_cannot_hold_plain_are_escaped(value):
    after = splice(Text("", COMMENTED), ["title"], value)
    assert len(changes(COMMENTED, after)) == 2
    assert parse(Text("", after)).find(["title"]).value == value.strip()


def test_an_empty_value_is_filled():
    assert splice(Text("", "a:\nb: 1\n"), ["a"], "x") == "a: x\nb: 1\n"


def test_a_key_that_is_not_there_is_named():
    with pytest.raises(UnknownName, match="no such key in the file: titel; did you mean title"):
        splice(Text("", COMMENTED), ["titel"], "x")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title",), "Another"),
        (("date",), "1999-12-31"),
        (("parties", "west", "name"), "W: #1"),
        (("preferences", "west", "outside", "points"), "[90, 95]"),
        (("issues", "market", "status_quo"), "yes"),
        (("rules", "cheap", "rule"), "fee > 0 -> market != no"),
    ],
)
def test_an_edit_is_read_back(tmp_path, path, value):
    file = edit_case(loaded(tmp_path), path, value)
    assert file == tmp_path / "case.yaml"
    again = load_case(tmp_path)
    found = again.case.model_dump(mode="json", by_alias=True)
    for part in path:
        found = found[part]
    assert found == ([90, 95] if value == "[90, 95]" else value)
    assert len(changes(COMMENTED, file.read_text())) == 2


def test_an_edit_of_evidence_goes_to_its_file(tmp_path):
    case = load_case(written(tmp_path, CASE, EVIDENCE))
    edit_case(case, ["evidence", "claims", "asks", "quote"], "now")
    assert (tmp_path / "case.yaml").read_text() == CASE
    assert read_case(tmp_path).evidence.claims["asks"].quote == "now"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("date",), "never"),
        (("preferences", "east", "weights", "fee", "value"), "-1"),
        (("rules", "cheap", "rule"), "fee > 20"),
        (("issues", "fee", "range", "to"), "-5"),
        (("parties",), "{}"),
    ],
)
def test_an_edit_that_would_break_the_case_changes_nothing(tmp_path, path, value):
    case = loaded(tmp_path)
    with pytest.raises(CaseError) as caught:
        edit_case(case, path, value)
    assert str(caught.value).startswith(f"{tmp_path / 'case.yaml'}:")
    assert [file.name for file in tmp_path.iterdir()] == ["case.yaml"]
    assert (tmp_path / "case.yaml").read_text() == COMMENTED


def test_an_edit_keeps_line_ends_and_the_mark_of_the_file(tmp_path):
    raw = b"\xef\xbb\xbf" + COMMENTED.replace("\n", "\r\n").encode()
    (tmp_path / "case.yaml").write_bytes(raw)
    edit_case(load_case(tmp_path), ["talks", "rounds"], "21")
    assert (tmp_path / "case.yaml").read_bytes() == raw.replace(b"rounds: 20", b"rounds: 21")


def test_an_edit_keeps_a_private_file_private(tmp_path):
    case = loaded(tmp_path)
    (tmp_path / "case.yaml").chmod(0o600)
    edit_case(case, ["title"], "Secret")
    assert stat.S_IMODE((tmp_path / "case.yaml").stat().st_mode) == 0o600


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="folder: cannot be written"):
        replace_file(tmp_path / "folder", "x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file: cannot be made"):
        write_case(sample(), tmp_path / "file")


@pytest.mark.parametrize("title", ["[Draft] talks", "[a, b", "{a}: b", "[one,\ntwo]"])
def test_words_that_begin_like_a_list_are_quoted(tmp_path, title):
    write_case(sample(), tmp_path)
    edit_case(load_case(tmp_path), ["title"], title)
    assert read_case(tmp_path).title == title.strip()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        received = pool.submit(pipe.read_text)
        replace_file(pipe, "brief")
        assert received.result(timeout=10) == "brief"
    assert pipe.is_fifo()
