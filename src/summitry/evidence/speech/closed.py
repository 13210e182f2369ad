"""Closed lists of English words, by which sentences are read without a parser.

They hold the words of the classes that gain no new members: helpers, determiners, prepositions,
words that join clauses. What attributes stands in another table (see lexicon).
"""

from __future__ import annotations

__all__ = [
    "ADVERBS",
    "APPOSITIVE",
    "AUXILIARIES",
    "BE",
    "DETERMINERS",
    "JOINING",
    "JOINS",
    "MODALS",
    "NO_NOUN_END",
    "POSSESSIVE",
    "PREPOSITIONS",
    "PRONOUNS",
    "STOPS_THING",
    "TIME",
    "WH",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BE = _set("is are was were be been being am 's 're 'm isn't aren't wasn't weren't")

MODALS = _set("will would can could may might must shall should won't wouldn't can't")

AUXILIARIES = (
    BE
    | MODALS
    | _set(
        "has have had having do does did didn't doesn't don't hasn't haven't hadn't 've 'd 'll 'm "
        "couldn't cannot shouldn't"
    )
)

ADVERBS = _set(
    "also then later once now never not still just again often even only already ever long "
    "since first both all soon so far too much more most instead nonetheless nevertheless "
    "meanwhile thus therefore rather always sometimes afterward afterwards today yesterday "
    "earlier"
)

PRONOUNS = _set("he she they it we i you")

DETERMINERS = _set(
    "the a an this that these those his her their its our my your some many most several few "
    "both all any each every another no one two three four five other"
)

PREPOSITIONS = _set(
    "in on at after during with by for from of to about over under against between among "
    "through despite without within since before amid until like across toward towards into "
    "per"
)

JOINING = _set(
    "that if when while because but as where which who whom whose although though until than "
    "whether so unless once what how why yet nor or"
)
"""Words that open a clause of their own."""

NO_NOUN_END = _set("not the a an of to and")

APPOSITIVE = _set(
    "a an the who whose which when speaking asked in at from on with whom now then including "
    "as one another his her their its himself herself both also however too during formerly "
    "for like after before while if of by responding referring writing talking"
)
"""Words that open an apposition or a remark between subject and verb."""

JOINS = _set("and but while though although as whereas or when after because")
"""Words that may join a clause of another speaker."""

STOPS_THING = _set(
    "because when while as after before if since until during although though but where "
    "unless monday tuesday wednesday thursday friday saturday sunday yesterday today whereas "
    "amid despite once via"
)
"""Words at which a thing ends: what follows says when or why."""

WH = _set("whether if how why what when who where which")
"""Words that open a question."""

TIME = _set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight "
    "recently earlier publicly privately repeatedly aloud"
)
"""Words that may stand between a verb and its content."""

POSSESSIVE = _set("his her their its our my your")
