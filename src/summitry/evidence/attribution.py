"""How a claim is known, in words: the chain of a claim read from its document inwards.

("reporter", "us", "dprk") in a document of the New York Times reads "New York Times: United States
says that North Korea said". The last of the chain spoke, all before it report.
"""

from __future__ import annotations

from collections.abc import Mapping

from summitry.model.claim import REPORTER, Claim

__all__ = ["told"]


def told(claim: Claim, names: Mapping[str, str], sides: Mapping[str, str] | None = None) -> str:
    """Who says that who said ``claim``, and of whom.

    ``names``: words for each link of the chain and for ``about``; ``names[REPORTER]`` is the
    publisher of the claim's document. ``sides``: the party of each speaker; a speaker of unknown
    side stands with the last of the chain. A name that is missing is shown as its id.

    >>> claim = Claim("c", "d", ("reporter", "us", "dprk"), "demand", speaker="Donald Trump")
    >>> names = {"reporter": "New York Times", "us": "United States", "dprk": "North Korea"}
    >>> told(claim, names, {"Donald Trump": "us"})
    'New York Times: United States (Donald Trump) says that North Korea said'
    """
    links = [link for link in claim.chain if link != REPORTER]
    side = (sides or {}).get(claim.speaker or "")
    spoke = side if side in links else claim.chain[-1]

    def name(link: str) -> str:
        own = names.get(link, link)
        return f"{own} ({claim.speaker})" if claim.speaker and link == spoke else own

    source, of = names.get(REPORTER, REPORTER), _of(claim, names)
    if not links:
        return f"{source} reports{of}"
    reports = "".join(f"{name(link)} says that " for link in links[:-1])
    return f"{source}: {reports}{name(links[-1])} said{of}"


def _of(claim: Claim, names: Mapping[str, str]) -> str:
    if claim.about is None or claim.about == claim.chain[-1]:
        return ""
    return f" of {names.get(claim.about, claim.about)}"
