"""Frequencies and their interval."""

from summitry.uncertainty.frequency import Frequency


def test_a_frequency_has_the_exact_interval():
    low, high = Frequency(5, 10).interval
    assert (round(low, 4), round(high, 4)) == (0.1871, 0.8129)
    assert Frequency(10, 10).interval[1] == 1
    assert Frequency(0, 0).interval == (0.0, 1.0)
