"""British to American spelling, for comparing printings of one story. Nothing is shown in it.

Each rule rewrites one word. A rule may make a word that does not exist ("advise" -> "advize"): that
is harmless as long as no two different words fall together, and "prise"/"prize" are kept apart.
Verbs that double their l, and words in -our and -re, are fixed lists, for "filled" is not "filed".
Left alone, since both spellings are words of their own: cheque/check, tyre/tire, tonne/ton,
storey/story, kerb/curb, grey/gray (a name).
"""

from __future__ import annotations

import re

__all__ = ["us_spelling"]

_OUR = (
    "arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|"
    "ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig"
)
_RE = "calib|cent|fib|lit|lust|maneuv|meag|met|sab|somb|spect|theat"
_L = (
    "bevel|cancel|channel|counsel|dial|duel|equal|fuel|grovel|imperil|initial|jewel|label|level|"
    "libel|marshal|model|panel|pencil|quarrel|revel|rival|shovel|shrivel|signal|stencil|swivel|"
    "total|travel|tunnel|unravel|yodel"
)
_UNIT = "centi|kilo|milli"

_RULES: tuple[tuple[str, str], ...] = (
    (r"^(defen|offen|preten|licen)c(?=[ei])", r"\1s"),
    (r"^(practi)s(?=[ei])", r"\1c"),
    (r"^(program)me(s?)$", r"\1\2"),
    (r"^(analog|catalog|dialog)ue(s?)$", r"\1\2"),
    (r"^((?:ac)?(?:judg|knowledg))e(ments?)$", r"\1\2"),
    (r"^(enrol|fulfil|instal)(s|ments?)?$", r"\1l\2"),
    (r"^(skil|wil)(ful(?:ly|ness)?)$", r"\1l\2"),
    (r"^(s)c(eptic)", r"\1k\2"),
    (r"^(s?m)ou(ld)", r"\1o\2"),
    (r"^(pl)ough", r"\1ow"),
    (r"^(ag)e(ing)$", r"\1\2"),
    (r"^(art)e(facts?)$", r"\1i\2"),
    (r"^(alumin)i(um)$", r"\1\2"),
    (r"^(jewel)le(ry)$", r"\1\2"),
    (r"^(toward)s$", r"\1"),
    (r"^(man)oe(uv)", r"\1e\2"),
    (rf"^((?:be|dis|mis|un)?(?:{_OUR}))our", r"\1or"),
    (rf"^((?:{_UNIT})?(?:{_RE}))re(s?)$", r"\1er\2"),
    (r"^(cent|maneuv)r(ed|ing)$", r"\1er\2"),
    (rf"^((?:out|re|un)?(?:{_L}))l(ed|ers?|ings?|ors?)$", r"\1\2"),
    (r"^(?!pris)(\w{2,})is(ations?|ational|able|e[ds]?|ers?|ings?)$", r"\1iz\2"),
    (r"^(\w{2,})ys(e[ds]?|ers?|ing)$", r"\1yz\2"),
)

_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), new) for pattern, new in _RULES)
_ANY = re.compile("|".join(f"(?:{pattern})" for pattern, _ in _RULES), re.IGNORECASE)


def us_spelling(word: str) -> str:
    """One ``word`` as an American printing would spell it; initials lose their dots.

    >>> [us_spelling(word) for word in ("Denuclearisation", "centres", "cancelled", "U.S.")]
    ['Denuclearization', 'centers', 'canceled', 'US']
    """
    if "." in word:
        return word.replace(".", "")
    if not _ANY.search(word):
        return word
    if word.isupper():
        return us_spelling(word.lower()).upper()
    for pattern, new in _COMPILED:
        word = pattern.sub(new, word)
    return word
