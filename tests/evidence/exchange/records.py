"""Records made up at random: all that a format may meet."""

from datetime import date

from hypothesis import strategies as st

from summitry.evidence.exchange.record import Record
from summitry.model.claim import ACTS, MODALITIES, REPORTER, Claim, Document, Voice

KEYS = st.from_regex(r"[^\W\d]\w{0,5}", fullmatch=True).filter(lambda key: key != REPORTER)
WORDS = st.text(min_size=1, max_size=12)
SHORT = st.text("ab \n“😀é", min_size=1, max_size=4)
TEXTS = st.one_of(st.none(), st.text("ab “”\n\r😀é-", max_size=40), st.text(max_size=30))


@st.composite
def documents(draw, id_):
    hashes = st.none() | st.text("0123456789abcdef", min_size=64, max_size=64)
    return Document(
        id_,
        draw(WORDS),
        draw(st.dates()),
        draw(WORDS),
        draw(st.just("") | WORDS | st.just("long " * 60)),
        draw(hashes),
        draw(st.none() | WORDS),
        draw(st.just("") | KEYS),
    )


@st.composite
def quotes(draw, text):
    """Words cut out of ``text``, or others; those before and after, or others, or none."""
    if text and draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        near = draw(st.booleans())
        before, after = (text[max(0, start - 5) : start], text[end : end + 5]) if near else ("", "")
        return text[start:end], before, after
    return draw(SHORT | WORDS), draw(st.just("") | SHORT), draw(st.just("") | SHORT)


@st.composite
def claims(draw, id_, document, text, actors, issues):
    fields = {
        "chain": (REPORTER, *draw(st.lists(st.sampled_from(actors), max_size=3))),
        "act": draw(st.sampled_from(ACTS)),
        "issues": tuple(draw(st.lists(st.sampled_from(issues), max_size=3))),
        "about": draw(st.none() | st.sampled_from(actors)),
        "speaker": draw(st.none() | WORDS | st.sampled_from(actors)),
        "statement": draw(st.none() | KEYS),
        "position": draw(st.none() | WORDS),
        "modality": draw(st.sampled_from(MODALITIES)),
        "condition": draw(st.none() | WORDS),
    }
    if draw(st.integers(0, 4)) == 0:
        return Claim(id_, document, paraphrase=draw(WORDS), **fields)
    quote, prefix, suffix = draw(quotes(text))
    return Claim(id_, document, quote=quote, prefix=prefix, suffix=suffix, **fields)


@st.composite
def records(draw):
    ids = draw(st.lists(KEYS, min_size=6, max_size=12, unique=True))
    count = draw(st.integers(1, 3))
    texts = {id_: draw(TEXTS) for id_ in ids[:count]}
    names = {id_: draw(WORDS) for id_ in ids[count : count + 2]}
    voices = tuple(Voice(id_, draw(WORDS)) for id_ in ids[count + 2 :])
    issues = {id_: draw(WORDS) for id_ in ids[1:4]}
    made = []
    for id_ in ids[: draw(st.integers(0, len(ids)))]:
        document = draw(st.sampled_from(ids[:count]))
        actors = [*names, *(voice.id for voice in voices), "unnamed"]
        choice = [*issues, "unnamed"]
        made.append(draw(claims(id_, document, texts[document], actors, choice)))
    return Record(
        tuple(draw(documents(id_)) for id_ in ids[:count]),
        tuple(made),
        voices,
        names,
        issues,
        texts,
    )


def small(quote="lifted", text="All sanctions lifted, he said: lifted.", **fields):
    """A record of one document and one claim; ``fields`` are the claim's."""
    day = date(2019, 2, 28)
    return Record(
        documents=(Document("d", "Gazette", day, "news", "Talks", cluster="story"),),
        claims=(Claim("c", "d", (REPORTER, "us"), "demand", ("relief",), quote, **fields),),
        voices=(Voice("lee", "Jean H. Lee"),),
        parties={"us": "United States"},
        issues={"relief": "Relief from sanctions"},
        texts={"d": text},
    )
