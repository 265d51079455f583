"""The numbers of lines in a long text."""


class LineNumbers:
    """The lines that places are in, counted from 1; asked for from the beginning to the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last, self.counted = 1, 0

    def number(self, place: int) -> int:
        self.last += self.text.count("\n", self.counted, place)
        self.counted = place
        return self.last
