"""Both countings against the encoding itself."""

from hypothesis import given
from hypothesis import strategies as st

from summitry.evidence.exchange.utf16 import Units


@given(st.text("ab😀é𝔸\n", max_size=30) | st.text(max_size=20), st.data())
def test_units_are_those_of_the_encoding(text, data):
    units = Units(text)
    assert units.length == len(text.encode("utf-16-le")) // 2
    point = data.draw(st.integers(0, len(text)))
    unit = len(text[:point].encode("utf-16-le")) // 2
    assert units.unit(point) == unit
    assert units.point(unit) == units.point(unit, up=True) == point


def test_half_a_pair_is_the_whole_character():
    units = Units("😀😀")
    assert [units.point(u) for u in range(5)] == [0, 0, 1, 1, 2]
    assert [units.point(u, up=True) for u in range(5)] == [0, 1, 1, 2, 2]
