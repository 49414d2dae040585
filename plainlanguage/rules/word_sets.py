"""Sets of words and phrases, written down so that they can be read."""


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The phrases of a text, with ";" between them."""
    return frozenset(phrase.strip() for phrase in text.split(";"))
