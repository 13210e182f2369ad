"""Warnings and log lines of others stay off the terminal, and come back afterwards."""

import logging
import warnings

import pytest

from summitry.evidence.intake.quiet import quiet


def test_nothing_is_seen_within_and_all_is_as_before_after(capsys):
    with quiet():
        warnings.warn("never", stacklevel=1)
        logging.getLogger("parser").error("never")
    assert capsys.readouterr() == ("", "")
    assert logging.root.manager.disable == 0
    with pytest.warns(UserWarning, match="seen"):
        warnings.warn("seen", stacklevel=1)


def test_an_error_goes_through_and_leaves_nothing_behind():
    with pytest.raises(KeyError), quiet():
        raise KeyError
    assert logging.root.manager.disable == 0
