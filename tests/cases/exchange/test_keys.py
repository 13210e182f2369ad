"""Keys that the schema takes, the same each time, no two alike."""

import re

from hypothesis import given
from hypothesis import strategies as st

from summitry.cases.exchange.keys import keys
from summitry.cases.fields import Key, Strict


class Holder(Strict):
    """Holds a key, as the schema checks it."""

    key: Key


@given(st.lists(st.text(max_size=70), max_size=8))
def test_every_key_is_one_that_a_rule_can_name(names):
    found = keys(names, "issue", {"and", "a"})
    assert len(set(found)) == len(names)
    assert found == keys(names, "issue", {"and", "a"})
    for key in found:
        assert Holder(key=key).key == key
        assert re.fullmatch(r"[^\W\d]\w*", key)
        assert key not in {"and", "a"}


def test_letters_of_any_script_stay():
    assert keys(["Цена", "価格", "Prix élevé"], "x") == ["цена", "価格", "prix_eleve"]


def test_a_number_behind_a_name_does_not_clash():
    assert keys(["a", "a", "a 2", "a_2"], "x") == ["a", "a_2", "a_2_2", "a_2_3"]
