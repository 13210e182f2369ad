"""What an act is about, as far as its event code turns on it: topics and the words that show them.

A topic is shown by patterns of words (see patterns) anywhere in a statement. Which topics matter to
which act, and in which order they are looked for, is said by the table of codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from summitry.evidence.acts.patterns import Forms, Pattern, compiled, matches, row, tokens

__all__ = ["TOPICS", "imposes", "shows"]

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "sanctions": ("sanction*|embargo*|boycott*",),
    "ease": (
        "lift~|ease~|relax~|remove~|suspend~|waive~|drop~|end|ends|ended|ending|loosen~|cancel~",
        "relief|alleviat*|exempt*",
    ),
    "impose": ("impose~|imposing|tighten~|keep|keeping|maintain~|slap~|extend~|new|further",),
    "give": ("releas*|free|freed|freeing|hand|hands|handed|handing|return|returned|returning",),
    "prisoners": ("prisoner*|hostage*|detainee*|captive*|sailor*|soldier*",),
    "property": ("weapon*|property|equipment|aircraft|helicopter|remains",),
    "accord": ("accord*|agreement*|treaty|treaties|pact*|deal*|protocol*|communique",),
    "withdraw": ("withdraw*|withdrew|pull|pulled|pulling|retreat*",),
    "troops": ("troops|forces|soldiers|army|tanks",),
    "attack": (
        "attack*|bomb*|offensive|invade*|invasion|force|war|militar*|strikes|blow|blows|shell*",
        "fight|fighting",
    ),
}

TOPICS: Mapping[str, tuple[str, ...]] = {
    "signing": ("sign|signed|signing .. <accord>",),
    "veto": ("veto*",),
    "ultimatum": ("ultimatum*|deadline*",),
    "against": ("called|calls|call ... <sanctions>|unite|mobilize|action ... against",),
    "sanctions": ("<ease> ... <sanctions>", "<sanctions> ... <ease>"),
    "embargo": ("<sanctions>",),
    "blockade": ("blockade*|siege*",),
    "attack": ("<attack>",),
    "expulsion": (
        "withdraw*|expel* .. inspector*|observer*|peacekeep*|monitor*|humanitarian|troops",
    ),
    "protest": ("strike|protest*|demonstrat*|rally|rallies|walkout",),
    "release": (
        "<give> .. <prisoners>|<property>",
        "paid|pay compensation|reparations|damages",
        "release of",
    ),
    "peacekeepers": ("accept*|receiv*|admit* .. peacekeep*",),
    "inspectors": ("inspector*|inspection*|observers|monitors",),
    "truce": ("declar*|agree*|observ* .. truce|ceasefire", "cease fire", "truce"),
    "demobilize": ("demobiliz*|disarm*", "laid down"),
    "withdrawal": (
        "<withdraw> .. <troops>|from",
        "withdrawal|pullout|pullback|retreat|retreated|surrender*",
    ),
    "force": (
        "<withdraw> .. <troops>",
        "truce|ceasefire|deescalat*|disarm*|demobiliz*",
        "cease fire",
        "stop|end|halt .. fighting|attacks|shelling|offensive|hostilities|military",
    ),
    "mediation": ("mediat*",),
    "talks": ("talks|negotiat*|meet|meeting|summit|dialog",),
    "settlement": ("peace plan|proposal|accord|deal|agreement", "settle|settling|settlement"),
    "aid": ("aid|assistance|relief|loan*|grant*|food|donat*",),
    "rights": ("rights|freedom*|autonomy|press|equality",),
    "reform": ("reform*|constitution*|election*|democra*|referendum",),
}
"""Topic -> the patterns that show it."""


def shows(topic: str, text: str) -> bool:
    """Whether ``text`` has words of the ``topic``.

    >>> shows("sanctions", "they wanted the sanctions lifted")
    True
    >>> shows("sanctions", "they wanted sanctions imposed")
    False
    """
    return _stands(TOPICS[topic], text)


def imposes(text: str) -> bool:
    """Whether ``text`` speaks of more sanctions, not of fewer.

    >>> imposes("it must impose new sanctions")
    True
    """
    return _stands(("<impose> ... <sanctions>",), text)


def _stands(patterns: tuple[str, ...], text: str) -> bool:
    found = matches(_compiled(patterns), row(tokens(text, (0, len(text)))))
    return next(found, None) is not None


@cache
def _compiled(patterns: tuple[str, ...]) -> Pattern | None:
    return compiled(patterns, _GROUPS, Forms())
