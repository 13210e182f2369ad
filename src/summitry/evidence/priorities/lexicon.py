"""The words by which a speaker shows what matters. The table of factors says what each is worth.

STANCES say where the speaker stands to what a clause names; of those whose words stand in the
clause the first one decides, so the narrower comes first ("don't have enough" is a shortage, "have
enough" is plenty). ADDED may hold beside a stance. TAKERS tell who gets what is counted.
"""

from __future__ import annotations

import re

from summitry.evidence.spans import Span

__all__ = [
    "ACCEPTS",
    "ADDED",
    "AWAY",
    "EVEN",
    "REFUSES",
    "STANCES",
    "SWAP",
    "TAKERS",
    "THAN",
    "found",
]

Rules = tuple[tuple[str, re.Pattern[str]], ...]

_NOT = (
    r"\b(?:\w+n['’]t|dont|doesnt|didnt|wont|cant|isnt|arent|wouldnt|cannot|not|never|hardly|"
    r"no\s+longer|neither)"
)
_HOW = (
    r"(?:\s+(?:really|particularly|necessarily|actually|even|currently|all|too|be|to|quite)){0,3}"
)
_YOU = r"(?:you|u)"
_WE = r"(?:I|we)"
_MAY = (
    r"(?:(?:can|could|may|might|will|would|should|to|then|just|also|go|ahead|and|definitely|am|are|"
    r"be|['’](?:d|ll|m|re)|ll|get\s+to|was|hoping|think|do|have)\s+)*"
)
_HAND = (
    r"(?:give|giving|gave|offer(?:ing)?|trad(?:e|ing)|exchang(?:e|ing)|let(?:ting)?|spare|swap|pass|"
    r"hand|share|leave)"
)
_HOLD = r"(?:have|take|keep|get|receive|taking|having|getting|keeping)"


def _compiled(*rules: tuple[str, tuple[str, ...]]) -> Rules:
    return tuple((name, re.compile("|".join(words), re.IGNORECASE)) for name, words in rules)


STANCES: Rules = _compiled(
    (
        "needs strongly",
        (
            rf"{_NOT}\s+(?:\w+\s+){{0,3}}(?:without|survive|live|manage|give\s+up|part)\b",
            r"(?<!n['’]t\s)(?<!not\s)(?<!dont\s)"
            r"\b(?:really|desperately|badly|definitely|absolutely|truly|seriously|certainly|"
            r"especially|do|sure)\s+(?:need|want|require|could\s+use|like|hope|prefer)",
            r"\bmust\b|\bdesperate|\bessential|\bnecess(?:ary|ity)\b|\bvital\b",
            r"\b(?:dire|great|desperate|bad)\s+need\b|\b(?:worr(?:ied|y)|concern(?:ed|s)?)\b(?<!n)",
            r"\bneed\s+(?:\w+\s+)?(?:a\s+lot|lots|all|as\s+much)\b",
        ),
    ),
    (
        "asks the other",
        (
            rf"\b(?:do|did|does|would|are)\s+{_YOU}\s+(?!mind|have|think|be\b|consider)[^?]*\?",
            rf"\bwhat\s+about\s+{_YOU}\b|\bhow\s+are\s+{_YOU}\b",
            rf"\b{_YOU}\s+(?:\w+ly\s+)?(?:need|want|said|mention\w*)\b",
            rf"\b{_YOU}(?:['’]re|\s+are|\s+were)\s+(?:\w+\s+)?(?:looking|asking|low|short)\b",
        ),
    ),
    (
        "shortage",
        (
            rf"{_NOT}\s+(?:\w+\s+){{0,2}}(?:have|got|bring|brought|packed?)\b(?!\s+(?:to|a\s+need))",
            r"\bhave\s+(?:no|very\s+little|little|only)\b|\b(?:not|isn['’]?t)\s+(?:be\s+)?enough\b",
            r"\b(?:run|running|ran|am|are|is|be|very|so|bit|little|['’][mr]e?)\s+(?:\w+\s+)?"
            r"(?:out\s+of|out|low|short|scarce)\b",
            r"\black(?:s|ing)?\b|\bforg[oe]t\b|\bwithout\b(?<!do\swithout)",
        ),
    ),
    (
        "unneeded",
        (
            rf"{_NOT}{_HOW}\s+(?:\w+\s+)?(?:need\w*|want|requir\w+|use|care|worr\w+|important|"
            r"necessary|interested|concern\w*|priority|big)\b",
            rf"{_NOT}{_HOW}\s+(?:as|that|so|too|very)\s+(?:\w+\s+)?(?:important|much|concerned|worried)\b",
            r"\bno\s+(?:need|use)\b|\bdo\s+without\b|\bless\s+(?:of|important)\b|(?<!at\s)\bleast\b|\bgive\s+up\b",
        ),
    ),
    (
        "plenty",
        (
            r"(?<!if\s)(?<!sure\s)(?<!that\s)\b(?:(?:I|we|I['’]ve|we['’]ve)\s+(?:\w+ly\s+|also\s+|do\s+)?"
            r"(?:have|got|brought|packed)|there(?:['’]s|\s+is|\s+are))\s+(?:\w+\s+){0,2}"
            r"(?:plenty|enough|loads|tons|lots?\s+of|extra)\b",
            rf"\b{_WE}\s+already\s+(?:have|got|brought|packed)\b|\bwell\s+stocked\b|\bsurplus\b",
        ),
    ),
    (
        "gives",
        (
            rf"\b{_HAND}\s+{_YOU}\b",
            rf"\b{_YOU}(?:['’](?:ll|d))?\s+{_MAY}(?:all\s+|both\s+)?{_HOLD}\b(?!\s+any\b)",
            rf"\b(?:for|to)\s+{_YOU}\b|\byours\b|\bhelp\s+{_YOU}\b|\b{_YOU}\s+\d",
            rf"\b{_WE}(?:['’](?:d|ll|m))?\s+{_MAY}(?:(?:willing|able|happy|glad|ready|open)\s+to\s+)?{_HAND}\b",
            rf"(?<!you\s)(?<!be\s)\b(?:willing|happy|able|glad)\s+to\s+{_HAND}\b",
        ),
    ),
    ("needs", (r"\bneed\w*|\brequire\w*|\bdepend\w*\b|\bhelpful\b|\bbeneficial\b|\buseful\b",)),
    (
        "takes",
        (
            rf"\b{_HAND}\s+(?:me|us)\b|\bfor\s+(?:me|us|my\w*|our\w*)\b|\bmine\b|\bspare\b",
            rf"\b{_WE}(?:['’](?:d|ll|m))?\s+{_MAY}{_HOLD}\b|\b(?:Ill|Id)\s+{_HOLD}\b",
            rf"\b(?:me|us)\s+(?:to\s+)?{_HOLD}\b|\b(?:can|could|may)\s+{_YOU}\b|\b(?:me|{_WE})\s+\d",
        ),
    ),
    (
        "wants",
        (
            r"\bwant\w*|\blike\b|\blooking\b|\bhop(?:e|ing)\b|\buse\b|\bprefer\w*|\brather\b|\blove\b",
            r"\binterest\w*|\bask\w*|\b(?:extra|more|additional)\b|\btake\b|\bget\b|\bkeep\b|\bwish\b",
        ),
    ),
)
"""Where the speaker stands to what the clause names."""

