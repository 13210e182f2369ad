"""The evidence of a case as nouns."""

from summitry.cases.evidence import claims, documents, voices
from summitry.cases.schema import Case
from tests.cases.sample import sample


def test_a_document_without_a_cluster_is_its_own():
    (document,) = documents(sample())
    assert (document.id, document.publisher, document.cluster) == ("d1", "The Gazette", "d1")


def test_a_claim_keeps_its_words_its_chain_and_its_issues():
    (claim,) = claims(sample())
    assert (claim.id, claim.document, claim.words) == ("asks", "d1", "open it daily")
    assert (claim.chain, claim.issues, claim.holder) == (("reporter", "east"), ("market",), "east")


def test_voices_are_those_who_are_no_party():
    plain = sample().model_dump(mode="json", by_alias=True, exclude_none=True)
    plain["evidence"]["voices"] = {"expert": {"name": "Bo Li"}}
    (voice,) = voices(Case.model_validate(plain))
    assert (voice.id, voice.name) == ("expert", "Bo Li")
