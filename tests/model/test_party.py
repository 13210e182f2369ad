import pytest

from summitry.model.party import Party


def test_a_party_must_sign_unless_it_is_said_otherwise():
    assert Party("us", "United States").principal
    assert not Party("rok", "South Korea", principal=False).principal


def test_a_party_does_not_change():
    party = Party("us", "United States")
    with pytest.raises(AttributeError):
        party.principal = False
    assert hash(party) == hash(Party("us", "United States"))
