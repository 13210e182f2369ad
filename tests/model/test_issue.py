import pytest

from summitry.errors import UnknownName
from summitry.model.issue import Issue, Option

LIAISON = Issue("liaison", "Liaison office", (Option("none", "none"), Option("open", "opened")))


def test_an_option_is_found_by_its_key_and_not_by_its_words():
    assert LIAISON.index("open") == 1
    with pytest.raises(UnknownName):
        LIAISON.index("opened")


def test_an_unknown_option_names_the_issue_and_the_nearest_key():
    with pytest.raises(UnknownName, match=r"no such option of liaison: opn; did you mean open\?"):
        LIAISON.index("opn")


def test_an_issue_does_not_change():
    with pytest.raises(AttributeError):
        LIAISON.name = "Embassy"
