"""Orders of cards with some side by side, for tests."""

from hypothesis import strategies as st

CARDS = "ABCDEFGH"


def groups(cards: str = CARDS) -> st.SearchStrategy[tuple[str, ...]]:
    """Orders of all the cards, each a tuple of groups: "C", "AB", "D"."""
    places = st.lists(st.integers(1, len(cards)), min_size=len(cards), max_size=len(cards))
    return places.map(lambda chosen: grouped(dict(zip(cards, chosen, strict=True))))


def grouped(places: dict[str, int]) -> tuple[str, ...]:
    """Return the cards by their places, those of one place together."""
    return tuple(
        "".join(card for card in places if places[card] == place)
        for place in sorted(set(places.values()))
    )


def two_orders() -> st.SearchStrategy[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Two orders of the same three to eight cards."""
    return st.integers(3, len(CARDS)).flatmap(
        lambda count: st.tuples(groups(CARDS[:count]), groups(CARDS[:count]))
    )
