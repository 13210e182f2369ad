"""YAML as a tree of strings with places."""

import pytest

from summitry.cases.nodes import MAX_BYTES, Text, parse, read_text
from summitry.errors import CaseError


def tree(content):
    return parse(Text("x.yaml", content))


def refusal(content):
    with pytest.raises(CaseError) as caught:
        tree(content)
    return str(caught.value)


@pytest.mark.parametrize("word", ["no", "null", "~", "1e3", "0x10", "2019-02-28", "1:30", ".inf"])
def test_a_scalar_stays_the_word_it_is(word):
    assert tree(f"a: {word}").plain() == {"a": word}


def test_mappings_and_lists_keep_their_order():
    assert tree("b: [2, 1]\na: {d: x, c: y}").plain() == {
        "b": ["2", "1"],
        "a": {"d": "x", "c": "y"},
    }
    assert list(tree("b: 1\na: 2").plain()) == ["b", "a"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_problem_counts_lines_and_characters_from_one(end):
    problem = tree(f"a: 1{end}é: {{ñ: x}}{end}").find(["é", "ñ"]).problem("wrong", ["é", "ñ"])
    assert str(problem) == "x.yaml:2:8: é.ñ: wrong"


def test_a_span_is_the_text_of_the_value():
    content = "a: 'one two'  # why\nb: {c: [1, 2]}\n"
    node = tree(content)
    spans = [content[n.start : n.end] for n in (node.find(["a"]), node.find(["b", "c"]))]
    assert spans == ["'one two'", "[1, 2]"]
    assert node.find(["b"]).flow


def test_a_path_leads_as_far_as_the_file_goes():
    node = tree("a: {b: [x, y]}")
    assert node.find(["a", "b", 1, "low"]).value == "y"
    assert node.find(["a", "c"]) is node.find(["a"])


def test_a_message_is_one_short_line_without_control_characters():
    problem = tree("a: 1").problem("x\n\x1b[2J" + "y" * 10_000)
    assert str(problem).isprintable()
    assert len(str(problem)) < 500


def test_a_key_that_stands_twice_names_its_first_line():
    assert refusal("a: 1\nb: 2\na: 3\n") == "x.yaml:3:1: key a stands twice; first in line 1"


def test_the_same_key_may_stand_in_two_mappings():
    assert tree("a: {k: 1}\nb: {k: 1}").plain() == {"a": {"k": "1"}, "b": {"k": "1"}}


def test_forty_levels_are_read_and_one_more_is_not():
    assert tree("[" * 40 + "]" * 40).value
    assert refusal("[" * 41 + "]" * 41) == "x.yaml:1:41: nested deeper than 40 levels"


def test_the_place_of_a_control_character_counts_characters():
    assert refusal("año: ñ\a").startswith("x.yaml:1:7: not YAML: control")


def test_a_mark_at_the_start_of_a_file_is_not_part_of_its_text(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    assert read_text(path, "a.yaml").content == "a: 1\r\n"


def test_a_file_may_have_as_many_bytes_as_are_allowed_and_no_more(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert len(read_text(path, "a.yaml").content) == MAX_BYTES
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(CaseError, match=r"a\.yaml:1:1: the file has 5,000,001 bytes"):
        read_text(path, "a.yaml")


def test_a_file_that_is_not_there_is_an_error_of_the_case(tmp_path):
    with pytest.raises(CaseError, match="cannot be read: No such file"):
        read_text(tmp_path / "a.yaml", "a.yaml")
