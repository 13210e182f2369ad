"""Reading a game file: what it says, and one clear line for what it may not say."""

from fractions import Fraction

import pytest

from summitry.cases.games import MAX_TABLE, MAX_VOTERS, is_game_file, parse_game, read_game
from summitry.cases.nodes import MAX_BYTES, Text
from summitry.coalitions.game import MAX_PLAYERS
from summitry.errors import CaseError, UnknownName


def game(content):
    return parse_game(Text("g.yaml", content))


def refusal(content):
    with pytest.raises(CaseError) as caught:
        game(content)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_voting_rule_with_all_its_keys():
    found = game(
        "title: Council\nquota: 3\nvotes: {a: 2, b: 1, c: 1}\nveto: [b]\n"
        "recognition: {a: 1/2, c: 0.5}"
    )
    assert (found.title, found.players, found.quota) == ("Council", ("a", "b", "c"), 3)
    assert (found.votes, found.veto) == ((2, 1, 1), ("b",))
    assert found.recognition == (Fraction(1, 2), Fraction(0), Fraction(1, 2))


def test_a_table_names_its_sets_in_any_order():
    found = game("players: [a, b]\nworth: {b a: -1.5, a: 1/3}")
    assert found.worth == {("a", "b"): Fraction(-3, 2), ("a",): Fraction(1, 3)}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "g.yaml:1:1: the file is empty"),
        ("[1]", "g.yaml:1:1: a game is a mapping"),
        ("title: x", "g.yaml:1:1: a game has either quota and votes, or players and worth"),
        ("quota: 1\nvotes: {a: 1}\nworth: {}", "a game has either"),
        ("qota: 1\nvotes: {a: 1}", "g.yaml:1:1: no such key: qota; did you mean quota?"),
        ("quota: 1\nvotes: {a: 1, a: 2}", "g.yaml:2:15: key a stands twice"),
        ("votes: {a: 1}", "quota: the key quota is missing"),
        ("quota: 1", "votes: the key votes is missing"),
        ("quota: 0\nvotes: {a: 1}", "g.yaml:1:8: quota: lies from 1 to 1"),
        ("quota: 9\nvotes: {a: 1}", "lies from 1 to 1, the sum of votes"),
        ("quota: x\nvotes: {a: 1}", "g.yaml:1:8: quota: 'x' is not a whole number"),
        ("quota: 1\nvotes: {a: 1.5}", "g.yaml:2:12: votes.a: '1.5' is not a whole number"),
        ("quota: 1\nvotes: {a: -1}", "'-1' is not a whole number"),
        ("quota: 1\nvotes: {a: [1]}", "votes.a: a list is not a whole number"),
        ("quota: 1\nvotes: [a]", "g.yaml:2:8: votes: votes is a mapping"),
        ("quota: 1\nvotes: {a b: 1}", "g.yaml:2:9: votes: 'a b' is not a name"),
        ("quota: 1\nvotes: {}", "0 players; from 1 to 200"),
        ("quota: 1\nvotes: {a: 1}\nveto: [b]", "g.yaml:3:8: veto: no such player: b"),
        ("quota: 1\nvotes: {a: 1}\nveto: [a, a]", "g.yaml:3:11: veto: a stands twice"),
        ("quota: 1\nvotes: {a: 1}\nveto: a", "a list of players"),
        ("quota: 1\nvotes: {a: 1}\nplayers: [a]", "g.yaml:3:1: players: does not go with quota"),
        ("quota: 1\nvotes: {a: 1}\nrecognition: {a: 0.9}", "add up to exactly 1"),
        ("quota: 1\nvotes: {a: 1, b: 1}\nrecognition: {a: 2, b: -1}", "the chances are 0 or more"),
        ("quota: 1\nvotes: {a: 1}\nrecognition: {b: 1}", "recognition: no such player: b"),
        ("players: [a]\nworth: {b: 1}", "g.yaml:2:9: worth: no such player: b; allowed: a"),
        ("players: [a]\nworth: {b: 1}\nquota: 2", "a game has either"),
        ("worth: {a: 1}", "players: the key players is missing"),
        ("players: a\nworth: {a: 1}", "players: a list of players"),
        ("players: [a, a]\nworth: {a: 1}", "g.yaml:1:14: players: a stands twice"),
        ("players: [a, [b]]\nworth: {a: 1}", "players: a word, not a list"),
        ("players: [a, b]\nworth: {a b: 1, b a: 2}", "the set a b stands twice"),
        ("players: [a]\nworth: {a a: 1}", "each once"),
        ("players: [a]\nworth: {'': 1}", "a set names one or more players"),
        ("players: [a]\nworth: {a: much}", "worth.a: 'much' is not a number such as"),
        ("players: [a]\nworth: {a: 1/0}", "'1/0' is not a number"),
        ("players: [a]\nworth: {a: 1e999}", "is not a number"),
        ("players: [a]\nworth: {a: &x 1}", "anchor &x"),
        ("players: [a]\nworth: {a: !!python/object:os.system 1}", "tag"),
        ("players: [a]\nworth: {a: {b: 1}}", "worth.a: a mapping is not a number"),
        ("title: [x]\nquota: 1\nvotes: {a: 1}", "g.yaml:1:8: title: a word"),
        ("players: [a\x07]", "not YAML"),
    ],
)
def test_what_may_not_be_said(content, said):
    assert said in refusal(content)


def test_too_many_players_are_refused():
    many = [f"p{i}" for i in range(MAX_TABLE + 1)]
    assert "17 players; from 1 to 16" in refusal(f"players: [{', '.join(many)}]\nworth: {{p0: 1}}")
    votes = ", ".join(f"p{i}: 1" for i in range(MAX_VOTERS + 1))
    assert "201 players; from 1 to 200" in refusal(f"quota: 1\nvotes: {{{votes}}}")
    assert MAX_TABLE == MAX_PLAYERS


def test_a_number_is_short():
    assert "is not a number" in refusal(f"players: [a]\nworth: {{a: {'9' * 5000}}}")
    assert len(refusal(f"players: [a]\nworth: {{a: {'9' * 5000}}}")) < 200


def test_a_huge_file_is_not_read(tmp_path):
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(CaseError, match="at most 5,000,000 are read"):
        read_game(str(path))


def test_what_is_a_game_file(tmp_path):
    (tmp_path / "g.txt").write_text("quota: 1\nvotes: {a: 1}")
    assert is_game_file(str(tmp_path / "g.txt"))
    assert not is_game_file(str(tmp_path))
    assert not is_game_file(str(tmp_path / "case.yaml"))
    assert read_game(str(tmp_path / "g.txt")).players == ("a",)
    with pytest.raises(UnknownName, match="no such game file"):
        read_game(str(tmp_path))
