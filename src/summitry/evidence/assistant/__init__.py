"""A language model asked for proposals, if the user brings one and consents to sending text."""
