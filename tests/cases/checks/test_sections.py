"""The other sections: who must sign, offers, readings and beliefs."""

from tests.cases.sample import found

WHY = {"assumed": "x"}


def test_two_principals_must_sign():
    assert found("parties", "west", role="interested") == [
        ("parties", "a negotiation has at least two principals; here: 1")
    ]


def test_a_principal_has_preferences_and_an_outside_option():
    assert found("parties", new={"name": "New"}) == [
        ("preferences", "nothing is said of what new wants")
    ]
    assert found("preferences", west={}) == [
        ("preferences.west", "west must sign, so its outside option is needed")
    ]


def test_an_interested_party_needs_neither():
    assert found("parties", new={"name": "New", "role": "interested"}) == []


def offer(**change):
    return found(
        "offers", new={"by": "west", "name": "n", "options": {"fee": "5"}, **WHY, **change}
    )


def test_an_offer_names_a_party_issues_and_options():
    assert offer() == []
    assert offer(by="wst")[0] == ("offers.new.by", "no such party: wst; did you mean west?")
    assert offer(options={"fe": "5"})[0][0] == "offers.new.options.fe"
    assert offer(options={"fee": "6"})[0][0] == "offers.new.options.fee"


def test_an_offer_is_silent_only_on_issues_with_a_status_quo():
    two = {name: {"options": ["a", "b"], **WHY} for name in ("first", "second")}
    ((path, message),) = found("issues", **two)
    assert path == "offers.first.options"
    assert message == "not named and without a status quo to stay at: first, second"


def test_a_reading_drops_red_lines_that_exist():
    for drop in ("east.opn", "open", "golf.open", "east"):
        ((path, message),) = found("readings", "soft", drop=[drop])
        assert path == "readings.soft.drop"
        assert message.startswith(f"no such red line: {drop}")


def test_the_credences_leave_room_for_the_base():
    other = {"name": "n", **WHY}
    assert found("readings", other={**other, "credence": "0.7"}) == []
    assert found("readings", other={**other, "credence": "0.8"}) == [
        ("readings", "the credences add up to 1.1; at most 1 in all")
    ]


def test_base_is_no_name_for_a_reading():
    assert ("readings.base", "base is the name of the case itself") in found(
        "readings", base={"name": "n", "credence": "0.1", **WHY}
    )


def test_a_belief_is_held_by_a_party():
    assert found("beliefs", est={"west": {}}) == [
        ("beliefs.est", "no such party: est; did you mean west?")
    ]
