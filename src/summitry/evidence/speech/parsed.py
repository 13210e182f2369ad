"""Parsed text: the sentences of a text as dependency trees, by any English spaCy pipeline.

A pipeline will do if it is an installed package whose name begins with en_core_web and if it has
a parser; of several the one that comes first in PREFERRED is taken. The text is parsed paragraph
by paragraph, and the parser is told where sentences begin (see sentences), since left alone it
splits after a dateline and joins a headline to the body. What is too long for one tree is left
out: a sentence of more than MAX_SENTENCE characters. Time and memory are linear in the text.

Dependency labels are those of the ClearNLP scheme (Choi & Palmer (2012), "Guidelines for the CLEAR
style constituent to dependency conversion"), which the English pipelines of spaCy share.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from summitry.errors import NotInstalled
from summitry.evidence.sentences import paragraphs, sentences_within
from summitry.evidence.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = [
    "BATCH",
    "MAX_PIECE",
    "MAX_SENTENCE",
    "PREFERRED",
    "Parsed",
    "english_pipeline",
    "installed_pipelines",
    "parsed",
    "pipeline_name",
]

PREFERRED = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""Which pipeline is taken when several are installed; then the others, by the alphabet."""

MAX_SENTENCE = 4_000
"""Characters of the longest sentence that is parsed."""

MAX_PIECE = 20_000
"""Characters of the longest stretch of sentences that is parsed at once."""

BATCH = 64
"""How many pieces the pipeline reads at a time; more cost memory and save nothing."""

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which spaCy refuses."""

_HOW = (
    "indirect speech by dependency rules needs spaCy and an English pipeline with a parser: "
    "pip install 'summitry[nlp]', then any package en_core_web_*"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """One paragraph, or a part of a long one, as a parsed ``doc`` that begins at ``start``."""

    doc: Doc
    start: int
    paragraph: int

    def span(self, first: int, last: int) -> Span:
        """Where the tokens ``first`` to ``last``, both included, stand in the text."""
        end = self.doc[last]
        return Span(self.start + self.doc[first].idx, self.start + end.idx + len(end))


def installed_pipelines() -> tuple[str, ...]:
    """The names of the installed packages that begin with en_core_web, the preferred first."""
    names = sorted(m.name for m in pkgutil.iter_modules() if m.name.startswith("en_core_web"))

    def place(name: str) -> int:
        return next((i for i, start in enumerate(PREFERRED) if name.startswith(start)), 9)

    return tuple(sorted(names, key=place))


@cache
def english_pipeline(name: str | None = None) -> Language:
    """The installed pipeline ``name``, or the first one that has a parser; loaded once.

    Raises NotInstalled if spaCy is missing, or every pipeline with a parser.
    """
    names = installed_pipelines() if name is None else (name,)
    for each in names:
        nlp = _loaded(each)
        if nlp is not None:
            return nlp
    missing = f"; {name} is not one" if name else ""
    raise NotInstalled(f"{_HOW}{missing}")


def pipeline_name(nlp: Language) -> str:
    """The name and version of ``nlp`` as rules cite it, such as "en_core_web_sm 3.8.0"."""
    meta = nlp.meta
    return f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}"


def parsed(
    text: str, nlp: Language, spans: Iterable[tuple[int, int]] | None = None
) -> list[Parsed]:
    """The paragraphs of ``text``, or the stretches ``spans`` of it, parsed by ``nlp``."""
    chosen = paragraphs(text) if spans is None else spans
    pieces = [(*piece, n) for n, each in enumerate(chosen) for piece in _pieces(text, each)]
    told = (_told(nlp, text[start:end], start, firsts) for start, end, firsts, _ in pieces)
    made = zip(nlp.pipe(told, batch_size=BATCH), pieces, strict=True)
    return [Parsed(doc, start, n) for doc, (start, _, _, n) in made if len(doc)]


def _loaded(name: str) -> Language | None:
    """The pipeline ``name`` without its entities, or None if it is missing or has no parser."""
    try:
        module = importlib.import_module(name)
        nlp: Language = module.load(exclude=["ner"])
    except (ImportError, OSError, AttributeError):
        return None
    return nlp if nlp.has_pipe("parser") else None


def _pieces(text: str, paragraph: tuple[int, int]) -> Iterator[tuple[int, int, list[int]]]:
    """Runs of sentences of one paragraph: where each starts, ends, and its sentences start."""
    starts: list[int] = []
    end = paragraph[0]
    for sentence in sentences_within(text, paragraph):
        too_long = sentence.end - sentence.start > MAX_SENTENCE
        if starts and (too_long or sentence.end - starts[0] > MAX_PIECE):
            yield starts[0], end, starts
            starts = []
        if not too_long:
            starts, end = [*starts, sentence.start], sentence.end
    if starts:
        yield starts[0], end, starts


def _told(nlp: Language, words: str, offset: int, firsts: list[int]) -> Doc:
    """The tokens of ``words`` with the first one at or after each sentence's beginning marked."""
    import numpy as np

    doc = nlp.make_doc(_LONE.sub("\ufffd", words))
    places = [token.idx + offset for token in doc]
    first = {bisect_left(places, start) for start in firsts} | {0}
    signs = np.array([1 if i in first else -1 for i in range(len(doc))], dtype=np.int64)
    marks: Any = signs.view(np.uint64)  # as spaCy keeps them; its own annotation asks for two axes
    return doc.from_array(["SENT_START"], marks)