AWAY = frozenset({"asks the other", "gives", "plenty", "unneeded"})
"""The stances that are no wish."""

ADDED: Rules = _compiled(
    (
        "most important",
        (
            r"(?<!al)\bmost(?:ly)?\b(?!\s+(?:people|of\s+the\s+time))|\bmain(?:ly)?\b|\bpriorit\w+",
            r"\bprimar\w+|\btop\b|\bbiggest\b|\bcrucial\b|\bnumber\s+one\b|\bcritical\b",
            r"\babove\s+all\b|\bimportant\b|\bfirst\b|\bgreatest\b|\bhighest\b",
        ),
    ),
)
"""What a clause that wishes may add."""

TAKERS: Rules = _compiled(
    (
        "other",
        (
            rf"\b(?:{_HAND}|for|to|help|with)\s+{_YOU}\b",
            rf"\b{_YOU}\b(?=\s*(?:['’]\w+\s+)?(?:\w+\s+){{0,4}}(?:{_HOLD}|\d|all|both|one|two|three|the)\b)",
            rf"\byours?\b|\b{_YOU}\s*[:=-]",
            rf"\b{_WE}\b(?=(?:['’]\w+)?\s+(?:\w+\s+){{0,5}}(?:give|giving|spare|offer|part|trade|let)\b(?!\s+me\b))",
        ),
    ),
    (
        "self",
        (
            r"\b(?:give|let|leave|leaves|for|to|spare|allow|with)\s+(?:me|us|myself)\b|\bmine\b",
            r"\b(?:I|we|me|us|I['’]\w+|we['’]\w+|ill|id)\b(?!\s+(?:\w+\s+){0,5}(?:give|giving|spare|offer|part|trade|let\s+you)\b)",
        ),
    ),
)
"""Who gets what is counted next."""

SWAP = re.compile(
    r"\b(?:in\s+(?:exchange|return|trade)\s+for|for)\s+(?=\d|all|your|the|one|two|three|some)", re.I
)
"""After something offered: what follows goes the other way."""

THAN = re.compile(r"\b(?:than|over|instead\s+of|rather\s+than)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
EVEN = re.compile(r"\b(?:split|evenly|equal\w*|each|both\s+of\s+us)\b", re.IGNORECASE)
ACCEPTS = re.compile(
    r"\b(?:deal|sounds?\s+(?:good|fair|great|like\s+a)|works?\s+for\s+me|agree\w*|accept|perfect|"
    r"fair|okay|ok|that\s+works|that['’]s\s+fine)\b",
    re.IGNORECASE,
)
REFUSES = re.compile(
    r"\b(?:not|\w+n['’]t|but|however|instead|how\s+about|what\s+if|no)\b", re.IGNORECASE
)


def found(rules: Rules, text: str, span: tuple[int, int]) -> tuple[tuple[str, Span], ...]:
    """The ``rules`` whose words stand in ``text`` within ``span``, in their order, with the words.

    >>> found(ADDED, "water is my top priority", (0, 24))
    (('most important', Span(start=12, end=15)),)
    """
    hits = ((name, words.search(text, *span)) for name, words in rules)
    return tuple((name, Span(*m.span())) for name, m in hits if m)
