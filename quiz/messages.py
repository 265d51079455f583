"""What is told to people: an English sentence with named values, so that it can be translated.

The catalogue (`quiz/translations/messages.pot`) finds a sentence by what it is an argument of:
`Message`, `counted`, or any kind of `Complaint`.
"""

from collections.abc import Mapping


class Message:
    """A sentence and its named values; as text it is English. Whole numbers are amounts."""

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        self.values: Mapping[str, object] = values
        self.plural = ""
        self.number = 1

    def __str__(self) -> str:
        values = {name: in_english(value) for name, value in self.values.items()}
        if self.plural:
            text = self.text if self.number == 1 else self.plural
            return text % {"num": in_english(self.number), **values}
        return self.text % values if values else self.text


def counted(singular: str, plural: str, num: int, /, **values: object) -> Message:
    """Return a message that is worded by a number, which it names `num`."""
    message = Message(singular, **values)
    message.plural, message.number = plural, num
    return message


def in_english(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


class Complaint(ValueError):
    """What somebody did cannot be done; the message says why, and what to do."""

    def __init__(self, said: Message | str, /, **values: object) -> None:
        self.said = said if isinstance(said, Message) else Message(said, **values)
        super().__init__(str(self.said))

    @property
    def message(self) -> str:
        return self.said.text

    @property
    def values(self) -> Mapping[str, object]:
        return self.said.values
