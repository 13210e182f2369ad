"""Event codes of acts, for export: PLOVER types with their modes, and CAMEO codes.

An act and what it is about give one row of the table; without a topic that is told apart, the
general code of the act stands. Claims, assessments, acknowledgements and events have no code: the
event ontologies have no place for what somebody merely says, and PLOVER dropped CAMEO's 01 and 02.
Two rules of the lexicon do have one: accusation (112) and criticism (111) are PLOVER's ACCUSE.

Sources: openeventdata/PLOVER, CAMEO2PLOVER-2021.txt, commit e834df5 (CAMEO code -> type and mode);
PLOVER_MANUAL.tex, commit 5e0c24f of February 2024, which calls DEMAND by the name of REQUEST and
has other modes in three rows: 112 allege, 0874 withdraw, and 085 none ("ease" is gone). The records
of 2016 still say DISAPPROVE for what is ACCUSE since 2021. CAMEO: Schrodt (2012), CAMEO Codebook
1.1b3. Two lines of the manual are not followed, for CAMEO has them elsewhere: that a retreat which
is only announced is CONCEDE (0356, AGREE), and that regret is (055, SUPPORT). Not in the table,
since no negotiation turns on it: 081, 082, 0813, 0814, 128, and the codes by field (1011-1014).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summitry.evidence.acts.act import ActReading
from summitry.evidence.acts.topics import imposes, shows

__all__ = ["CODES", "NO_CODE", "RENAMED", "EventCode", "acts_of", "event_code"]


@dataclass(frozen=True, slots=True)
class EventCode:
    """A CAMEO code, and the PLOVER type and mode it stands for ("" where PLOVER has no mode)."""

    cameo: str
    plover: str
    mode: str = ""


_AGREE: dict[str, EventCode] = {
    "": EventCode("030", "AGREE"),
    "signing": EventCode("057", "SUPPORT"),
    "sanctions": EventCode("0354", "AGREE"),
    "release": EventCode("0353", "AGREE"),
    "inspectors": EventCode("0355", "AGREE"),
    "force": EventCode("0356", "AGREE"),
    "mediation": EventCode("038", "AGREE"),
    "talks": EventCode("036", "AGREE"),
    "aid": EventCode("033", "AGREE"),
    "rights": EventCode("0343", "AGREE"),
    "reform": EventCode("034", "AGREE"),
}

CODES: Mapping[str, Mapping[str, EventCode]] = {
    "demand": {
        "": EventCode("100", "REQUEST"),
        "against": EventCode("113", "ACCUSE", "disapprove"),
        "sanctions": EventCode("1054", "REQUEST", "yield"),
        "release": EventCode("1053", "REQUEST", "yield"),
        "inspectors": EventCode("1055", "REQUEST", "yield"),
        "force": EventCode("1056", "REQUEST", "yield"),
        "mediation": EventCode("108", "REQUEST", "meet"),
        "talks": EventCode("106", "REQUEST", "meet"),
        "aid": EventCode("103", "REQUEST", "assist"),
        "rights": EventCode("1043", "REQUEST", "change"),
        "reform": EventCode("104", "REQUEST", "change"),
    },
    "offer": {topic: code for topic, code in _AGREE.items() if topic != "signing"},
    "commitment": _AGREE,
    "refusal": {
        "": EventCode("120", "REJECT"),
        "veto": EventCode("129", "REJECT", "yield"),
        "sanctions": EventCode("1244", "REJECT", "yield"),
        "release": EventCode("1243", "REJECT", "yield"),
        "inspectors": EventCode("1245", "REJECT", "yield"),
        "force": EventCode("1246", "REJECT", "yield"),
        "mediation": EventCode("126", "REJECT", "meet"),
        "talks": EventCode("125", "REJECT", "meet"),
        "settlement": EventCode("127", "REJECT", "meet"),
        "aid": EventCode("122", "REJECT", "assist"),
        "rights": EventCode("1233", "REJECT", "change"),
        "reform": EventCode("123", "REJECT", "change"),
    },
    "threat": {
        "": EventCode("130", "THREATEN"),
        "ultimatum": EventCode("139", "THREATEN", "relations"),
        "embargo": EventCode("1312", "THREATEN", "restrict"),
        "blockade": EventCode("1381", "THREATEN", "restrict"),
        "attack": EventCode("138", "THREATEN", "violence"),
        "expulsion": EventCode("136", "THREATEN", "expel"),
        "protest": EventCode("133", "THREATEN", "relations"),
        "mediation": EventCode("135", "THREATEN", "relations"),
        "talks": EventCode("134", "THREATEN", "relations"),
        "aid": EventCode("1311", "THREATEN", "relations"),
    },
    "concession": {
        "": EventCode("080", "CONCEDE"),
        "sanctions": EventCode("085", "RETREAT"),
        "release": EventCode("084", "RETREAT"),
        "peacekeepers": EventCode("0861", "RETREAT", "access"),
        "inspectors": EventCode("0862", "RETREAT", "access"),
        "truce": EventCode("0871", "RETREAT", "ceasefire"),
        "blockade": EventCode("0872", "RETREAT", "withdraw"),
        "demobilize": EventCode("0873", "RETREAT", "disarm"),
        "withdrawal": EventCode("0874", "RETREAT", "withdraw"),
        "rights": EventCode("0833", "CONCEDE"),
        "reform": EventCode("083", "CONCEDE"),
    },
}
"""Act -> topic -> code; "" is the general one. Topics (see topics) are looked for in row order."""

_RULES: Mapping[str, EventCode] = {
    "claim.accuses": EventCode("112", "ACCUSE", "allege"),
    "assessment.criticizes": EventCode("111", "ACCUSE", "disapprove"),
}

NO_CODE: tuple[str, ...] = ("acknowledgement", "claim", "assessment", "event")
"""Acts that the ontologies cannot hold (but for accusation and criticism)."""

RENAMED: Mapping[str, str] = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
"""Older names of PLOVER types, and what they are called now."""

_WITHOUT: Mapping[str, tuple[str, ...]] = {
    "AGREE": ("commitment", "offer"),
    "ACCUSE": ("claim", "assessment"),
    "CONCEDE": ("concession",),
    "REJECT": ("refusal",),
    "REQUEST": ("demand",),
    "RETREAT": ("concession",),
    "SUPPORT": ("commitment",),
    "THREATEN": ("threat",),
}


def event_code(reading: ActReading, text: str = "", issue: str = "") -> EventCode | None:
    """The code of an act, or None if the ontologies have none for it.

    ``reading`` is the act, ``text`` its words, and ``issue`` the words of the issue it bears on: an
    issue of sanctions makes "we could not do that" a refusal to ease sanctions.

    >>> demand = ActReading("demand", "asserted", "acts/1 demand.verb")
    >>> event_code(demand, "they wanted the sanctions lifted")
    EventCode(cameo='1054', plover='REQUEST', mode='yield')
    >>> event_code(demand).cameo
    '100'
    >>> event_code(ActReading("claim", "asserted", "acts/1 otherwise.claim")) is None
    True
    """
    rule = reading.rule.partition(" ")[2]
    if reading.act not in CODES:
        return _RULES.get(rule)
    rows = CODES[reading.act]
    for words in (text, "" if imposes(text) else issue):
        for topic in rows:
            if topic and shows(topic, words):
                return rows[topic]
    return rows[""]


def acts_of(plover: str) -> tuple[str, ...]:
    """Our acts that the type ``plover`` may stand for, likeliest first; () if none does.

    >>> acts_of("DEMAND"), acts_of("RETREAT"), acts_of("CONSULT")
    (('demand',), ('concession',), ())
    """
    return _WITHOUT.get(RENAMED.get(plover, plover), ())
