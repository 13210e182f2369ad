"""British and American printings meet; different words do not."""

import pytest

from summitry.evidence.spelling import us_spelling

PAIRS = """
denuclearisation denuclearization, organise organize, emphasised emphasized,
realising realizing, analyse analyze, paralysed paralyzed, behaviour behavior,
unfavourable unfavorable, labour labor, honoured honored, neighbouring neighboring,
centre center, kilometres kilometers, centred centered, theatre theater, manoeuvre maneuver,
manoeuvring maneuvering, cancelled canceled, travelling traveling, signalled signaled,
remodelled remodeled, defence defense, offences offenses, licence license, practised practiced,
programme program, programmes programs, judgement judgment, acknowledgement acknowledgment,
sceptical skeptical, catalogue catalog, fulfil fulfill, fulfilment fulfillment,
instalments installments, wilful willful, artefact artifact, mould mold, ageing aging,
towards toward, aluminium aluminum, jewellery jewelry, Centre Center, CENTRE CENTER,
Organisation Organization, U.S. US, U.N. UN
"""

APART = """
prise prize, filled filed, stalled staled, cheque check, tonne ton, storey story, four for,
programmed programmeed, there theer, more moer, hour hor, devour devor, Grey Gray, ice ise
"""


def pairs(table: str) -> list[list[str]]:
    return [pair.split() for pair in table.split(",")]


@pytest.mark.parametrize(("british", "american"), pairs(PAIRS))
def test_the_two_spellings_fold_together(british: str, american: str) -> None:
    assert us_spelling(british) == us_spelling(american)


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert us_spelling(one) != us_spelling(other)


def test_case_is_kept() -> None:
    assert us_spelling("Centre") == "Center"
    assert us_spelling("centre") != us_spelling("Centre")
