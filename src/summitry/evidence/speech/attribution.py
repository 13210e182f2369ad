"""An attribution: words of a text that the text lays in somebody's mouth or mind.

Its three parts are source, cue and content (Pareti (2012), PARC; Newell et al. (2018), PolNeAR):
"[Trump]source [said]cue [that Kim had agreed]content". The form is

    direct     all of the content stands in quote marks
    mixed      part of it does
    indirect   none of it does

A nested attribution has ``outer`` sources: in "Trump said that Kim said he would" the inner one has
outer (Trump) and source Kim. Read from outside in they are the chain, less the reporter.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitry.evidence.spans import Span

__all__ = ["DIRECT", "FORMS", "INDIRECT", "MIXED", "Attribution"]

DIRECT, MIXED, INDIRECT = FORMS = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as spans of one text.

    content : one or more spans in order; a split quote ("No," he said, "never") has two. Quote
        marks are not part of a quoted span.
    form : one of FORMS.
    source : the words that name the speaker; None if nobody is named.
    cue : the words that attribute ("said", "according to").
    outer : the sources of the attributions around it, outermost first.
    carried : whether the source was taken over from an earlier sentence.
    rule : the name of the rule that found it, with its version.
    """

    content: tuple[Span, ...]
    form: str
    source: Span | None = None
    cue: Span | None = None
    outer: tuple[Span, ...] = ()
    carried: bool = False
    rule: str = ""
