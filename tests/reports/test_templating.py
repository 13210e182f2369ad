"""The few words that the templates may use."""

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from summitry.reports.templating import environment

BRIEF = {"sources": {"claims": [{"id": "a"}, {"id": "b"}]}, "ledger": [{"key": "x.y"}]}


def rendered(text, escape=True, **words):
    return environment(escape=escape).from_string(text).render(brief=BRIEF, **words)


def test_claims_and_entries_are_numbered_in_their_order():
    assert rendered("{{ claim_number('b') }} {{ entry_number('x.y') }}") == "2 1"


def test_what_is_not_listed_has_no_number():
    assert rendered("{{ claim_number('c') is none }}") == "True"


def test_html_is_escaped_and_markup_is_not():
    assert rendered("{{ w }}{{ m }}", w="<b>\x1b", m=Markup("<i>")) == "&lt;b&gt;\ufffd<i>"


def test_markdown_is_one_line_without_html():
    assert rendered("{{ w }}", escape=False, w="<b>\nx & y\u202e") == "&lt;b> x & y\ufffd"


def test_a_cell_keeps_bars_and_backslashes_as_text():
    assert rendered("{{ w | cell }}", escape=False, w="a|b\\|c") == "a\\|b\\\\\\|c"


def test_a_name_that_is_not_there_is_an_error():
    with pytest.raises(UndefinedError):
        rendered("{{ nothing }}")
