"""Keys are those of the case format, and proposals are keys, each its own."""

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from summitry.cases.fields import Key
from summitry.evidence.exchange.keys import is_key, proposed_keys

KEY = TypeAdapter(Key)


def allowed(text):
    try:
        KEY.validate_python(text)
    except ValidationError:
        return False
    return True


LETTERS = st.text(max_size=4) | st.text("aé²_1-", max_size=4)


@given(LETTERS | st.text("ab", min_size=59, max_size=62))
def test_a_key_is_what_the_case_format_takes_for_one_but_for_odd_letters(text):
    assert is_key(text) or not allowed(text)
    if text.isascii():
        assert is_key(text) == allowed(text)


@given(st.lists(st.text(max_size=8) | st.just("x" * 99)), st.sets(st.text("ab_2", max_size=3)))
def test_proposals_are_keys_that_nobody_has(names, taken):
    found = proposed_keys(names, "issue", taken)
    assert list(found) == list(dict.fromkeys(names))
    assert all(allowed(key) and key not in taken for key in found.values())
    assert len(set(found.values())) == len(found)
