"""Rules that parse, say something, and leave at least one deal in every reading."""

import pytest

from tests.cases.sample import found

WHY = {"assumed": "x"}


def rule(text):
    return {"rule": text, **WHY}


@pytest.mark.parametrize(
    ("place", "key", "leaf"),
    [
        (("rules",), "rule", "rule"),
        (("readings", "soft", "rules"), "rule", "rule"),
        (("preferences", "west", "red_lines"), "rule", "rule"),
        (("beliefs", "east", "west", "red_lines"), "rule", "rule"),
        (("preferences", "west", "together"), "if", "if"),
    ],
)
def test_rules_are_read_wherever_they_stand(place, key, leaf):
    entry = {key: "fee = 1", **WHY, **({"points": "1"} if key == "if" else {})}
    where = ".".join((*place, "new", leaf))
    assert found(*place, new=entry) == [(where, "no such option of fee: 1; did you mean 15?")]


def test_the_position_of_a_claim_is_a_rule():
    ((path, message),) = found("evidence", "claims", "asks", position="market = dayly")
    assert path == "evidence.claims.asks.position"
    assert "did you mean daily?" in message


def test_a_rule_that_nothing_satisfies_is_told_once():
    assert found("rules", new=rule("fee > 5 and fee < 10")) == [
        ("rules.new.rule", "no deal can satisfy 'fee > 5 and fee < 10'")
    ]


def test_a_rule_that_everything_satisfies_is_doubtful():
    assert found("rules", new=rule("fee >= 0")) == [
        ("rules.new.rule", "every deal satisfies 'fee >= 0'; it says nothing")
    ]


def test_rules_that_clash_are_told_once_though_readings_have_rules_too():
    clash = {"a": rule("market = daily"), "b": rule("fee > 10"), "c": rule("fee > 0")}
    clash["cheap"] = rule("market = daily -> fee <= 10")
    soft = {"name": "n", "credence": "0.1", "rules": {"d": rule("fee < 20")}, **WHY}
    message = "no deal can satisfy these rules together: a, b, cheap"
    assert found(rules=clash, readings={"soft": soft}) == [("rules.cheap.rule", message)]


def test_a_reading_that_clashes_with_the_base_is_told_at_its_own_rule():
    change = {
        "cheap": rule("market != shut -> fee = 0"),
        "more": rule("fee > 0 and market = daily"),
    }
    ((path, message),) = found("readings", "soft", rules=change)
    assert path == "readings.soft.rules.more.rule"
    assert message.endswith("together: cheap, more")


def test_a_reading_may_replace_a_rule_that_would_clash():
    change = {"cheap": rule("fee > 10"), "more": rule("fee > 10 and market = daily")}
    assert found("readings", "soft", rules=change) == []


def test_five_hundred_rules_are_read_and_no_more():
    rules = {f"r{n}": rule("fee != 5") for n in range(499)}
    assert found(rules=rules) == []
    ((path, message),) = found(rules={**rules, "last": rule("fee > 0")})
    assert "too many rules" in message
    assert path == "preferences.east.red_lines.open.rule"


def test_a_clash_of_many_rules_names_the_first_and_counts_the_rest():
    issues = {f"i{k}": {"options": ["a", "b"], "status_quo": "a", **WHY} for k in range(30)}
    rules = {f"r{k}": rule(f"i{k} = a -> i{k + 1} = a") for k in range(29)}
    rules = {"first": rule("i0 = a"), **rules, "last": rule("i29 = b")}
    messages = found(issues={**issues, "market": MARKET, "fee": FEE}, rules=rules)
    assert [path for path, _ in messages] == ["rules.last.rule"]
    assert messages[0][1].endswith("r18 and 11 more")


MARKET = {"options": ["shut", "weekly", "daily"], "status_quo": "shut", "inferred": ["asks"]}
FEE = {"range": {"from": "0", "to": "20", "step": "5"}, "status_quo": "10"}
