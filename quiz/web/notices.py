"""What the next page says of what was just done."""

from flask import flash


def say(message: str, undo: str | None = None) -> None:
    """Say a sentence at the head of the next page.

    `undo` is the address of a form without fields that takes it back: beside the sentence stands
    a button for it.
    """
    flash(message, undo or "message")
