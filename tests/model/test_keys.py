"""Keys are those of the case format, and proposals are keys, each its own."""

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from summitry.cases.fields import Key
from summitry.model.keys import LONGEST, free_key, is_key, key_for

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


NAMES = st.text(max_size=8) | st.text("a7²한é _-", max_size=80)


@given(NAMES, st.sampled_from(["x", "issue", "organization"]), st.sampled_from([LONGEST, 40]))
def test_what_is_made_of_a_name_is_a_key(name, start, longest):
    key = key_for(name, start, longest)
    assert is_key(key)
    assert allowed(key)
    assert len(key) <= longest
    assert key_for(key, start, longest) == key


@given(st.text("ab", max_size=2), st.sets(st.sampled_from(["a", "a_2", "a_3", "b", "_2"])))
def test_a_free_key_is_the_first_that_nobody_has(wanted, taken):
    found = free_key(wanted, taken)
    assert found not in taken
    assert found == wanted or wanted in taken


def test_letters_of_any_script_stay():
    names = ["Jean H. Lee", "3 officials", "李", "한국", "हिन्दी", "Straße", "…"]
    assert [key_for(name, "x") for name in names] == [
        "jean_h_lee",
        "x_3_officials",
        "李",
        "한국",
        "हनद",
        "straße",
        "x",
    ]
